"""The preparation pack, drafts of answers, and which answers the team has read."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person
from alongside.records.plans.models import Contribution, Round


class Pack(models.Model):
    """What one person is sent before the conversation: results and prompts, for a chosen date."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")
    prompt_set = models.TextField()
    prompt_version = models.PositiveSmallIntegerField()
    note = models.TextField(default="", blank=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    release_on = models.DateField(null=True)
    outside_reason = models.TextField(default="", blank=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None, release_on=None)
                | Q(released_at__isnull=False, released_by__isnull=False, release_on__isnull=False),
                name="prepare_pack_released_whole",
            )
        ]


class PackResult(models.Model):
    """One result as the pack shows it: copied when the pack was made, so that the pack stays what was sent."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="results")
    position = models.PositiveSmallIntegerField()
    code = models.TextField(default="", blank=True)
    name = models.TextField()
    value = models.TextField()
    taken_on = models.DateField()
    last_value = models.TextField(default="", blank=True)
    last_taken_on = models.DateField(null=True)
    explanation = models.TextField(default="", blank=True)
    is_held = models.BooleanField(default=False)  # not in a letter: somebody phones first


class AnswerDraft(models.Model):
    """What somebody is typing: saved as it stands, whether or not it could be accepted. Lives as long as the round."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    account = models.UUIDField()
    prompt = models.TextField()
    words = models.TextField(default="", blank=True)
    based_on = models.PositiveIntegerField(default=0)  # the answer's number when typing began
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "account", "prompt"], name="prepare_draft_once")]


class AnswerSeen(models.Model):
    """A member of the team has read an answer."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()
    seen_by = models.UUIDField()
