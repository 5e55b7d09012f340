"""The preparation pack, drafts of answers, what the person chose to do instead of writing, and who helped them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person
from alongside.records.plans.models import Round
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.prepare import Instead
from alongside.rules.tracking import Waypoint


class Pack(models.Model):
    """What one person is sent before the conversation: results and prompts, for a chosen date.

    prompt_sets holds the keys and versions asked, "everyone/1", in page order.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")
    prompt_sets = models.JSONField(default=list)
    note = models.TextField(default="", blank=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    release_on = models.DateField(null=True)
    outside_reason = models.TextField(default="", blank=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.UUIDField(null=True)
    finished_at = models.DateTimeField(null=True)  # the person said that they have finished
    finished_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None, release_on=None)
                | Q(released_at__isnull=False, released_by__isnull=False, release_on__isnull=False),
                name="prepare_pack_released_whole",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, finished_by=None)
                | Q(finished_at__isnull=False, finished_by__isnull=False, released_at__isnull=False),
                name="prepare_pack_finished_whole",
            ),
        ]


class PackResult(models.Model):
    """One result as the pack shows it: copied when the pack was made, so that the pack stays what was sent."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="results")
    position = models.PositiveSmallIntegerField()
    result = models.UUIDField()  # the result that was copied
    code = models.TextField(default="", blank=True)
    name = models.TextField()
    value = models.TextField()
    taken_on = models.DateField()
    last_value = models.TextField(default="", blank=True)
    last_taken_on = models.DateField(null=True)
    explanation = models.TextField(default="", blank=True)
    usual = models.TextField(default="", blank=True)  # the usual range, as a message id
    earlier = models.JSONField(default=list)  # readings before this one: [on, value as a number, value as shown]
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


class PromptChoice(models.Model):
    """What somebody chose to do instead of writing: talk about it, or not sure. Never turned into words of theirs."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    section = models.TextField(choices=[(section.value, section.value) for section in Section])
    prompt = models.TextField()
    choice = models.TextField(choices=[(instead.value, instead.value) for instead in Instead])
    account = models.UUIDField()
    chosen_by_name = models.TextField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "account", "prompt"], name="prepare_choice_once")]


class Helper(models.Model):
    """Who helped somebody with one answer, or (prompt "") with all of them, and how. The words stay the speaker's.

    section: of the prompt; "what-matters" where it is about all of them. how: rules.prepare.HelpedHow, in its order.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    section = models.TextField(choices=[(section.value, section.value) for section in Section])
    prompt = models.TextField(default="", blank=True)
    whose = models.TextField(choices=[(whose.value, whose.value) for whose in Whose])
    helped_name = models.TextField()  # whose words they are
    name = models.TextField()
    how = models.JSONField(default=list)
    account = models.UUIDField()  # who said so
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "whose", "helped_name", "prompt"], name="prepare_helper_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(how=[]), name="prepare_helper_whole"),
        ]


class PackStep(models.Model):
    """What somebody saw happen to a pack on its way to the person and back. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="+")
    step = models.TextField(choices=[(step.value, step.value) for step in Waypoint])
    words = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    by = models.UUIDField()
    by_name = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["pack", "at"], name="prepare_step_of")]
