"""What a person wanted to know, what they were given, and whether it was understood."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from alongside.records.people.models.people import Person
from alongside.rules.information import Understood


class InformationNeed(models.Model):
    """One thing that the person wants to know, in their words, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    wanted = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    given = models.TextField(default="", blank=True)
    format = models.TextField(default="", blank=True)
    given_at = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)
    given_by_name = models.TextField(default="", blank=True)
    understood = models.TextField(default="", blank=True, choices=[(u.value, u.value) for u in Understood])
    told_back = models.TextField(default="", blank=True)  # how the person said it, in their words

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(given_at=None, given_by=None, given="", format="", understood="", told_back="")
                | Q(given_at__gte=F("asked_at"), given_by__isnull=False) & ~Q(given="") & ~Q(format=""),
                name="people_informationneed_given_whole",
            ),
            models.CheckConstraint(
                condition=Q(understood__in=["", *map(str, Understood)]), name="people_informationneed_understood_known"
            ),
        ]
        indexes = [models.Index(fields=["person", "asked_at"], name="people_informationneed_of")]
