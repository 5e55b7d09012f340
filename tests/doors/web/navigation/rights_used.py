"""What people ask about their record, records past their time, cards and openings: so that each page has its link."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.mending import record_death
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.plans.reads import open_plan
from alongside.records.rights.changes import (
    AskedBy,
    NewContact,
    Wanted,
    ask_for_correction,
    begin_review,
    claim_copy,
    finish_copy,
    hold_record,
    include_entry,
    propose_disposal,
    raise_complaint,
    record_request,
    release_copy,
    set_rights_contact,
    write_text,
)
from alongside.records.rights.reads import review_page
from alongside.records.sharing.changes import make_card, open_beside
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.openings import OpeningKind, Reason
from alongside.rules.plan.sections import Section
from alongside.rules.rights import Asker
from tests.cast import Cast

SURGERY = "Greenfield Surgery"


def rights_used(cast: Cast, name: str) -> None:
    """Everything of this, about one person whose plan is agreed, and three who died long ago."""
    _asks(cast, name)
    for reader in (cast.coordinator, cast.nurse):
        _asked_for_another(cast, reader, name, is_made=False)
        _asked_for_another(cast, reader, name, is_made=True)
    _past_their_time(cast)
    _writes_a_text(cast)
    _in_an_emergency(cast, name)


def _officer(cast: Cast) -> Actor:
    return cast.staff("Olive Hart", Role.PRIVACY_OFFICER, SURGERY)


def _asks(cast: Cast, name: str) -> None:
    """For the first entry to be put right, and what they are concerned about."""
    person, about = cast.person(name), {"person": cast.people[name], "now": cast.now}
    set_identity(person, cast.now)
    plan = open_plan(by=person, purpose=person.purpose, **about)
    entry = plan.content.items[0]
    wanted = Wanted(entry.section, entry.words, "It is every Saturday.", entry.id, 1)
    ask_for_correction(by=person, wanted=wanted, **about)
    words = {"words": "Nobody asked me.", "wanted": "Ask me."}
    raise_complaint(by=person, organisation=cast.organisations[SURGERY], now=cast.now, **words)


def _asked_for_another(cast: Cast, by: Actor, name: str, *, is_made: bool) -> None:
    """A solicitor asks for a copy: its entries wait to be looked through, or it is made and waits for this reader."""
    set_identity(by, cast.now)
    asked = AskedBy(Asker.REPRESENTATIVE, "Sole and Company", "Her signed letter, seen.", cast.now.date())
    request = record_request(by=by, person=cast.people[name], asked=asked, now=cast.now)
    begin_review(by=by, request=request, now=cast.now)
    if is_made:
        for entry in review_page(by=by, request=request, now=cast.now).entries:
            include_entry(by=by, entry=entry.id, now=cast.now)
        release_copy(by=by, request=request, now=cast.now)
        _made(cast, by, name, request)


def _made(cast: Cast, reader: Actor, name: str, request: UUID) -> None:
    about: Mapping[str, UUID | None] = {"account": reader.account, "on_behalf_of": cast.people[name]}
    job = Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY, name="copies", **about)  # type: ignore[arg-type]
    set_identity(job, cast.now)
    claim_copy(by=job, now=cast.now)
    files = {"pdf": b"%PDF", "json": b"{}", "fhir": b"{}", "files": b"PK"}
    finish_copy(by=job, request=request, files=files, now=cast.now)


def _past_their_time(cast: Cast) -> None:
    """Three died long ago: of one nothing is decided, one record is held, of one it is proposed to empty it.

    They are the last of every list, so that those who are looked after are opened first.
    """
    officer = _officer(cast)
    set_identity(officer, cast.now)
    contact = NewContact("Olive Hart", "general-practice", "privacy@example.org")
    set_rights_contact(by=officer, contact=contact, now=cast.now)
    _due, held, proposed = (_died(cast, name) for name in ("Ada", "Basil", "Celia"))
    set_identity(officer, cast.now)
    hold_record(by=officer, person=held, reason="An inquest is going on.", now=cast.now)
    propose_disposal(by=officer, person=proposed, now=cast.now)


def _died(cast: Cast, name: str) -> UUID:
    by = cast.coordinator
    set_identity(by, cast.now)
    details = PersonDetails(given_name=name, family_name="Zimmer", born_on=date(1920, 5, 5))
    person = add_person(by=by, details=details, now=cast.now)
    record_death(by=by, person=person, died_on=date(2010, 5, 5), told_by="family-or-friend", now=cast.now)
    return person


def _writes_a_text(cast: Cast) -> None:
    """An administrator wrote a notice, which waits for a privacy officer."""
    writer = cast.staff("Adam Cole", Role.ADMINISTRATOR, SURGERY)
    set_identity(writer, cast.now)
    write_text(by=writer, kind="privacy-notice", words="# What we do", based_on=0, now=cast.now)


def _in_an_emergency(cast: Cast, name: str) -> None:
    """The person has a card, and a crew opened the emergency page."""
    person, today = cast.person(name), cast.now.date()
    set_identity(person, cast.now)
    about = {"person": cast.people[name], "now": cast.now}
    make_card(by=person, card=uuid4(), sections=[Section.EMERGENCIES], ends_on=today + timedelta(days=100), **about)
    crew = cast.staff("Eddie Marsh", Role.EMERGENCY_VIEWER, SURGERY)
    set_identity(crew, cast.now)
    why = {"reason": Reason.CALLED_TO_THE_PERSON, "words": "Called to her home; she is confused and alone."}
    open_beside(by=crew, kind=OpeningKind.EMERGENCY, **why, **about)
