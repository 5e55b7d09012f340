# planted at: src/alongside/journey/review/models.py
# caught by: house
# says: key by string 'plans.Round'
class PlantedByString(models.Model):
    round = models.ForeignKey("plans.Round", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
