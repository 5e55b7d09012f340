"""The preparation pack, drafts of answers, what the person chose to do instead of writing, and who helped them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Organisation, Person
from alongside.records.plans.models import Round
from alongside.rules.gathering.check import NotDone
from alongside.rules.gathering.other_plans import OtherPlans
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


class HeldCall(models.Model):
    """A call that somebody makes because a result must not reach the person cold; and what the person said."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    result = models.UUIDField()  # the result that is held, wherever it is shown
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    for_account = models.UUIDField()
    for_name = models.TextField()
    called_at = models.DateTimeField(null=True)
    called_by = models.UUIDField(null=True)
    called_by_name = models.TextField(default="", blank=True)
    said = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "result"], condition=Q(called_at=None), name="prepare_one_call_a_result"
            ),
            models.CheckConstraint(
                condition=Q(called_at=None, called_by=None, called_by_name="", said="")
                | Q(called_at__isnull=False, called_by__isnull=False) & ~Q(said=""),
                name="prepare_call_recorded_whole",
            ),
        ]


class Gathering(models.Model):
    """What was gathered before one conversation, saved as one goes. sets: what it asks, pinned: "diabetes/1"."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")
    sets = models.JSONField(default=list)
    other_plans = models.TextField(default="", blank=True, choices=[(o.value, o.value) for o in OtherPlans])
    which_plans = models.TextField(default="", blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.UUIDField()
    finished_at = models.DateTimeField(null=True)
    finished_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None, finished_by=None)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
                name="prepare_gathering_finished_whole",
            ),
            models.CheckConstraint(
                condition=~Q(other_plans="join") | ~Q(which_plans=""), name="prepare_gathering_which_plans"
            ),
        ]


class GatheringRow(models.Model):
    """One check of a gathering: what was found, or why there is nothing; and the result that it became."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="rows")
    asked = models.TextField()  # the key of the check
    words = models.TextField(default="", blank=True)  # as it was typed
    result = models.UUIDField(null=True)
    not_done = models.TextField(default="", blank=True, choices=[(n.value, n.value) for n in NotDone])
    saved_at = models.DateTimeField()
    saved_by = models.UUIDField()
    saved_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "asked"], name="prepare_gathering_row_once"),
            models.CheckConstraint(condition=Q(words="") | Q(not_done=""), name="prepare_gathering_row_one_answer"),
            models.CheckConstraint(condition=Q(result=None) | ~Q(words=""), name="prepare_gathering_row_of_words"),
        ]


class LocalCheckSet(models.Model):
    """An organisation's own set of checks, or its own version of a shipped one. The newest row of a key counts;
    a gathering goes on asking what it was pinned to."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.TextField()
    number = models.PositiveIntegerField()  # from 1 for each organisation and key
    title = models.TextField()
    words = models.JSONField(default=list)  # conditions that call for it; none: it is for everyone
    checks = models.JSONField(default=list)  # keys of checks that are shipped, in order
    questions = models.JSONField(default=list)  # the organisation's own
    is_used = models.BooleanField(default=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField()
    set_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "number"], name="prepare_localcheckset_number")
        ]
