"""Two records of one person, joined by a link that can be undone; no row moves."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from alongside.records.people.models.people import Organisation, Person


class Merge(models.Model):
    """That one record was joined to another, why and by whom, and whether it was undone."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # the record that was joined to it
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    merged_at = models.DateTimeField()
    merged_by = models.UUIDField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)
    undone_why = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(undone_at=None), name="people_merge_once"),
            models.CheckConstraint(condition=~Q(kept=F("person")), name="people_merge_two_records"),
            models.CheckConstraint(condition=~Q(reason=""), name="people_merge_reason"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None, undone_why="")
                | Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_why=""),
                name="people_merge_undone_whole",
            ),
        ]
