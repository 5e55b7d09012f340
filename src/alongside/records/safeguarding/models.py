"""Concerns that somebody is, or may be, harmed; who is said to have caused it; and what was done."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.records.careteam.models import Escalation, Supporter
from alongside.records.people.models import Organisation, Person
from alongside.rules.involvement import Asked
from alongside.rules.safeguarding import Closed, Harm


def _of(kinds: type[Asked | Closed | Harm]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in kinds]


class Concern(models.Model):
    """One concern about a person, kept by the safeguarding leads of one organisation. It is closed, and never changed.

    Core Information Standard, Safeguarding: date, end date, what kind, comment, who recorded it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reference = models.TextField(unique=True)  # all that a log says of it
    seen_on = models.DateField()
    harms = ArrayField(models.TextField(choices=_of(Harm)))
    words = models.TextField()
    escalation = models.OneToOneField(Escalation, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()
    closed = models.TextField(choices=_of(Closed), default="", blank=True)
    closed_words = models.TextField(default="", blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    closed_by_name = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(harms__len__gt=0), name="safeguarding_concern_has_a_kind"),
            models.CheckConstraint(
                condition=Q(closed="", closed_words="", closed_at=None, closed_by=None, closed_by_name="")
                | ~Q(closed="") & ~Q(closed_words="") & Q(closed_at__isnull=False, closed_by__isnull=False),
                name="safeguarding_concern_closed_whole",
            ),
        ]
        indexes = [models.Index(fields=["person", "-written_at"], name="safeguarding_concern_of")]


class Named(models.Model):
    """Somebody who is said to have caused harm: one who supports the person, or somebody else by name. Only added."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.TextField()
    named_at = models.DateTimeField()
    named_by = models.UUIDField()
    named_by_name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "supporter"], name="safeguarding_named_once")]


class Note(models.Model):
    """What was done about a concern, and when. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField()
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()


class View(models.Model):
    """What the person says and wants to happen, and how they were asked. Only added: the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    asked = models.TextField(choices=_of(Asked))
    why_not_alone = models.TextField(default="", blank=True)
    asked_on = models.DateField()
    view = models.TextField(default="", blank=True)
    wants = models.TextField(default="", blank=True)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asked=Asked.ALONE) | ~Q(why_not_alone=""), name="safeguarding_view_says_why_not_alone"
            ),
            models.CheckConstraint(
                condition=Q(asked=Asked.NOT_ASKED, view="", wants="")
                | ~Q(asked=Asked.NOT_ASKED) & (~Q(view="") | ~Q(wants="")),
                name="safeguarding_view_says_something",
            ),
        ]
