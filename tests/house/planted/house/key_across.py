# planted at: src/alongside/records/careteam/models.py
# caught by: house
# says: test_foreign_keys.py::test_foreign_keys_point_down_by_class_without_reverse_names + key from alongside.records.careteam up or across to alongside.records.health
from alongside.records.health.models import Condition as PlantedCondition


class PlantedAcross(models.Model):
    condition = models.ForeignKey(PlantedCondition, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
