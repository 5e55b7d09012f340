"""The person's decisions about who sees what, restrictions that beat every decision, and what is opened beside them."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.records.people.models import Account, Organisation, Person, Team
from alongside.rules.actors import Role
from alongside.rules.cards import LONGEST as LONGEST_CARD
from alongside.rules.cards import OPEN_FOR
from alongside.rules.openings import LONGEST, Ground, OpeningKind, Outcome, Reason
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Category
from alongside.rules.sharing_choices import GivenBy, SharingPurpose

_SECTIONS = [(s.value, s.value) for s in Section]
_ROLES = [(role.value, role.value) for role in Role]


def _sections(**more: object) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.TextField(choices=_SECTIONS), **more)  # type: ignore[arg-type]


def _one_reader(name: str) -> models.CheckConstraint:
    """An organisation (or a role in it), a team, or an account (a carer's, or in a role): one of them."""
    return models.CheckConstraint(
        condition=Q(organisation__isnull=False, account=None, team=None)
        | Q(organisation=None, account__isnull=False, team=None)
        | Q(organisation=None, account=None, team__isnull=False, role=""),
        name=name,
    )


class SharingDecision(models.Model):
    """One decision about one reader. Rows are only added: the newest one counts, and no sections means "no"."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # from 1 for each person and reader
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.TextField(default="", blank=True, choices=_ROLES)  # of the organisation: only who works in this role
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    sections = _sections()
    comment_on = _sections(default=list)
    contribute_to = _sections(default=list)
    purposes = ArrayField(models.TextField(choices=[(p.value, p.value) for p in SharingPurpose]))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    given_by = models.TextField(choices=[(g.value, g.value) for g in GivenBy], default=GivenBy.PERSON)
    how = models.TextField()  # how it was explained and given: online, in person, by phone...
    reason = models.TextField(default="", blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()

    class Meta:
        constraints = [
            _one_reader("sharing_decision_one_reader"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="sharing_decision_in_order"),
            models.CheckConstraint(
                condition=Q(sections__contains=F("comment_on")) & Q(sections__contains=F("contribute_to")),
                name="sharing_decision_adds_to_what_is_seen",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "team", "account", "number"],
                nulls_distinct=False,
                name="sharing_decision_number_once",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "organisation"], name="sharing_decision_of"),
            models.Index(fields=["account"], name="sharing_decision_account"),
            models.Index(fields=["organisation"], name="sharing_decision_reader"),
        ]


class StillOk(models.Model):
    """The person looked at a decision again and let it stand."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(SharingDecision, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.UUIDField()


class Restriction(models.Model):
    """Keeps readers from an entry, a section, or everything. Its existence is itself kept from them.

    Whom: these accounts, organisations and roles; with is_all_but, everybody but these. What: these items, else this
    section, else everything, the person's existence with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    accounts = ArrayField(models.UUIDField(), default=list)
    organisations = ArrayField(models.UUIDField(), default=list)
    roles = ArrayField(models.TextField(choices=_ROLES), default=list)
    is_all_but = models.BooleanField(default=False)
    section = models.TextField(null=True, choices=_SECTIONS)
    items = ArrayField(models.UUIDField(), default=list)
    category = models.TextField(choices=[(c.value, c.value) for c in Category])
    is_known_of = models.BooleanField(default=False)  # staff who are kept from it may know that there is something
    ask = models.TextField(default="", blank=True)  # whom they may ask
    reason = models.TextField()
    review_on = models.DateField(null=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField()
    lift_asked_at = models.DateTimeField(null=True)
    lift_asked_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(accounts=[], organisations=[], roles=[]), name="sharing_restriction_names_somebody"
            ),
            models.CheckConstraint(
                condition=Q(items=[]) | Q(section=None), name="sharing_restriction_items_or_section"
            ),
            models.CheckConstraint(
                condition=~Q(items=[])
                | Q(section__isnull=False)
                | Q(is_all_but=True, roles__contains=[Role.PERSON])
                | (Q(is_all_but=False) & ~Q(roles__contains=[Role.PERSON])),
                name="sharing_restriction_leaves_the_person_their_plan",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="sharing_restriction_lifted_whole",
            ),
            models.CheckConstraint(
                condition=Q(lift_asked_at=None, lift_asked_by=None)
                | Q(lift_asked_at__isnull=False, lift_asked_by__isnull=False),
                name="sharing_restriction_asked_whole",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by=None) | (~Q(lifted_by=F("set_by")) & ~Q(lifted_by=F("lift_asked_by"))),
                name="sharing_restriction_second_person",
            ),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(lifted_at=None), name="sharing_restriction_of")]


class Opening(models.Model):
    """Somebody opened a person's plan beside the person's decision: break-glass, or the emergency view. For hours.

    The person is told afterwards, by their safe channel, or why not yet; somebody else looks at every one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.value) for k in OpeningKind])
    reason = models.TextField(choices=[(r.value, r.value) for r in Reason])
    words = models.TextField()
    opened_at = models.DateTimeField()
    until_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    not_told = models.TextField(default="", blank=True)  # why the person is not told yet; looked at with the opening
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    outcome = models.TextField(default="", blank=True, choices=[(o.value, o.value) for o in Outcome])
    review_words = models.TextField(default="", blank=True)
    # The notice to those who look at it: due until it is sent, or until it was tried too often.
    alert_due_at = models.DateTimeField(null=True)
    alert_tries = models.PositiveSmallIntegerField(default=0)
    alerted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("opened_at")) & Q(until_at__lte=F("opened_at") + LONGEST),
                name="sharing_opening_four_hours",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, outcome="")
                | (Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(outcome="")),
                name="sharing_opening_reviewed_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("account")), name="sharing_opening_second_person"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="sharing_opening_says_why"),
            models.CheckConstraint(
                condition=Q(alert_due_at=None) | Q(alerted_at=None), name="sharing_opening_alerted_is_not_due"
            ),
        ]
        indexes = [
            models.Index(fields=["alert_due_at"], condition=~Q(alert_due_at=None), name="sharing_opening_alert_due"),
            models.Index(fields=["person", "account", "until_at"], name="sharing_opening_of"),
            models.Index(fields=["organisation"], condition=Q(reviewed_at=None), name="sharing_opening_to_review"),
        ]


class Override(models.Model):
    """Sections opened to an organisation beside the person's decision: on a legal ground, by two people."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")  # who is to see
    sections = _sections()
    ground = models.TextField(choices=[(g.value, g.value) for g in Ground])
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    asked_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")  # whose people decided it
    second_at = models.DateTimeField(null=True)
    second_by = models.UUIDField(null=True)
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)
    not_told = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second_at=None, second_by=None)
                | (Q(second_at__isnull=False, second_by__isnull=False) & ~Q(second_by=F("asked_by"))),
                name="sharing_override_second_person",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="sharing_override_ended_whole",
            ),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(sections=[]), name="sharing_override_says_why"),
        ]
        indexes = [models.Index(fields=["person", "organisation"], name="sharing_override_of")]


class Card(models.Model):
    """A card for the wallet: its link opens the emergency page with the passcode. Of both only hashes are kept.

    tries: wrong passcodes since the last right one. stopped_by: None where it stopped by itself after too many.
    stopped_why: what the team or a safeguarding lead said when they stopped it for the person; the person reads it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    passcode_hash = models.CharField(max_length=64)
    sections = _sections()
    ask = models.TextField(default="", blank=True)  # who can tell the passcode, as it is printed
    printed_on = models.DateField()
    ends_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    tries = models.PositiveSmallIntegerField(default=0)
    waits_until = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.UUIDField(null=True)
    stopped_why = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("printed_on")) & Q(ends_on__lte=F("printed_on") + LONGEST_CARD),
                name="sharing_card_a_year",
            ),
            models.CheckConstraint(condition=~Q(sections=[]), name="sharing_card_opens_something"),
            models.CheckConstraint(
                condition=Q(stopped_by=None) | Q(stopped_at__isnull=False), name="sharing_card_stopped_at"
            ),
            models.CheckConstraint(
                condition=Q(stopped_why="") | Q(stopped_by__isnull=False), name="sharing_card_stopped_why_by_whom"
            ),
        ]


class CardUse(models.Model):
    """Somebody used a card: who they said they are, and why. The person is told by their safe channel."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sections = _sections()
    who = models.TextField()
    reason = models.TextField(choices=[(r.value, r.value) for r in Reason])
    words = models.TextField()
    opened_at = models.DateTimeField()
    until_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("opened_at")) & Q(until_at__lte=F("opened_at") + OPEN_FOR),
                name="sharing_card_use_an_hour",
            ),
            models.CheckConstraint(condition=~Q(who="") & ~Q(words=""), name="sharing_card_use_says_why"),
        ]
        indexes = [
            models.Index(fields=["opened_at"], condition=Q(told_at=None), name="sharing_card_use_to_tell"),
        ]
