"""Uses of instruments with their answers by code, and DIALOG+ sessions with what was said and agreed in them."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from alongside.records.people.models import Organisation, Person
from alongside.records.plans.models import Round
from alongside.rules.measures.dialog_plus import HowItWent, Step
from alongside.rules.measures.instrument import Licence
from alongside.rules.plan.content import Channel, Whose


class Use(models.Model):
    """One use of one instrument. Its answers are only added; once it is finished nothing is added any more."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="+")
    instrument = models.TextField()
    version = models.TextField()
    language = models.TextField()
    licence = models.TextField(choices=[(each.value, each.value) for each in Licence])
    whose = models.TextField(choices=[(each.value, each.value) for each in Whose])
    said_by = models.TextField()  # the name of the one whose ratings they are
    typed_by = models.UUIDField()
    typed_by_name = models.TextField()
    channel = models.TextField(choices=[(each.value, each.value) for each in Channel])
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "instrument", "typed_by"], condition=Q(finished_at=None), name="measures_one_begun"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("begun_at")),
                name="measures_use_ends_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["person", "instrument"], name="measures_use_of")]


class Answer(models.Model):
    """One answer, by its item's code and with the scale that it was given on. An edit is a new row of the same code."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    use = models.ForeignKey(Use, on_delete=models.PROTECT, related_name="answers")
    code = models.TextField()
    number = models.PositiveSmallIntegerField()  # of this code's answers, from 1: the newest counts
    value = models.SmallIntegerField(null=True)  # null: not rated
    lowest = models.SmallIntegerField()
    highest = models.SmallIntegerField()
    more_help = models.BooleanField(null=True)
    applies = models.BooleanField(default=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["use", "code", "number"], name="measures_answer_number_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=F("lowest"), value__lte=F("highest")),
                name="measures_answer_on_its_scale",
            ),
            models.CheckConstraint(condition=Q(applies=True) | Q(value=None), name="measures_answer_applies"),
        ]


class Session(models.Model):
    """One DIALOG+ session: begun at home or together, gone on with until somebody finishes it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    use = models.ForeignKey(Use, on_delete=models.PROTECT, related_name="+")  # the ratings that it is about
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField()
    begun_by_name = models.TextField()
    finished_at = models.DateTimeField(null=True)
    finished_by_name = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(finished_at=None), name="measures_one_session")
        ]


class Area(models.Model):
    """One area that the person picked to talk about, or picked and left for another time."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="areas")
    code = models.TextField()
    is_picked = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "code"], name="measures_area_once")]


class StepWords(models.Model):
    """What was said at one step about one area. Rows are only added: the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    step = models.TextField(choices=[(each.value, each.value) for each in Step])
    number = models.PositiveSmallIntegerField()
    words = models.TextField(default="", blank=True)
    said_by = models.TextField()
    typed_by = models.UUIDField()
    typed_by_name = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "code", "step", "number"], name="measures_step_number_once")
        ]


class Agreed(models.Model):
    """Which action of the plan came out of which area. The action itself is in the plan, in its own words."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    goal = models.UUIDField()  # the goal's item in the plan
    item = models.UUIDField()  # the action's item in the plan
    agreed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "item"], name="measures_agreed_once")]


class WentHow(models.Model):
    """How an action of an earlier session went, in the person's words. Rows are only added: the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed = models.ForeignKey(Agreed, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    how = models.TextField(choices=[(each.value, each.value) for each in HowItWent])
    words = models.TextField(default="", blank=True)
    said_by = models.TextField()
    typed_by = models.UUIDField()
    typed_by_name = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreed", "number"], name="measures_went_number_once")]


class Permission(models.Model):
    """That an organisation may use an instrument whose owner has to allow it, and what shows that."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    instrument = models.TextField()
    version = models.TextField()
    given_by = models.TextField()  # who owns the instrument, or acts for whoever does
    evidence = models.TextField()  # where the letter or the licence is, and its number
    ends_on = models.DateField(null=True)
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "instrument"], name="measures_permission_of")]


class Loaded(models.Model):
    """An instrument that an organisation brought in itself, as a FHIR Questionnaire that it holds a licence to."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.TextField()
    version = models.TextField()
    language = models.TextField()
    content = models.JSONField()  # rules.measures.stored
    loaded_by = models.UUIDField()
    loaded_by_name = models.TextField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key", "version", "language"], name="measures_loaded_version_once"
            )
        ]
