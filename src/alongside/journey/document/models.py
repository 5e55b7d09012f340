"""Why a draft was not agreed, and the copies that were given."""

from uuid import uuid4

from django.db import models

from alongside.records.people.models import Person
from alongside.records.plans.models import PlanVersion, Round


class NotAgreed(models.Model):
    """The person does not agree, or not yet: why, in whose words (rule Q4)."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    words = models.TextField(default="", blank=True)
    said_by = models.TextField(default="", blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()


class CopyGiven(models.Model):
    """The person was given a copy of a version, in this format, by this message or by hand."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    format = models.TextField()
    message = models.UUIDField(null=True)
    given_at = models.DateTimeField()
