"""The people who support a person: family, carers, professionals, and the one named coordinator."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from alongside.records.people.models import Account, Organisation, Person


class SupporterKind(models.TextChoices):
    FAMILY_OR_FRIEND = "family-or-friend"
    CARER = "carer"
    PROFESSIONAL = "professional"
    COORDINATOR = "coordinator"
    VOLUNTEER = "volunteer"


class Supporter(models.Model):
    """One of the people who support this person, from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=SupporterKind)
    name = models.TextField()
    relationship = models.TextField(default="", blank=True)
    telephone = models.TextField(default="", blank=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    source_id = models.TextField(default="", blank=True)
    verbatim = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind=SupporterKind.COORDINATOR, ends_on=None),
                name="careteam_one_coordinator",
            ),
            models.UniqueConstraint(
                fields=["person", "source_id"], condition=~Q(source_id=""), name="careteam_source_once"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="careteam_supporter_in_order"),
        ]
        indexes = [models.Index(fields=["account"], name="careteam_supporter_account")]
