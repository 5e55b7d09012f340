# planted at: src/alongside/journey/review/models.py
# caught by: house
# says: test_every_field_is_classified + [review.PlantedThree]
class PlantedThree(models.Model):
    words = models.TextField()
