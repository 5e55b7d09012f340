"""The safeguarding compartment: leads of one organisation read and write it, and nobody else learns of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.authority.changes import invite_proxy, record_authority
from alongside.records.careteam.changes import add_supporter, answer_concern, raise_worry
from alongside.records.careteam.reads import is_barred, relied_on
from alongside.records.people.changes.merging import merge_people, undo_merge
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.models import Registration
from alongside.records.people.reads import who_looked
from alongside.records.safeguarding.changes import (
    close_concern,
    name_in_concern,
    note_concern,
    record_concern,
    record_own_view,
)
from alongside.records.safeguarding.models import Concern, Named, Note, View
from alongside.records.safeguarding.reads import concern_of_worry, concerns_of, concerns_that_go_on, open_concern
from alongside.records.safeguarding.values import ConcernView
from alongside.records.sharing.changes import restrict
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.involvement import Asked, Interests
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.restrictions import Kept
from alongside.rules.safeguarding import Closed, Harm, NewConcern, OwnView
from tests.authority import a_power, with_power
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db
GREENFIELD, HILLVIEW = "Greenfield Surgery", "Hillview Surgery"
TABLES = (Concern, Named, Note, View)


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def lead(cast: Cast) -> Actor:
    return cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)


def new(cast: Cast) -> NewConcern:
    return NewConcern(cast.now.date(), frozenset({Harm.NEGLECT, Harm.FINANCIAL}), "Her bank card is gone.")


def concern_about(cast: Cast, lead: Actor, name: str = "Amina", **more: object) -> UUID:
    set_identity(lead, cast.now)
    return record_concern(by=lead, person=cast.people[name], new=new(cast), now=cast.now, **more)  # type: ignore[arg-type]


def with_everything(cast: Cast, lead: Actor) -> UUID:
    concern = concern_about(cast, lead, others="A man at the door\nHis brother")
    note_concern(by=lead, concern=concern, words="Rang the bank.", done_on=cast.now.date(), now=cast.now)
    own = OwnView(Asked.ALONE, cast.now.date(), "He took it.", "I want it back.")
    record_own_view(by=lead, concern=concern, own=own, now=cast.now)
    return concern


def opened(cast: Cast, lead: Actor, concern: UUID, name: str = "Amina") -> ConcernView:
    set_identity(lead, cast.now)
    return open_concern(by=lead, person=cast.people[name], concern=concern, now=cast.now)


def supporter(cast: Cast, name: str, account: UUID | None = None) -> UUID:
    by, kind = cast.coordinator, "family-or-friend"
    set_identity(by, cast.now)
    return add_supporter(by=by, person=cast.people["Amina"], kind=kind, name=name, account=account, now=cast.now)


def compartment(cast: Cast) -> list[Event]:
    chain = f"safeguarding:{cast.organisations[GREENFIELD]}"
    return list(Event.objects.using("default").filter(chain=chain).order_by("number"))


def test_all_that_is_written_is_read_again(cast: Cast, lead: Actor) -> None:
    concern = with_everything(cast, lead)
    found = opened(cast, lead, concern)
    assert found.line.harms == (Harm.FINANCIAL, Harm.NEGLECT)
    assert (found.words, found.written_by_name) == ("Her bank card is gone.", "Lee Marsh")
    assert [each.name for each in found.named] == ["A man at the door", "His brother"]
    assert (found.views[0].view, found.views[0].wants) == ("He took it.", "I want it back.")
    assert found.notes[0].words == "Rang the bank."
    assert found.closed is None
    assert [each.id for each in concerns_that_go_on(by=lead, now=cast.now)] == [concern]


def test_it_is_closed_with_a_reason_and_not_written_to_again(cast: Cast, lead: Actor) -> None:
    concern = with_everything(cast, lead)
    close_concern(by=lead, concern=concern, why=Closed.SAFE_NOW, words="He moved out.", now=cast.now)
    closed = opened(cast, lead, concern).closed
    assert closed is not None
    assert (closed.why, closed.words, closed.by_name) == (Closed.SAFE_NOW, "He moved out.", "Lee Marsh")
    assert concerns_that_go_on(by=lead, now=cast.now) == ()
    for change in (
        lambda: note_concern(by=lead, concern=concern, words="More.", done_on=cast.now.date(), now=cast.now),
        lambda: close_concern(by=lead, concern=concern, why=Closed.DIED, words="More.", now=cast.now),
        lambda: name_in_concern(by=lead, concern=concern, others="His wife", now=cast.now),
    ):
        with pytest.raises(NotReady, match=r"concern.closed"):
            change()


def test_nor_is_it_past_the_code(cast: Cast, lead: Actor) -> None:
    """The database refuses a note beside a concern that is closed, words over its own, and another's name."""
    concern = with_everything(cast, lead)
    row = Note.objects.get()
    for write in (
        lambda: Concern.objects.filter(id=concern).update(words="Nothing happened."),
        lambda: Concern.objects.filter(id=concern).update(
            closed=Closed.DIED, closed_words="x", closed_at=cast.now, closed_by=uuid4(), closed_by_name="Somebody"
        ),
        lambda: _copy(row, written_by=uuid4()),
    ):
        refused(write)
    close_concern(by=lead, concern=concern, why=Closed.SAFE_NOW, words="He moved out.", now=cast.now)
    refused(lambda: _copy(row))
    assert Concern.objects.filter(id=concern).update(closed_words="Nothing happened.") == 0


def test_nobody_but_the_leads_of_the_organisation_knows_of_it(cast: Cast, lead: Actor) -> None:
    concern = with_everything(cast, lead)
    for other in others(cast):
        set_identity(other, cast.now)
        assert not [table for table in TABLES if table.objects.exists()], other
        with pytest.raises(Unknown):
            open_concern(by=other, person=cast.people["Amina"], concern=concern, now=cast.now)
        with pytest.raises(NotAllowed):
            record_concern(by=other, person=cast.people["Amina"], new=new(cast), now=cast.now)
        with pytest.raises(Unknown):
            note_concern(by=other, concern=concern, words="More.", done_on=cast.now.date(), now=cast.now)
        assert concern_of_worry(by=other, escalation=concern) is None
    second = cast.staff("Lena Moss", Role.SAFEGUARDING_LEAD, GREENFIELD)
    assert opened(cast, second, concern).notes[0].words == "Rang the bank."


def others(cast: Cast) -> list[Actor]:
    ours = [
        cast.staff(f"A {role}", role, GREENFIELD)
        for role in (
            Role.PRIVACY_OFFICER,
            Role.ADMINISTRATOR,
            Role.ORGANISATION_LEAD,
            Role.PRACTICE_ADMINISTRATOR,
            Role.HEALTH_CARE_ASSISTANT,
        )
    ]
    elsewhere = cast.staff("Sid Cole", Role.SAFEGUARDING_LEAD, HILLVIEW)
    return [*ours, elsewhere, cast.coordinator, cast.nurse, cast.person("Amina"), cast.charity_worker]


def test_the_leads_of_another_organisation_that_looks_after_them_keep_their_own(cast: Cast, lead: Actor) -> None:
    concern = with_everything(cast, lead)
    elsewhere = cast.staff("Sid Cole", Role.SAFEGUARDING_LEAD, HILLVIEW)
    registered(cast, HILLVIEW)
    theirs = concern_about(cast, elsewhere)
    assert {each.id for each in concerns_of(by=elsewhere, person=cast.people["Amina"], now=cast.now)} == {theirs}
    with pytest.raises(Unknown):
        opened(cast, elsewhere, concern)


def registered(cast: Cast, organisation: str) -> None:
    """As its own system says: an import puts Amina on their list too."""
    here = cast.organisations[organisation]
    by = Actor(role=Role.SYSTEM, organisation=here, purpose=Purpose.IMPORT, name="import")
    set_identity(by, cast.now)
    row = Registration(id=uuid4(), person_id=cast.people["Amina"], organisation_id=here, since_on=cast.now.date())
    row.save(force_insert=True)


def test_a_lead_who_is_named_reads_nothing_about_this_person(cast: Cast, lead: Actor) -> None:
    named = cast.staff("Lena Moss", Role.SAFEGUARDING_LEAD, GREENFIELD)
    row = supporter(cast, "Lena Moss", account=named.account)
    concern = concern_about(cast, lead, supporters=[row])
    with pytest.raises(Unknown):
        opened(cast, named, concern)
    with pytest.raises(NotAllowed):
        concern_about(cast, named)
    assert opened(cast, lead, concern).named[0].is_shut_out


def test_a_lead_whom_a_limit_names_reads_nothing_either(cast: Cast, lead: Actor) -> None:
    concern = with_everything(cast, lead)
    other = cast.staff("Lena Moss", Role.SAFEGUARDING_LEAD, GREENFIELD)
    set_identity(lead, cast.now)
    kept = Kept(accounts=frozenset({other.known_account}))
    restrict(by=lead, person=cast.people["Amina"], kept=kept, reason="Her cousin.", now=cast.now)
    with pytest.raises(Unknown):
        opened(cast, other, concern)


def test_every_look_and_change_is_in_a_chain_of_its_own(cast: Cast, lead: Actor) -> None:
    concern = with_everything(cast, lead)
    close_concern(by=lead, concern=concern, why=Closed.SAFE_NOW, words="He moved out.", now=cast.now)
    found = opened(cast, lead, concern)
    kinds = [each.kind for each in compartment(cast)]
    assert kinds == [
        "concern.recorded",
        "concern.somebody-named",
        "concern.note-added",
        "concern.person-asked",
        "concern.closed",
        "concern.opened",
    ]
    assert [each.kind for each in found.log] == list(reversed(kinds))
    assert {each.name for each in found.log} == {"Lee Marsh"}
    later = replace(lead, name="Lee Marsh")
    set_identity(later, cast.now + timedelta(hours=1))
    open_concern(by=later, person=cast.people["Amina"], concern=concern, now=cast.now + timedelta(hours=1))
    assert [each.kind for each in compartment(cast)].count("concern.opened") == 2


def test_its_chain_names_no_person_and_the_persons_own_list_says_nothing(cast: Cast, lead: Actor) -> None:
    before = looked_at(cast)
    concern = with_everything(cast, lead)
    opened(cast, lead, concern)
    concerns_of(by=lead, person=cast.people["Amina"], now=cast.now)
    for event in compartment(cast):
        assert event.person is None
        assert str(cast.people["Amina"]) not in f"{event.chain} {event.detail}"
    assert looked_at(cast) == before


def looked_at(cast: Cast) -> list[str]:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    page = who_looked(by=person, person=cast.people["Amina"], before=None, most=100, with_own=True)
    return [str(each.event.kind) for each in page.looked]


def test_a_privacy_officer_sees_that_it_was_read_by_a_reference_alone(cast: Cast, lead: Actor) -> None:
    concern = with_everything(cast, lead)
    reference = opened(cast, lead, concern).line.reference
    set_identity(cast.staff("Pia Lund", Role.PRIVACY_OFFICER, GREENFIELD), cast.now)
    assert {each.detail["concern"] for each in compartment(cast)} == {reference}
    for other in (cast.coordinator, cast.person("Amina"), cast.staff("Sid Cole", Role.SAFEGUARDING_LEAD, HILLVIEW)):
        set_identity(other, cast.now)
        assert compartment(cast) == []


def test_who_is_named_is_shut_out_at_once(cast: Cast, lead: Actor) -> None:
    account = cast.person("Bert").known_account
    row = supporter(cast, "Yusuf Begum", account=account)
    set_identity(lead, cast.now)
    assert relied_on(by=lead, person=cast.people["Amina"], now=cast.now) == 1
    concern_about(cast, lead, supporters=[row])
    assert is_barred(by=lead, person=cast.people["Amina"], account=account, now=cast.now)
    assert relied_on(by=lead, person=cast.people["Amina"], now=cast.now) == 0


def test_somebody_is_named_once_and_only_one_of_this_person(cast: Cast, lead: Actor) -> None:
    row = supporter(cast, "Yusuf Begum")
    concern = concern_about(cast, lead, supporters=[row])
    name_in_concern(by=lead, concern=concern, supporters=[row], now=cast.now)
    assert [each.name for each in opened(cast, lead, concern).named] == ["Yusuf Begum"]
    with pytest.raises(Invalid, match=r"supporter.unknown"):
        name_in_concern(by=lead, concern=concern, supporters=[uuid4()], now=cast.now)


@pytest.mark.parametrize("in_words", [True, False])
def test_who_is_named_is_no_appropriate_individual_and_no_proxy(cast: Cast, lead: Actor, in_words: bool) -> None:
    """By name: they have no account yet. Whoever writes it down is not told why."""
    power = with_power(cast, "Amina", holder="Yusuf Begum")
    if in_words:
        concern = concern_about(cast, lead, others="yusuf begum")
    else:
        concern = concern_about(cast, lead, supporters=[supporter(cast, "Yusuf Begum")])
    set_identity(cast.nurse, cast.now)
    with pytest.raises(NotReady, match=r"authority.ask-us"):
        invite_proxy(by=cast.nurse, authority=power, now=cast.now)
    for name, is_refused in (("Yusuf Begum", True), ("Zinnia Begum", False)):
        said = a_power(cast, AuthorityKind.APPROPRIATE_INDIVIDUAL, name)
        speaks = {"by": cast.nurse, "person": cast.people["Amina"], "said": said, "interests": Interests()}
        if is_refused:
            with pytest.raises(NotReady, match=r"authority.ask-us"):
                record_authority(now=cast.now, **speaks)
        else:
            record_authority(now=cast.now, **speaks)
    set_identity(lead, cast.now)
    close_concern(by=lead, concern=concern, why=Closed.NO_HARM_FOUND, words="He was abroad.", now=cast.now)
    if not in_words:
        answer_concern(by=lead, supporter=Named.objects.get().supporter_id, alleged=False, now=cast.now)
    set_identity(cast.nurse, cast.now)
    assert invite_proxy(by=cast.nurse, authority=power, now=cast.now)


def test_a_concern_comes_from_a_worry_once(cast: Cast, lead: Actor) -> None:
    set_identity(cast.nurse, cast.now)
    worry = raise_worry(by=cast.nurse, person=cast.people["Amina"], words="She is thin.", now=cast.now)
    concern = concern_about(cast, lead, escalation=worry)
    known = concern_of_worry(by=lead, escalation=worry)
    assert known is not None
    assert known.concern == concern
    assert opened(cast, lead, concern).worry
    with pytest.raises(NotReady, match=r"concern.from-worry-already"):
        concern_about(cast, lead, escalation=worry)
    with pytest.raises(Unknown):
        concern_about(cast, lead, "Bert", escalation=worry)


def test_concerns_follow_a_join_and_stay_where_they_were_when_it_is_undone(cast: Cast, lead: Actor) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    details = PersonDetails(given_name="Aminah", family_name="Begum", born_on=date(1951, 3, 14))
    cast.people["Aminah"] = add_person(by=by, details=details, now=cast.now)
    first, second = with_everything(cast, lead), concern_about(cast, lead, "Aminah")

    def listed(name: str) -> set[UUID]:
        return {each.id for each in concerns_of(by=lead, person=cast.people[name], now=cast.now)}

    assert (listed("Amina"), listed("Aminah")) == ({first}, {second})
    set_identity(by, cast.now)
    merge_people(by=by, kept=cast.people["Amina"], other=cast.people["Aminah"], reason="One.", now=cast.now)
    set_identity(lead, cast.now)
    assert listed("Amina") == {first, second}
    assert opened(cast, lead, second).words == "Her bank card is gone."
    note_concern(by=lead, concern=second, words="Rang.", done_on=cast.now.date(), now=cast.now)
    set_identity(by, cast.now)
    undo_merge(by=by, person=cast.people["Aminah"], reason="Two.", now=cast.now)
    set_identity(lead, cast.now)
    assert (listed("Amina"), listed("Aminah")) == ({first}, {second})


def test_who_is_named_in_one_record_is_shut_out_of_the_other_too(cast: Cast, lead: Actor) -> None:
    """Also a lead: joined records are one person."""
    by = cast.coordinator
    named = cast.staff("Lena Moss", Role.SAFEGUARDING_LEAD, GREENFIELD)
    row = supporter(cast, "Lena Moss", account=named.account)
    concern_about(cast, lead, supporters=[row])
    set_identity(by, cast.now)
    details = PersonDetails(given_name="Aminah", family_name="Begum", born_on=date(1951, 3, 14))
    cast.people["Aminah"] = add_person(by=by, details=details, now=cast.now)
    other = concern_about(cast, lead, "Aminah")
    assert opened(cast, named, other, "Aminah").words
    set_identity(by, cast.now)
    merge_people(by=by, kept=cast.people["Amina"], other=cast.people["Aminah"], reason="One.", now=cast.now)
    with pytest.raises(Unknown):
        opened(cast, named, other, "Aminah")


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Concern, {"harms": []}),
        (Concern, {"closed": Closed.DIED}),
        (View, {"asked": Asked.NOT_ALONE}),
        (View, {"view": "", "wants": ""}),
        (View, {"asked": Asked.NOT_ASKED, "why_not_alone": "She was asleep."}),
    ],
)
def test_the_database_wants_the_whole_of_it(cast: Cast, lead: Actor, model: type, change: dict[str, object]) -> None:
    with_everything(cast, lead)
    row = model.objects.get()
    if model is Concern:
        change = {**change, "reference": "OTHER", "escalation_id": None}
    with pytest.raises(IntegrityError), transaction.atomic():
        _copy(row, **change)


def _copy(row: Concern | Named | Note | View, **change: object) -> None:
    row.id = uuid4()
    for name, value in change.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def refused(write: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|row-level security"), transaction.atomic():
        write()


def test_who_supports_somebody_else_is_not_named(cast: Cast, lead: Actor) -> None:
    """By the change, and by the database itself; nor is a worry about somebody else what a concern came from."""
    by = cast.coordinator
    set_identity(by, cast.now)
    other = add_supporter(by=by, person=cast.people["Bert"], kind="carer", name="Zara", now=cast.now)
    with pytest.raises(Invalid):
        concern_about(cast, lead, supporters=[other])
    concern = concern_about(cast, lead)
    named = {"named_at": cast.now, "named_by": lead.known_account, "named_by_name": lead.name, "name": "Zara"}
    row = Named(id=uuid4(), person_id=cast.people["Amina"], concern_id=concern, supporter_id=other, **named)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)
    set_identity(cast.nurse, cast.now)
    worry = raise_worry(by=cast.nurse, person=cast.people["Amina"], words="She is thin.", now=cast.now)
    set_identity(lead, cast.now)
    written = {"written_at": cast.now, "written_by": lead.known_account, "written_by_name": lead.name, "words": "Thin."}
    where = {"person_id": cast.people["Bert"], "organisation_id": lead.organisation, "reference": "X"}
    about = Concern(id=uuid4(), seen_on=cast.now.date(), harms=[Harm.NEGLECT], escalation_id=worry, **where, **written)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        about.save(force_insert=True)
