# planted at: src/alongside/journey/review/models.py
# caught by: house
# says: test_models_and_migrations_agree + 'review'
class PlantedToo(models.Model):
    words = models.TextField()
