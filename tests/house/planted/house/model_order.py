# planted at: src/alongside/journey/review/models.py
# caught by: house
# says: test_no_model_has_an_order_of_its_own + journey/review/models.py
class PlantedOrder(models.Model):
    class Meta:
        abstract = True
        ordering = ["id"]
