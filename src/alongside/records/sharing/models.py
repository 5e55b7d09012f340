"""The person's decisions about who sees what, and restrictions that beat every decision."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.records.people.models import Account, Organisation, Person
from alongside.rules.plan.sections import Section


class SharingDecision(models.Model):
    """One decision about one reader. Rows are only added: the newest one counts, and no sections means "no"."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # from 1 for each person and reader
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    sections = ArrayField(models.TextField(choices=[(s.value, s.value) for s in Section]))
    may_contribute = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    how = models.TextField()  # how it was explained and given: online, in person, by phone...
    reason = models.TextField(default="", blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None, account__isnull=False) | Q(organisation__isnull=False, account=None),
                name="sharing_decision_one_reader",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="sharing_decision_in_order"),
            models.UniqueConstraint(
                fields=["person", "organisation", "number"], name="sharing_decision_number_for_organisation"
            ),
            models.UniqueConstraint(fields=["person", "account", "number"], name="sharing_decision_number_for_account"),
        ]


class Restriction(models.Model):
    """Keeps one reader from one section, or from everything. Its existence is itself kept from that reader."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    section = models.TextField(null=True, choices=[(s.value, s.value) for s in Section])  # null: every section
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.UUIDField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None, account__isnull=False) | Q(organisation__isnull=False, account=None),
                name="sharing_restriction_one_reader",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="sharing_restriction_lifted_whole",
            ),
        ]
