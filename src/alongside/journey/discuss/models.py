"""Conversations: when, where and how, who was there, and what the person wanted to talk about first."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person
from alongside.records.plans.models import Round
from alongside.rules.discuss import VOICES
from alongside.rules.plan.sections import Section

_SECTIONS = [(section.value, section.value) for section in Section]


class Conversation(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True)
    how = models.TextField()  # in person, phone, video, at home
    led_by = models.UUIDField()
    led_by_name = models.TextField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round"], condition=Q(finished_at=None), name="discuss_one_open"),
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=480), name="discuss_sensible_length"),
        ]


class Present(models.Model):
    """Somebody who was there, and whether the person wanted them there."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="present")
    name = models.TextField()
    part = models.TextField()  # their part, in words: daughter, practice nurse, interpreter
    wanted_by_person = models.BooleanField()


class AgendaTopic(models.Model):
    """Something to talk about. The person's come first, in the order that they chose."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    words = models.TextField()
    is_persons = models.BooleanField()
    is_parked = models.BooleanField(default=False)
    # Where what is said about it stands in the plan: chosen with the first words.
    section = models.TextField(choices=_SECTIONS, default=Section.WHAT_MATTERS)


class TopicDraft(models.Model):
    """What somebody is typing about a topic, in one voice: as it stands, for its writer alone."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(AgendaTopic, on_delete=models.PROTECT, related_name="+")
    account = models.UUIDField()
    whose = models.TextField(choices=[(each.value, each.value) for each in VOICES])
    words = models.TextField(default="", blank=True)
    based_on = models.PositiveIntegerField(default=0)  # the item's number when typing began
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "account", "whose"], name="discuss_draft_once")]
