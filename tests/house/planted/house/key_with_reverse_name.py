# planted at: src/alongside/journey/review/models.py
# caught by: house
# says: test_foreign_keys.py::test_foreign_keys_point_down_by_class_without_reverse_names + without related_name=
from alongside.records.plans.models import Round as PlantedRound


class PlantedReverse(models.Model):
    round = models.ForeignKey(PlantedRound, on_delete=models.PROTECT, related_name="planted")

    class Meta:
        abstract = True
