"""Rounds, contributions, immutable versions of the plan, and the other plans a person has."""

from typing import Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from alongside.records.people.models import Organisation, Person
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Channel, Kind, Whose
from alongside.rules.plan.sections import Section

_SECTIONS = [(s.value, s.value) for s in Section]


_READER = "%s, %s, %s, %s, %s, %s, acting_at()"


def seen_sql(table: str) -> str:
    """The condition that a row of this table is in a section that an actor, given by `reader_of`, may see now.

    About the person whose plan is open, the transaction's subject, it is decided once for the query; about anybody
    else, row by row. Either way the decision is about this actor, whoever the transaction acts as.
    """
    person, section = f"{table}.person_id", f"{table}.section"
    return (
        f"case when {person} = (select acting_id('subject'))"
        f" then {section} = any((select sections_seen(acting_id('subject'), {_READER}))::text[])"
        f" else {section} = any(sections_seen({person}, {_READER})) end"
    )


def reader_of(actor: Actor) -> list[str | UUID | None]:
    """The parameters of `seen_sql`."""
    return 2 * _reader(actor)


def _reader(actor: Actor) -> list[str | UUID | None]:
    role, purpose, assurance = str(actor.role), str(actor.purpose), str(actor.assurance)
    return [role, actor.account, actor.organisation, actor.own_plan, purpose, assurance]


class ByActor[M: models.Model](models.QuerySet[M]):
    """Rows in sections that an actor may see: the rule of rules.sharing, asked of the database."""

    def visible_to(self, actor: Actor) -> Self:
        """Only rows whose section this actor may read now."""
        seen = RawSQL(  # noqa: S611 (the only text put in is our own table's name)
            seen_sql(self.model._meta.db_table), reader_of(actor), output_field=models.BooleanField()
        )
        return self.filter(seen)


# As seen_sql, for one entry: of the subject by what is seen of them, decided once; of anybody else row by row.
_ENTRY_SEEN = f"""
case when plans_contribution.person_id = (select acting_id('subject')) then exists (
    select from seen_by(acting_id('subject'), {_READER}) seen
    where (plans_contribution.section = any(seen.sections)
           or (plans_contribution.section = any(seen.note_sections) and plans_contribution.typed_by = %s))
      and not coalesce(plans_contribution.item = any(seen.hidden), false)
      and not coalesce(plans_contribution.parent = any(seen.hidden), false))
else allows(decide_entry(
    plans_contribution.person_id, 'read', plans_contribution.section, plans_contribution.item,
    plans_contribution.parent, coalesce(plans_contribution.typed_by = %s, false), false, {_READER})) end
"""  # noqa: S608 (the only text put in is our own list of parameters)


class EntriesByActor(ByActor["Contribution"]):
    """Entries, one by one: a section may be seen without every entry in it, and one's own note without its section."""

    def visible_to(self, actor: Actor) -> Self:
        """Only entries that this actor may read now: the decision about each of them."""
        values = [*_reader(actor), actor.account, actor.account, *_reader(actor)]
        return self.filter(RawSQL(_ENTRY_SEEN, values, output_field=models.BooleanField()))  # noqa: S611 (our own names)


class Round(models.Model):
    """One pass through the five verbs: a person has at most one that is open."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    stage = models.TextField()
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True)  # the next thing the team has to do, by when
    review_on = models.DateField(null=True)
    review_with = models.TextField(default="", blank=True)
    coordinator = models.UUIDField(null=True)  # the named coordinator's account
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="plans_round_number_once"),
            models.UniqueConstraint(fields=["person"], condition=Q(closed_at=None), name="plans_one_open_round"),
        ]
        indexes = [models.Index(fields=["organisation", "due_on"], name="plans_round_due")]


class Contribution(models.Model):
    """One thing that somebody said, as they said it. Rows are only added: an edit is a new row of the same item."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="contributions")
    item = models.UUIDField()  # the same through every edit and version
    number = models.PositiveIntegerField()  # edits of the item, from 1
    place = models.PositiveIntegerField()  # where the item stands on the page, the same through its edits
    parent = models.UUIDField(null=True)  # the goal's item, for a plan action; the decision's, for an option
    section = models.TextField(choices=_SECTIONS)
    kind = models.TextField(choices=[(k.value, k.value) for k in Kind])
    whose = models.TextField(choices=[(w.value, w.value) for w in Whose])
    prompt = models.TextField(default="", blank=True)
    words = models.TextField(default="", blank=True)
    importance = models.PositiveSmallIntegerField(null=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    who = models.TextField(default="", blank=True)
    by_when = models.TextField(default="", blank=True)
    details = models.JSONField(default=dict, blank=True)  # by rules.plan.details.Detail
    language = models.TextField(default="en")
    channel = models.TextField(choices=[(c.value, c.value) for c in Channel])
    said_by = models.TextField()  # the name of the one whose words they are
    typed_by = models.UUIDField()
    typed_by_name = models.TextField()
    said_at = models.DateTimeField()
    is_withdrawn = models.BooleanField(default=False)
    is_carried = models.BooleanField(default=False)  # from the version before, because a review said so

    objects = EntriesByActor.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "item", "number"], name="plans_contribution_number_once"),
            models.CheckConstraint(condition=Q(importance__range=(1, 10)), name="plans_contribution_importance"),
            models.CheckConstraint(condition=Q(confidence__range=(1, 10)), name="plans_contribution_confidence"),
            models.CheckConstraint(condition=Q(is_withdrawn=True) | ~Q(words=""), name="plans_contribution_has_words"),
            models.CheckConstraint(
                condition=Q(kind="action", parent__isnull=False) | ~Q(kind="action"), name="plans_action_under_goal"
            ),
        ]
        indexes = [models.Index(fields=["person", "section"], name="plans_contribution_of")]


class WordsToRead(models.Model):
    """An item that a person or carer wrote online, and whether the team has read its newest words.

    A row for each item, kept beside it so that a team's list is one index scan. since is when the oldest unread words
    were written.
    """

    item = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    section = models.TextField(choices=_SECTIONS)
    prompt = models.TextField(default="", blank=True)
    said_by = models.TextField()
    number = models.PositiveIntegerField()  # of the newest words
    since = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at=None, read_by=None) | Q(read_at__isnull=False, read_by__isnull=False),
                name="plans_words_read_whole",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "since"], condition=Q(read_at=None), name="plans_words_waiting")
        ]


class PlanVersion(models.Model):
    """What was agreed, and how. Never changed: a correction is a new version that says what it corrects."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    agreed_at = models.DateTimeField()
    agreed_by = models.UUIDField()
    agreed_by_name = models.TextField()
    agreed_how = models.TextField()  # own-sign-in, or in words how it was agreed together
    agreed_with_name = models.TextField(default="", blank=True)
    has_exceptions = models.BooleanField(default=False)  # "agreed, except...": the words are in AgreedExcept
    review_on = models.DateField()
    review_with = models.TextField()
    previous_fingerprint = models.CharField(max_length=64, default="", blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="plans_version_number_once")]


class AgreedExcept(models.Model):
    """What a person agreed to a version "except", in their words: beside it, because not everybody may see them."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()


class PlanSection(models.Model):
    """One section of one version: its items as they were agreed, and their fingerprint."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="sections")
    section = models.TextField(choices=_SECTIONS)
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)

    objects = ByActor.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "section"], name="plans_section_once")]


class OtherPlan(models.Model):
    """A plan that somebody else leads: its name, dates, activities and goals as they were sent."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    section = models.TextField(default=Section.OTHER_PLANS, choices=_SECTIONS)
    title = models.TextField()
    status = models.TextField(default="", blank=True)
    started = models.TextField(default="", blank=True)
    activities = models.JSONField(default=list)
    goals = models.JSONField(default=list)
    source_id = models.TextField(default="", blank=True)
    verbatim = models.TextField(default="", blank=True)

    objects = ByActor.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "source_id"], condition=~Q(source_id=""), name="plans_other_plan_source_once"
            )
        ]


class Comment(models.Model):
    """What somebody said beside a section, or an answer to it. Never part of the plan; rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    section = models.TextField(choices=_SECTIONS)
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField()
    said_by = models.UUIDField()
    said_by_name = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="plans_comment_has_words")]
        indexes = [models.Index(fields=["person"], name="plans_comment_of")]


class CommentRead(models.Model):
    """The person has read a comment."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()
    read_by = models.UUIDField()
