"""Why a draft was not agreed, what an agreement for somebody stands on, and the copies that were given."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.authority.models import Authority, BestInterestsDecision
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


class AgreedFor(models.Model):
    """What the agreement to a version stands on, where somebody else agreed for the person. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.ForeignKey(BestInterestsDecision, on_delete=models.PROTECT, null=True, related_name="+")
    all_agree = models.BooleanField(default=False)
    life_sustaining = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(authority=None, decision__isnull=False) | Q(authority__isnull=False, decision=None),
                name="document_agreed_for_stands_on_one",
            )
        ]


class CopyGiven(models.Model):
    """The person was given a copy of a version, in this format, by this message or by hand."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    format = models.TextField()
    message = models.UUIDField(null=True)
    given_at = models.DateTimeField()
