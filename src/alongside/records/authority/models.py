"""Who may decide for a person, and its steps; findings about one decision; what was decided. Rows are only added."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.records.people.models import Account, Person
from alongside.rules.authority.best_interests import Imca
from alongside.rules.authority.capacity import DecisionKind
from alongside.rules.authority.kinds import Acting, AuthorityKind, Fact
from alongside.rules.authority.standing import Checked, Standing
from alongside.rules.plan.sections import Section


def _of(words: type) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in words]  # type: ignore[attr-defined]


class Authority(models.Model):
    """One authority of one holder for one person, as it was recorded. Where it stands is the newest AuthorityStep.

    A power with two attorneys is two rows with one reference: each is verified, invited and stopped by themselves.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=_of(AuthorityKind))
    holder_name = models.TextField()
    relationship = models.TextField(default="", blank=True)
    contact = models.TextField(default="", blank=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")  # once they signed in
    acting = models.TextField(choices=_of(Acting), default=Acting.ALONE)
    is_replacement = models.BooleanField(default=False)
    reference = models.TextField(default="", blank=True)  # the Public Guardian's or the court's number
    signed_on = models.DateField(null=True)
    registered_on = models.DateField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    sections = ArrayField(models.TextField(choices=_of(Section)))  # its scope in the plan
    may_contribute = models.BooleanField(default=True)
    life_sustaining = models.BooleanField(default=False)
    basis = models.TextField(default="", blank=True)  # what it stands on, in words
    instructions = models.TextField(default="", blank=True)  # binding
    preferences = models.TextField(default="", blank=True)  # not binding
    witness = models.TextField(default="", blank=True)
    kept_at = models.TextField(default="", blank=True)  # where the document is
    review_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="authority_in_order"),
            models.CheckConstraint(condition=~Q(holder_name=""), name="authority_has_holder"),
            models.CheckConstraint(
                condition=Q(registered_on=None) | Q(signed_on=None) | Q(registered_on__gte=F("signed_on")),
                name="authority_signed_before_registered",
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="authority_of_person"),
            models.Index(fields=["account"], name="authority_of_account"),
        ]


class AuthorityStep(models.Model):
    """Where an authority stands from one moment on, who said so, and how it was checked."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()  # from 1
    standing = models.TextField(choices=_of(Standing))
    checked = models.TextField(choices=_of(Checked), default="", blank=True)
    words = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    by = models.UUIDField()
    by_name = models.TextField()
    is_guarded = models.BooleanField(default=False)  # a safeguarding lead keeps it stopped until another gives it back

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_guarded=False) | Q(standing=Standing.SUSPENDED, words=""),
                name="authority_step_guarded_is_stopped",
            ),
            models.UniqueConstraint(fields=["authority", "number"], name="authority_step_number_once"),
            models.CheckConstraint(
                condition=~Q(standing=Standing.VERIFIED) | ~Q(checked=""), name="authority_step_verified_how"
            ),
        ]


class ProxyInvitation(models.Model):
    """The code by which the holder of an authority gets an account of their own."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")  # theirs already
    made_at = models.DateTimeField()  # the moment of its sign-in code
    made_by = models.UUIDField()


class CapacityAssessment(models.Model):
    """Whether a person could make one named decision, with every element of the Act. A new finding is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decision = models.TextField()
    kind = models.TextField(choices=_of(DecisionKind))
    about = models.UUIDField(null=True)  # the item of the plan, or the version, that the decision is about
    decide_by = models.DateField(null=True)
    can_decide = models.BooleanField()
    can_understand = models.BooleanField()
    understand_evidence = models.TextField(default="", blank=True)
    can_retain = models.BooleanField()
    retain_evidence = models.TextField(default="", blank=True)
    can_weigh = models.BooleanField()
    weigh_evidence = models.TextField(default="", blank=True)
    can_communicate = models.BooleanField()
    communicate_evidence = models.TextField(default="", blank=True)
    doubt = models.TextField(default="", blank=True)
    information = models.TextField(default="", blank=True)
    help_given = models.TextField(default="", blank=True)
    impairment = models.TextField(default="", blank=True)
    is_temporary = models.BooleanField(default=False)
    because = models.TextField(default="", blank=True)
    fluctuates = models.BooleanField(default=False)
    may_regain = models.TextField(default="", blank=True)
    person_told = models.TextField(default="", blank=True)
    kept_at = models.TextField(default="", blank=True)
    assessor = models.TextField()
    assessor_role = models.TextField()
    assessed_on = models.DateField()
    review_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(decision=""), name="authority_capacity_names_decision"),
            models.CheckConstraint(  # rule A7: a limb failed exactly where the decision could not be made
                condition=Q(can_decide=True, can_understand=True, can_retain=True, can_weigh=True, can_communicate=True)
                | (
                    Q(can_decide=False)
                    & (Q(can_understand=False) | Q(can_retain=False) | Q(can_weigh=False) | Q(can_communicate=False))
                ),
                name="authority_capacity_limbs",
            ),
            models.CheckConstraint(  # rule A7
                condition=Q(can_decide=True) | (~Q(impairment="") & ~Q(because="") & Q(review_on__isnull=False)),
                name="authority_capacity_cannot_whole",
            ),
            models.CheckConstraint(
                condition=Q(review_on__gte=F("assessed_on")), name="authority_capacity_review_after"
            ),
        ]
        indexes = [models.Index(fields=["person", "kind"], name="authority_capacity_of")]


class BestInterestsDecision(models.Model):
    """What was decided for a person who was found unable to decide it, with all that s.4 of the Act asks."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.ForeignKey(CapacityAssessment, on_delete=models.PROTECT, related_name="+")
    decision = models.TextField()
    kind = models.TextField(choices=_of(DecisionKind))
    about = models.UUIDField(null=True)
    options = models.JSONField()  # a list of texts
    chosen = models.TextField()
    less_restrictive = models.TextField()
    wishes = models.TextField()
    written_statement = models.TextField()
    beliefs = models.TextField()
    other_factors = models.TextField(default="", blank=True)
    took_part = models.TextField()
    can_wait = models.TextField()
    consulted = models.JSONField()  # a list of name, relationship, view
    nobody_consulted = models.TextField(default="", blank=True)
    imca = models.TextField(choices=_of(Imca))
    is_life_sustaining = models.BooleanField(default=False)
    not_to_bring_death = models.BooleanField(default=False)
    not_by_appearance = models.BooleanField()
    decision_maker = models.TextField()
    decision_maker_role = models.TextField()
    decided_on = models.DateField()
    review_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(not_by_appearance=True), name="authority_best_not_by_appearance"),
            models.CheckConstraint(  # MCA 2005 s.4(5)
                condition=Q(is_life_sustaining=False) | Q(not_to_bring_death=True),
                name="authority_best_not_to_bring_death",
            ),
        ]


class CompetenceJudgement(models.Model):
    """Whether a child under 16 understands enough to decide about their plan, and what they let a parent see."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decision = models.TextField()
    is_competent = models.BooleanField()
    reason = models.TextField()
    child_view = models.TextField(default="", blank=True)
    agreed = ArrayField(models.TextField(choices=_of(Section)))
    assessor = models.TextField()
    assessor_role = models.TextField()
    judged_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_competent=True) | Q(agreed=[]), name="authority_competence_agrees_if_competent"
            ),
        ]
        indexes = [models.Index(fields=["person"], name="authority_competence_of")]


class PersonFact(models.Model):
    """A legal fact about a person that gives nobody authority, from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fact = models.TextField(choices=_of(Fact))
    reference = models.TextField(default="", blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="authority_fact_in_order"),
        ]
