# planted at: src/alongside/journey/review/models.py
# caught by: house
# says: test_no_field_outside_findings_speaks_of_capacity + review.PlantedCapacity.has_capacity
class PlantedCapacity(models.Model):
    has_capacity = models.BooleanField(default=False)
