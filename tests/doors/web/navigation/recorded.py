"""What a record can hold beside a plan: needs, details, limits, who may decide, and what the person asked for."""

from alongside.engines.postgres.identity import set_identity
from alongside.records.authority.changes import guard_authority, note_fact
from alongside.records.carers.changes import identify_carer, link_caring, record_assessment, show_caring, write_part
from alongside.records.carers.values import NewCaring
from alongside.records.people.changes.details import add_contact_point, add_identifier, keep_apart
from alongside.records.people.changes.information import want_information
from alongside.records.people.changes.merging import merge_people
from alongside.records.people.changes.needs import NewAdjustment, add_adjustment, record_need
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.reads import person_view
from alongside.records.rights.changes import ask_for_copy, claim_copy, finish_copy
from alongside.records.safeguarding.changes import record_concern
from alongside.records.sharing.changes import ask_to_lift, restrict
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.authority.kinds import AuthorityKind, Fact
from alongside.rules.carers import AssessmentAnswer, IdentifiedBy, Showing, Topic
from alongside.rules.details import Apart
from alongside.rules.needs import Format, Subset
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Kept
from alongside.rules.safeguarding import Harm, NewConcern
from tests.authority import with_power, with_unable
from tests.cast import Cast


def recorded(cast: Cast, name: str) -> None:
    """Everything of this, about one person."""
    _decided_by_others(cast, name)
    _details(cast, name)
    _joined(cast, name)
    _kept(cast, name)
    _guarded(cast, name)
    _tells(cast, name)
    _asks_for_a_copy(cast, name)
    _looks_after(cast, name, "Amina")


def _decided_by_others(cast: Cast, name: str) -> None:
    """A power in force, somebody who cannot make one decision, and a legal fact."""
    with_power(cast, name)
    with_unable(cast, name)
    by, person, today = cast.nurse, cast.people[name], cast.now.date()
    note_fact(by=by, person=person, fact=Fact.SUBSTANTIAL_DIFFICULTY, starts_on=today, now=cast.now)


def _details(cast: Cast, name: str) -> None:
    by, about = cast.coordinator, {"person": cast.people[name], "now": cast.now}
    set_identity(by, cast.now)
    add_identifier(by=by, kind="hospital", value="HV 7", verified="not-checked", **about)
    add_contact_point(by=by, kind="phone", value="01632 960123", note="In the evening", preference=1, **about)
    keep_apart(by=by, kind=Apart.CODE_WORD, words="Bluebell", **about)
    want_information(by=by, wanted="Why so many tablets?", **about)


def _joined(cast: Cast, name: str) -> None:
    """There were two records, one under a name that was typed wrong."""
    by = cast.coordinator
    set_identity(by, cast.now)
    who = person_view(by=by, person=cast.people[name])
    twice = PersonDetails(given_name=f"{who.given_name}s", family_name=who.family_name, born_on=who.born_on)
    other = add_person(by=by, details=twice, now=cast.now)
    merge_people(by=by, kept=who.id, other=other, reason="Typed twice.", now=cast.now)


def _kept(cast: Cast, name: str) -> None:
    """Two limits; the lead who set them asked for one to be lifted."""
    by = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(by, cast.now)
    kept, about = Kept(organisations=frozenset({cast.organisations["Riverside"]})), {"person": cast.people[name]}
    for section in (Section.PEOPLE, Section.GOALS):
        last = restrict(by=by, kept=kept, section=section, reason="Told alone.", now=cast.now, **about)
    ask_to_lift(by=by, restriction=last, now=cast.now)


def _guarded(cast: Cast, name: str) -> None:
    """A lead keeps a power stopped, and has written down a concern."""
    power = with_power(cast, name, kind=AuthorityKind.LPA_PROPERTY, holder="Meera Patel")
    by = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(by, cast.now)
    guard_authority(by=by, authority=power, now=cast.now)
    new = NewConcern(cast.now.date(), frozenset({Harm.FINANCIAL}), "A bank card is gone.")
    record_concern(by=by, person=cast.people[name], new=new, others="A man at the door", now=cast.now)


def _tells(cast: Cast, name: str) -> None:
    """The person says what they need; nobody has confirmed it."""
    person, about = cast.person(name), {"person": cast.people[name], "now": cast.now}
    set_identity(person, cast.now)
    large = {"answer": "needs", "codes": [Format.LARGE_PRINT]}
    record_need(by=person, subset=Subset.INFORMATION_FORMAT, **large, **about)
    add_adjustment(by=person, new=NewAdjustment("quiet-place", consequence="The noise is too much."), **about)


def _asks_for_a_copy(cast: Cast, name: str) -> None:
    """A copy of everything is made, and waits for the person."""
    person = cast.person(name)
    set_identity(person, cast.now)
    request = ask_for_copy(by=person, now=cast.now)
    about = {"account": person.account, "on_behalf_of": cast.people[name]}
    job = Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, name="copies", **about)  # type: ignore[arg-type]
    set_identity(job, cast.now)
    claim_copy(by=job, now=cast.now)
    files = {"pdf": b"%PDF", "json": b"{}", "fhir": b"{}", "files": b"PK"}
    finish_copy(by=job, request=request, files=files, now=cast.now)


def _looks_after(cast: Cast, name: str, other: str) -> None:
    """They look after somebody who is known here too, have shown it, and were offered an assessment."""
    by, now = cast.person(name), cast.now
    set_identity(by, now)
    new = NewCaring(cares_for=other, relationship="Friend", identified_by=IdentifiedBy.SELF)
    caring = identify_carer(by=by, person=cast.people[name], new=new, now=now)
    set_identity(cast.nurse, now)
    link_caring(by=cast.nurse, caring=caring, cared_for=cast.people[other], now=now)
    answer = {"offered_on": now.date(), "answer": AssessmentAnswer.NOT_YET, "words": ""}
    record_assessment(by=cast.nurse, caring=caring, now=now, **answer)  # type: ignore[arg-type]
    set_identity(by, now)
    write_part(by=by, caring=caring, topic=Topic.WHO_STEPS_IN, words="Ring Ade.", based_on=0, now=now)
    show_caring(by=by, caring=caring, parts=frozenset({Showing.LINK, Showing.PLAN}), now=now)
