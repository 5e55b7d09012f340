"""Greenfield with somebody at every stage, so that every page has somebody to be about; built through changes."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from alongside.engines.postgres.identity import set_identity
from alongside.journey.discuss.changes import add_to_decide, add_topic, start_conversation
from alongside.journey.identify.changes import give_coordinator, invite_person
from alongside.journey.prepare.changes import SetOfChecks, attach_sheet, record_step, write_check_set
from alongside.journey.review.changes import start_review
from alongside.records.careteam.changes import add_supporter, assign_facilitator, raise_worry
from alongside.records.measures.changes import load_instrument
from alongside.records.messaging.changes import claim_messages, fail_message
from alongside.records.people.changes.accounts import add_account, issue_client_key
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.changes.staff import start_recovery
from alongside.records.people.models import PossibleMatch
from alongside.records.people.reads import memberships_of
from alongside.records.plans.changes import comment_on, move_round
from alongside.records.plans.values import Edit
from alongside.records.prompts.changes import begin_prompt_set, change_prompt_set
from alongside.records.sharing.changes import ask_override, share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Purpose, Role, system
from alongside.rules.facilitating import Assignment
from alongside.rules.files import JPEG, CheckedFile
from alongside.rules.identify import Reason
from alongside.rules.measures.rulers import CHANGE_RULERS
from alongside.rules.openings import Ground
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.prompts.writing import NewSet
from alongside.rules.stages import Stage
from alongside.rules.tracking import Waypoint
from tests.cast import SETTING_UP, Cast, agree_again, make_cast, say_what_matters, with_agreed_plan, with_draft
from tests.doors.web.navigation.recorded import recorded
from tests.doors.web.navigation.rights_used import rights_used
from tests.files import photograph
from tests.measuring import finish_talk, with_talk
from tests.preparing import OPEN_AT, with_contacts, with_made_pack, with_pack, with_round

SURGERY = "Greenfield Surgery"
INVITED, ACCEPTED, BOOKED, READY, TALKING, PACKED = "Ingrid", "Alma", "Boris", "Rita", "Tariq", "Petra"
BORN = {INVITED: date(2012, 5, 5)}  # a child
DRAFTING, AGREED, REVIEWING = "Dora", "Amina", "Vera"
EVERYBODY = (INVITED, ACCEPTED, BOOKED, READY, TALKING, PACKED, DRAFTING, AGREED, REVIEWING)


def town() -> Cast:
    """One person at each stage. Amina's plan is agreed twice, and shared with her carer and a charity."""
    cast = make_cast()
    for name in EVERYBODY:
        if name not in cast.people:
            _moves_in(cast, name)
    _invited(cast)
    with_round(cast, ACCEPTED)
    with_contacts(cast, BOOKED)
    with_made_pack(cast, PACKED)
    with_contacts(cast, TALKING)
    _talks(cast)
    with_draft(cast, DRAFTING)
    with_agreed_plan(cast, REVIEWING)
    _agrees_twice(cast)
    with_pack(cast, READY)
    _sends_a_sheet(cast)
    _asked(cast)
    _looked_at_again(cast)
    _shares(cast)
    _helps(cast)
    _staffs(cast)
    _sent_to_us(cast)
    _did_not_leave(cast)
    _shown_by_law(cast)
    _said_beside(cast)
    recorded(cast, BOOKED)
    rights_used(cast, AGREED)
    _talks_again(cast)
    return cast


def carer(cast: Cast, name: str = AGREED) -> Actor:
    """Yusuf, who supports this person and may add his own words."""
    if "Yusuf" not in cast.accounts:
        set_identity(SETTING_UP, cast.now)
        cast.accounts["Yusuf"] = add_account(by=SETTING_UP, name="Yusuf Begum", email="yusuf@example.org", now=cast.now)
    return Actor(
        role=Role.CARER,
        account=cast.accounts["Yusuf"],
        on_behalf_of=cast.people[name],
        name="Yusuf Begum",
        assurance=Assurance.TWO_FACTOR,
    )


def _sends_a_sheet(cast: Cast) -> None:
    """Who is getting ready has sent a photo of one answer."""
    person, belongs = cast.person(READY), {"prompt": "what-matters", "whose": Whose.PERSON}
    set_identity(person, cast.now)
    sheet = CheckedFile(JPEG, photograph())
    new = {"attachment": uuid4(), "file": sheet, "name": "sheet.jpg", "now": cast.now}
    attach_sheet(by=person, round_id=cast.rounds[READY], **belongs, **new)  # type: ignore[arg-type]


def _moves_in(cast: Cast, name: str) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    details = PersonDetails(given_name=name, family_name="Stone", born_on=BORN.get(name, date(1950, 5, 5)))
    cast.people[name] = add_person(by=by, details=details, now=cast.now)


def _invited(cast: Cast) -> None:
    by = cast.coordinator
    set_identity(by, cast.now)
    invite_person(by=by, person=cast.people[INVITED], reasons=[Reason.NO_PLAN], now=cast.now)


def _talks(cast: Cast) -> None:
    """The conversation is going on, about a topic and a goal."""
    by = cast.nurse
    set_identity(by, cast.now)
    talk = start_conversation(by=by, round_id=cast.rounds[TALKING], how="home", now=cast.now)
    add_topic(by=by, conversation=talk, topic=uuid4(), words="Sleep", is_persons=True, now=cast.now)
    to_decide = {"section": Section.NEEDS, "whose": Whose.TOGETHER, "edit": Edit("Sleeping tablets")}
    add_to_decide(by=by, conversation=talk, item=uuid4(), now=cast.now, **to_decide)
    set_identity(cast.person(TALKING), cast.now)
    say_what_matters(cast, TALKING)


def _talks_again(cast: Cast) -> None:
    """Amina has rated how she is doing and is talking about it for the second time; a questionnaire is brought in."""
    with_talk(cast, AGREED, "leisure", "Ring the allotment society")
    finish_talk(cast, AGREED)
    with_talk(cast, AGREED, "job", "")
    admin = cast.staff("Adam Cole", Role.ADMINISTRATOR, SURGERY)
    set_identity(admin, cast.now)
    load_instrument(by=admin, instrument=replace(CHANGE_RULERS, key="own-ruler"), now=cast.now)


def _agrees_twice(cast: Cast) -> None:
    with_agreed_plan(cast)
    by = cast.coordinator
    set_identity(by, cast.now)
    move_round(by=by, round_id=cast.rounds[AGREED], to=Stage.DRAFTING, now=cast.now)
    agree_again(cast, AGREED)


def _asked(cast: Cast) -> None:
    """The surgery has questions and checks of its own, each in two versions; Rita's pack has come back."""
    by = cast.coordinator
    set_identity(by, OPEN_AT)
    new = NewSet("Falls", (Prompt("", Section.NEEDS, "When do you fall?", ""),))
    key = begin_prompt_set(by=by, new=new, now=cast.now)
    change_prompt_set(by=by, key=key, new=replace(new, title="About falls"), based_on=1, now=cast.now)
    checks = SetOfChecks("Falls", ["falls"], ["weight"], ["When do you fall?"])
    key = write_check_set(by=by, key="", written=checks, now=cast.now)
    write_check_set(by=by, key=key, written=replace(checks, title="About falls"), now=cast.now)
    record_step(by=by, round_id=cast.rounds[READY], step=Waypoint.CAME_BACK, words="", now=OPEN_AT)


def _looked_at_again(cast: Cast) -> None:
    by = cast.nurse
    set_identity(by, cast.now)
    cast.rounds[REVIEWING] = start_review(by=by, person=cast.people[REVIEWING], now=cast.now)


def _shares(cast: Cast) -> None:
    by = cast.coordinator
    for name in (AGREED, READY):
        helper, person = carer(cast, name), cast.person(name)
        set_identity(by, cast.now)
        add_supporter(
            by=by, person=cast.people[name], kind="carer", name="Yusuf Begum", account=helper.account, now=cast.now
        )
        set_identity(person, cast.now)
        for reader in (Reader(account=helper.account), Reader(organisation=cast.organisations["Riverside"])):
            what = {"sections": ALL_SECTIONS, "contribute_to": ALL_SECTIONS, "how": "online"}
            share(by=person, person=cast.people[name], reader=reader, now=cast.now, **what)  # type: ignore[arg-type]


def _helps(cast: Cast) -> None:
    """Wes helps Amina, is worried about her, and the coordinator has handed somebody over."""
    wes, over = cast.charity_worker, cast.staff("Ruth Quist", Role.VCSE_PARTNER, "Riverside")
    by, amina, today = cast.coordinator, cast.people[AGREED], cast.now.date()
    nurse = cast.nurse.known_account
    set_identity(by, cast.now)
    volunteer = add_supporter(by=by, person=amina, kind="volunteer", name="Wes Adeyemi", now=cast.now)
    assignment = Assignment(wes.known_account, "A walk", over.known_account, today, "", today)
    assign_facilitator(by=by, supporter=volunteer, assignment=assignment, now=cast.now)
    give_coordinator(by=by, person=cast.people[INVITED], account=nurse, now=cast.now)
    set_identity(wes, cast.now)
    raise_worry(by=wes, person=amina, words="She had no coat on.", now=cast.now)


def _staffs(cast: Cast) -> None:
    """Another system has a key, and the nurse has lost her phone."""
    set_identity(SETTING_UP, cast.now)
    issue_client_key(by=SETTING_UP, organisation=cast.organisations[SURGERY], name="The hospital", now=cast.now)
    nurse, admin = cast.nurse, cast.staff("Adam Cole", Role.ADMINISTRATOR, SURGERY)
    set_identity(admin, cast.now)
    membership = memberships_of(by=admin, account=nurse.known_account, today=cast.now.date())[0].id
    start_recovery(by=admin, membership=membership, how="in-person", now=cast.now)


def _sent_to_us(cast: Cast) -> None:
    """The surgery's own system sent somebody who may be Amina."""
    organisation = cast.organisations[SURGERY]
    set_identity(Actor(role=Role.SYSTEM, organisation=organisation, purpose=Purpose.IMPORT, name="import"), cast.now)
    PossibleMatch(
        organisation_id=organisation,
        person_id=cast.people["Amina"],
        source_id="sent/1",
        given_name="Amina",
        family_name="Begum",
        born_on=date(1951, 3, 14),
        why="possible",
        found_at=cast.now,
    ).save(force_insert=True)


def _did_not_leave(cast: Cast) -> None:
    """The first message in the outbox could not be sent."""
    courier = system()
    set_identity(courier, cast.now)
    (message,) = claim_messages(by=courier, most=1, now=cast.now)
    fail_message(by=courier, message=message.id, why="letter-address", retry=False, now=cast.now)


def _shown_by_law(cast: Cast) -> None:
    """The nurse asked for a part to be shown to the other surgery; nobody has looked again."""
    set_identity(cast.nurse, cast.now)
    ask_override(
        by=cast.nurse,
        person=cast.people[AGREED],
        organisation=cast.organisations["Hillview Surgery"],
        sections=[Section.EMERGENCIES],
        ground=Ground.VITAL_INTERESTS,
        reason="She was found on the floor and cannot speak.",
        ends_on=cast.now.date() + timedelta(days=7),
        now=cast.now,
    )


def _said_beside(cast: Cast) -> None:
    """The nurse said something beside Amina's goals."""
    set_identity(cast.nurse, cast.now)
    person, words = cast.people[AGREED], "Well done with the walking."
    comment_on(by=cast.nurse, person=person, section=Section.GOALS, words=words, now=cast.now)
