"""Offers of a plan, and what became of each."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Organisation, Person
from alongside.records.plans.models import Round


class Offer(models.Model):
    """One invitation to one person, and their answer. `outcome` is one of COSD's offer codes in words."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField()
    offered_by = models.UUIDField()
    reasons = models.JSONField(default=list)  # why this person, as codes, at the moment of offering
    outcome = models.TextField()
    reason = models.TextField(default="", blank=True)  # the person's reason, in their words where they gave one
    again_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=Q(answered_at=None), name="identify_one_open_offer"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="identify_offer_answered_whole",
            ),
        ]
