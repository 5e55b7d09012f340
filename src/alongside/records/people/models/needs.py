"""What a person needs to get information and to be helped, as it was told; history is kept as rows."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.records.people.models.people import Person
from alongside.records.people.told_needs import ADJUSTMENTS
from alongside.rules.needs import Adjustment as AdjustmentCode
from alongside.rules.needs import Answer, Subset


class Need(models.Model):
    """One answer about one subset. Rows are only added: the newest counts, and no row means that nobody has asked."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # from 1 for each person and subset
    subset = models.TextField(choices=[(s, s) for s in (*map(str, Subset), ADJUSTMENTS)])
    answer = models.TextField(choices=[(a.value, a.value) for a in (Answer.NONE, Answer.NEEDS)])
    codes = ArrayField(models.TextField(), default=list, blank=True)
    words = models.TextField(default="", blank=True)
    told_by = models.TextField()  # a word from rules.people.ToldBy
    told_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    review_on = models.DateField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "subset", "number"], name="people_need_number"),
            models.CheckConstraint(
                condition=Q(answer="none", codes=[]) | Q(answer="needs") & ~Q(codes=[]),
                name="people_need_none_or_some",
            ),
            models.CheckConstraint(
                condition=Q(subset__in=[*map(str, Subset), ADJUSTMENTS]), name="people_need_subset_known"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="people_need_confirmed_whole",
            ),
        ]


class Adjustment(models.Model):
    """One reasonable adjustment, what happens without it, and whether somebody of the team has confirmed it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    what = models.TextField(choices=[(a.value, a.value) for a in AdjustmentCode])
    words = models.TextField(default="", blank=True)
    consequence = models.TextField(default="", blank=True)  # what happens if it is not provided
    told_by = models.TextField()
    told_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    review_on = models.DateField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_why = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=[str(a) for a in AdjustmentCode]), name="people_adjustment_known"
            ),
            models.CheckConstraint(condition=~Q(what="other", words=""), name="people_adjustment_other_in_words"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="people_adjustment_confirmed_whole",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why=""),
                name="people_adjustment_ended_whole",
            ),
            models.CheckConstraint(condition=Q(ended_at__gte=F("told_at")), name="people_adjustment_in_order"),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="people_adjustment_now")]
