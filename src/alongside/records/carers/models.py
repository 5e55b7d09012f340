"""Whom a carer looks after. `person` is the carer: their record is theirs, and the other is only named in it.

Rows are only added, but for the day on which caring ended: the newest one counts.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person
from alongside.rules.carers import ABOUT, MOST_HOURS, About, AssessmentAnswer, IdentifiedBy, Showing, Topic
from alongside.rules.choices import choices_of
from alongside.rules.sharing_choices import GivenBy


class Caring(models.Model):
    """A carer looks after somebody, who need not be known here: as the carer calls them."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    cares_for = models.TextField()
    relationship = models.TextField(default="", blank=True)
    identified_by = models.TextField(choices=choices_of(IdentifiedBy))
    identified_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()
    ended_on = models.DateField(null=True)


class CaringWords(models.Model):
    """The carer's own words: what they do, and what they are willing and able to do."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caring = models.ForeignKey(Caring, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    does = models.TextField(default="", blank=True)
    willing = models.TextField(default="", blank=True)
    able = models.TextField(default="", blank=True)
    limits = models.TextField(default="", blank=True)
    hours = models.PositiveSmallIntegerField(null=True)  # in a week
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caring", "number"], name="carers_words_number_once"),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gte=1, hours__lte=MOST_HOURS), name="carers_hours_of_a_week"
            ),
        ]


class Link(models.Model):
    """Which record is that of the one who is looked after. None: it was linked by mistake, and is not any more."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caring = models.ForeignKey(Caring, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    cared_for = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    supporter = models.UUIDField(null=True)  # a row of the other's record, which may be disposed of before this one
    linked_at = models.DateTimeField()
    linked_by = models.UUIDField()
    linked_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caring", "number"], name="carers_link_number_once"),
            models.CheckConstraint(
                condition=Q(cared_for=None) | ~Q(cared_for=models.F("person")), name="carers_link_to_another"
            ),
        ]
        indexes = [models.Index(fields=["cared_for"], name="carers_link_of")]


class Assessment(models.Model):
    """An assessment was offered to the carer, and what they answered."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caring = models.ForeignKey(Caring, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    offered_on = models.DateField()
    answer = models.TextField(choices=choices_of(AssessmentAnswer))
    words = models.TextField(default="", blank=True)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caring", "number"], name="carers_assessment_number_once")]


class CannotCarePart(models.Model):
    """One part of the plan for when the carer cannot care, and whose details it holds. Without words: taken out."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caring = models.ForeignKey(Caring, on_delete=models.PROTECT, related_name="+")
    topic = models.TextField(choices=choices_of(Topic))
    about = models.TextField(choices=choices_of(About))
    number = models.PositiveIntegerField()  # of this topic, from 1
    words = models.TextField(default="", blank=True)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caring", "topic", "number"], name="carers_part_number_once"),
            models.CheckConstraint(
                condition=Q(
                    about=About.CARER,
                    topic__in=[topic.value for topic, about in ABOUT.items() if about == About.CARER],
                )
                | Q(
                    about=About.CARED_FOR,
                    topic__in=[topic.value for topic, about in ABOUT.items() if about == About.CARED_FOR],
                ),
                name="carers_part_says_whose_it_is",
            ),
        ]


class Shown(models.Model):
    """What the carer lets the one they look after see. Nothing, until there is a row that says so."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caring = models.ForeignKey(Caring, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    parts = ArrayField(models.TextField(choices=choices_of(Showing)))
    chosen_at = models.DateTimeField()
    chosen_by = models.UUIDField()
    chosen_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caring", "number"], name="carers_shown_number_once"),
            models.CheckConstraint(
                condition=Q(parts=[]) | Q(parts__contains=[Showing.LINK.value]), name="carers_shown_with_the_record"
            ),
        ]


class Answer(models.Model):
    """Whether the plan may be shown in an emergency. `person` is the one who is looked after: the answer is theirs."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caring = models.UUIDField()  # a row of the carer's record, which may be disposed of before this one
    number = models.PositiveIntegerField()
    agrees = models.BooleanField()
    given_by = models.TextField(choices=choices_of(GivenBy))
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField()
    answered_by_name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "caring", "number"], name="carers_answer_number_once")]
