"""Authority in the cast: a power that is verified and in force, a finding about one decision, and what was decided."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.changes import move_authority, record_assessment, record_authority
from alongside.records.authority.values import NewAuthority
from alongside.rules.authority.best_interests import BestInterests, Consulted, Imca
from alongside.rules.authority.capacity import Assessment, DecisionKind, LimbFound
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.authority.standing import Checked, Standing
from alongside.rules.plan.sections import ALL_SECTIONS
from tests.cast import Cast

CAN = LimbFound(can=True)
CANNOT = LimbFound(can=False, evidence="She could not say back what we had talked about.")
HOW = {
    AuthorityKind.DEPUTY_WELFARE: Checked.COURT_ORDER,
    AuthorityKind.DEPUTY_PROPERTY: Checked.COURT_ORDER,
    AuthorityKind.PARENTAL_RESPONSIBILITY: Checked.BIRTH_CERTIFICATE,
}
BY_A_PAPER = frozenset({AuthorityKind.LPA_WELFARE, AuthorityKind.LPA_PROPERTY})


def a_power(
    cast: Cast, kind: AuthorityKind = AuthorityKind.LPA_WELFARE, holder: str = "Zinnia Begum", **more: object
) -> NewAuthority:
    """What somebody says they hold: registered, over every part of the plan."""
    papers = {"signed_on": date(2019, 5, 1), "registered_on": date(2019, 7, 1)} if kind in BY_A_PAPER else {}
    said = NewAuthority(
        kind=kind,
        holder_name=holder,
        starts_on=cast.now.date() - timedelta(days=30),
        relationship="daughter",
        reference="7000-1234-5678",
        sections=ALL_SECTIONS,
        basis="Zinnia showed us the paper.",
        **papers,
    )
    return replace(said, **more)  # type: ignore[arg-type]


def with_power(
    cast: Cast,
    name: str,
    *,
    kind: AuthorityKind = AuthorityKind.LPA_WELFARE,
    holder: str = "Zinnia Begum",
    **more: object,
) -> UUID:
    """A power over somebody of the cast, recorded, seen, verified and in force, by the nurse."""
    by = cast.nurse
    set_identity(by, cast.now)
    said = a_power(cast, kind, holder, **more)
    power = record_authority(by=by, person=cast.people[name], said=said, now=cast.now)
    move_authority(by=by, authority=power, to=Standing.DOCUMENT_SEEN, now=cast.now)
    how = HOW.get(kind, Checked.STAMPED_PAPER)
    move_authority(by=by, authority=power, to=Standing.VERIFIED, checked=how, now=cast.now)
    move_authority(by=by, authority=power, to=Standing.IN_FORCE, now=cast.now)
    return power


def an_assessment(
    cast: Cast, kind: DecisionKind = DecisionKind.SEE_AND_MANAGE_PLAN, *, can: bool = False, **more: object
) -> Assessment:
    """A finding about one decision: with every element, whatever it found."""
    on = cast.now.date()
    found = Assessment(
        decision="Whether to see and manage her plan herself",
        kind=kind,
        can_decide=can,
        limbs=(CAN if can else CANNOT, CAN, CAN, CAN),
        doubt="Zinnia said that she forgets what she agreed to.",
        information="What the plan is for, and who reads it.",
        help_given="Short sentences, pictures, in the morning, with her sister there.",
        impairment="" if can else "Dementia",
        is_temporary=False,
        because="" if can else "She loses the beginning of a sentence before it ends.",
        fluctuates=False,
        assessor="Nadia Rahman",
        assessor_role="practice nurse",
        assessed_on=on,
        review_on=None if can else on + timedelta(days=180),
        person_told="Told in short sentences.",
    )
    return replace(found, **more)  # type: ignore[arg-type]


def with_unable(cast: Cast, name: str, kind: DecisionKind = DecisionKind.SEE_AND_MANAGE_PLAN) -> UUID:
    """It was found that somebody cannot make one decision."""
    set_identity(cast.nurse, cast.now)
    return record_assessment(by=cast.nurse, person=cast.people[name], found=an_assessment(cast, kind), now=cast.now)


def a_best_interests_decision(
    cast: Cast, kind: DecisionKind = DecisionKind.SEE_AND_MANAGE_PLAN, **more: object
) -> BestInterests:
    made = BestInterests(
        decision="Whether her sister helps to keep the plan",
        kind=kind,
        options=("Her sister keeps it with her", "Nobody does for now"),
        chosen="Her sister keeps it with her, because she asks for it.",
        less_restrictive="She is asked each time, and shown each page.",
        wishes="She has always said that Zinnia knows best what she likes.",
        written_statement="None found.",
        beliefs="Family comes first.",
        other_factors="",
        took_part="She chose the day and the pictures.",
        can_wait="No: the plan is needed before the operation.",
        consulted=(Consulted("Zinnia Begum", "sister", "She would want this."),),
        nobody_consulted="",
        imca=Imca.NOT_NEEDED,
        is_life_sustaining=False,
        not_to_bring_death=False,
        not_by_appearance=True,
        decision_maker="Nadia Rahman",
        decision_maker_role="practice nurse",
        decided_on=cast.now.date(),
    )
    return replace(made, **more)  # type: ignore[arg-type]
