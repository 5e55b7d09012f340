# planted at: src/alongside/journey/review/models.py
# caught by: house
# says: test_foreign_keys.py::test_foreign_keys_point_down_by_class_without_reverse_names + key by string 'plans.Round'
class PlantedByString(models.Model):
    round = models.ForeignKey("plans.Round", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
