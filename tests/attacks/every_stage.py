"""People at every stage of the journey at once, so that every form of the service is on some page."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from alongside.engines.postgres.identity import set_identity
from alongside.journey.discuss.changes import add_information, add_to_decide, add_topic, start_conversation
from alongside.journey.identify.changes import invite_person
from alongside.journey.review.changes import start_review
from alongside.records.authority.models import Authority
from alongside.records.carers.changes import identify_carer, link_caring, record_assessment, show_caring
from alongside.records.carers.models import Caring
from alongside.records.carers.values import NewCaring
from alongside.records.careteam.changes import add_supporter
from alongside.records.careteam.models import Supporter
from alongside.records.measures.changes import begin_use, load_instrument
from alongside.records.messaging.changes import claim_messages, fail_message, queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.people.changes.details import add_identifier
from alongside.records.people.changes.information import want_information
from alongside.records.people.changes.merging import merge_people
from alongside.records.people.changes.needs import NewAdjustment, add_adjustment, record_need
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.models import Account, PossibleMatch
from alongside.records.plans.changes import add_item, move_round
from alongside.records.plans.reads import open_plan
from alongside.records.plans.values import Edit
from alongside.records.prompts.changes import begin_prompt_set, change_prompt_set
from alongside.records.rights.changes import (
    AskedBy,
    Wanted,
    ask_for_correction,
    begin_review,
    hold_record,
    raise_complaint,
    record_request,
    write_text,
)
from alongside.records.rights.models import Correction, Disposal, EntryToReview, LegalHold
from alongside.records.safeguarding.changes import record_concern
from alongside.records.safeguarding.models import Concern
from alongside.records.sharing.changes import ask_override, make_card, open_beside
from alongside.records.sharing.models import Opening
from alongside.rules.actors import ANONYMOUS, Actor, Purpose, Role, system
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.authority.standing import Standing
from alongside.rules.carers import AssessmentAnswer, IdentifiedBy, Showing
from alongside.rules.identify import Reason
from alongside.rules.measures.rulers import CHANGE_RULERS
from alongside.rules.needs import Subset
from alongside.rules.openings import Ground, OpeningKind
from alongside.rules.plan.content import Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.prompts.writing import NewSet
from alongside.rules.rights import Asker
from alongside.rules.safeguarding import Harm, NewConcern
from alongside.rules.sharing import EMERGENCY_SECTIONS
from alongside.rules.stages import Stage
from tests.attacks.attackers import GREENFIELD, RIVERSIDE
from tests.authority import with_power, with_unable
from tests.cast import Cast, make_cast, with_agreed_plan, with_draft
from tests.measuring import finish_talk, with_talk
from tests.preparing import with_contacts, with_made_pack, with_pack, with_results, with_round

PEOPLE = ("Amina", "Bert", "Cora", "Dan", "Gus")  # who sign in
OTHER_STAFF = {
    "administrator": ("Ada Bell", Role.ADMINISTRATOR),
    "safeguarding lead": ("Lee Marsh", Role.SAFEGUARDING_LEAD),
    "privacy officer": ("Petra Okafor", Role.PRIVACY_OFFICER),
}


def fill_stages() -> Cast:
    """Amina prepares, Bert's plan is drafted, Cora's agreed, Dan's reviewed, Eve talks, Fay accepted, Gus is invited,
    Hal is new, Ivy has appointments, Jo a pack. Bert also supports Amina. Committed."""
    with transaction.atomic():
        cast = make_cast()
        for name in ("Cora", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jo"):
            cast.people[name] = _add(cast, name)
        with_draft(cast, "Bert")
        with_agreed_plan(cast, "Cora")
        with_agreed_plan(cast, "Dan")
        with_round(cast, "Eve")
        with_round(cast, "Fay")
        with_contacts(cast, "Ivy")
        with_results(cast, "Ivy")
        with_made_pack(cast, "Jo")
        with_pack(cast, "Amina")
        _rates_and_talks(cast)
        by = cast.coordinator
        set_identity(by, cast.now)
        invite_person(by=by, person=cast.people["Gus"], reasons=[Reason.NO_PLAN], now=cast.now)
        cast.rounds["Dan"] = start_review(by=by, person=cast.people["Dan"], now=cast.now)
        move_round(by=by, round_id=cast.rounds["Eve"], to=Stage.PREPARING, now=cast.now)
        talk = start_conversation(by=by, round_id=cast.rounds["Eve"], how="home", now=cast.now)
        add_topic(by=by, conversation=talk, topic=uuid4(), words="My sleep", is_persons=True, now=cast.now)
        for said in (add_to_decide, add_information):
            words = {"section": Section.NEEDS, "whose": Whose.TOGETHER, "edit": Edit("Sleeping tablets")}
            said(by=by, conversation=talk, item=uuid4(), now=cast.now, **words)
        _something_to_decide(cast, "Bert")
        for named in OTHER_STAFF.values():
            cast.staff(*named, GREENFIELD)
        for name in PEOPLE:
            cast.person(name)
        set_identity(by, cast.now)
        carer = {"kind": "family-or-friend", "name": "Bert Jones", "account": cast.accounts["Bert"]}
        add_supporter(by=by, person=cast.people["Amina"], now=cast.now, **carer)
        _with_details(cast)
        _with_a_carer(cast)
        _with_a_card(cast)
        _with_trouble(cast, "Gus")
        _decided_beside(cast)
        _asked_about_records(cast)
        _with_a_concern(cast, "Bert")
    with transaction.atomic(using="owner"):
        _match(cast)
        _proposed(cast)
        _signed_in(cast, "Bert")
    return cast


def _rates_and_talks(cast: Cast) -> None:
    """Amina talks for the second time about how she is doing, has begun to rate something else, and there is a
    questionnaire to permit."""
    with_talk(cast, "Amina", "leisure", "Ring the allotment society")
    finish_talk(cast, "Amina")
    with_talk(cast, "Amina", "job", "")
    begin_use(by=cast.person("Amina"), person=cast.people["Amina"], key="ons4", whose=Whose.PERSON, now=cast.now)
    admin = cast.staff("Ada Bell", Role.ADMINISTRATOR, GREENFIELD)
    set_identity(admin, cast.now)
    load_instrument(by=admin, instrument=replace(CHANGE_RULERS, key="own-ruler"), now=cast.now)


def _add(cast: Cast, name: str) -> UUID:
    by = cast.coordinator
    set_identity(by, cast.now)
    details = PersonDetails(given_name=name, family_name="Hughes", born_on=date(1948, 5, 6))
    return add_person(by=by, details=details, now=cast.now)


def _with_details(cast: Cast) -> None:
    """Dan has details, a question and an adjustment; Cora and Hal need what nobody makes; Hal has two records."""
    by, dan = cast.coordinator, {"person": cast.people["Dan"], "now": cast.now}
    quiet = NewAdjustment("quiet-place", consequence="The noise is too much.")
    add_adjustment(by=by, new=quiet, **dan)
    add_identifier(by=by, kind="hospital", value="HV 1", verified="not-checked", **dan)
    want_information(by=by, wanted="Why so many tablets?", **dan)
    for name in ("Cora", "Hal"):
        easy = {"answer": "needs", "codes": ["easy-read"], "now": cast.now}
        record_need(by=by, person=cast.people[name], subset=Subset.INFORMATION_FORMAT, **easy)
    what = {"organisation": cast.organisations[GREENFIELD], "kind": MessageKind.NEW_CODE, "effect_key": "not fit"}
    queue_message(by=by, person=cast.people["Hal"], now=cast.now, **what)
    merge_people(by=by, kept=cast.people["Hal"], other=_add(cast, "Hals"), reason="Typed twice.", now=cast.now)


def _with_a_card(cast: Cast) -> None:
    """Dan has an emergency card, and rings because it is lost."""
    dan = cast.person("Dan")
    set_identity(dan, cast.now)
    until = cast.now.date() + timedelta(days=90)
    make_card(by=dan, person=dan.known_person, card=uuid4(), sections=EMERGENCY_SECTIONS, ends_on=until, now=cast.now)


def _with_a_carer(cast: Cast) -> None:
    """Cora looks after Dan, was offered an assessment, and shows him all that she can."""
    cora, by = cast.person("Cora"), cast.coordinator
    set_identity(cora, cast.now)
    new = NewCaring("Dan", "Friend", IdentifiedBy.SELF)
    caring = identify_carer(by=cora, person=cora.known_person, new=new, now=cast.now)
    set_identity(by, cast.now)
    link_caring(by=by, caring=caring, cared_for=cast.people["Dan"], now=cast.now)
    offered = {"offered_on": cast.now.date(), "answer": AssessmentAnswer.NOT_YET, "words": ""}
    record_assessment(by=by, caring=caring, now=cast.now, **offered)
    set_identity(cora, cast.now)
    show_caring(by=cora, caring=caring, parts=frozenset(Showing), now=cast.now)


def _decided_beside(cast: Cast) -> None:
    """Daughters of Bert and Eve hold a power, and one decision is beyond them; a court shows Riverside Dan's health."""
    for name in ("Bert", "Eve"):
        with_power(cast, name)
        with_unable(cast, name)
    by, now = cast.coordinator, cast.now
    set_identity(by, now)
    add_supporter(by=by, person=cast.people["Eve"], kind="volunteer", name="Vera Quill", now=now)
    opened = {"kind": OpeningKind.BREAK_GLASS, "reason": "life-at-risk", "words": "Found on the floor."}
    open_beside(by=by, person=cast.people["Dan"], now=now, **opened)
    ask_override(
        by=by,
        person=cast.people["Dan"],
        organisation=cast.organisations[RIVERSIDE],
        sections={Section.HEALTH},
        ground=Ground.COURT_ORDER,
        reason="The order of 3 May.",
        ends_on=now.date(),
        now=now,
    )


def _asked_about_records(cast: Cast) -> None:
    """Cora asks for an entry to be put right and raises a concern, her sister's solicitor asks for a copy of
    everything, and a text waits to be approved. Dan's record is held; somebody proposed that Ivy's is not kept."""
    cora, now = cast.person("Cora"), cast.now
    set_identity(cora, now)
    plan = open_plan(by=cora, person=cast.people["Cora"], purpose=Purpose.OWN_RECORD, now=now)
    item = plan.content.items[0]
    wanted = Wanted(item.section, item.words, "It was somebody else.", item.id, 1)
    ask_for_correction(by=cora, person=cast.people["Cora"], wanted=wanted, now=now)
    greenfield = cast.organisations[GREENFIELD]
    raise_complaint(by=cora, organisation=greenfield, words="Nobody asked me.", wanted="", now=now)
    writer = cast.staff(*OTHER_STAFF["administrator"], GREENFIELD)
    set_identity(writer, now)
    write_text(by=writer, kind="privacy-notice", words="What we do.", based_on=0, now=now)
    officer = cast.staff(*OTHER_STAFF["privacy officer"], GREENFIELD)
    set_identity(officer, now)
    _write_questions(cast)
    set_identity(officer, now)
    hold_record(by=officer, person=cast.people["Dan"], reason="An inquest.", now=now)
    by = cast.coordinator
    set_identity(by, now)
    sister = {"kind": "advocate", "name": "Zinnia Begum", "relationship": "sister"}
    add_supporter(by=by, person=cast.people["Cora"], now=now, **sister)
    asked = AskedBy(Asker.REPRESENTATIVE, "Sole & Co", "A signed letter, seen.", now.date())
    begin_review(by=by, request=record_request(by=by, person=cast.people["Cora"], asked=asked, now=now), now=now)


def _with_a_concern(cast: Cast, name: str) -> None:
    """The lead has named somebody at the door; the daughter, who holds a power, can be stopped on the next page."""
    lead = cast.staff(*OTHER_STAFF["safeguarding lead"], GREENFIELD)
    set_identity(lead, cast.now)
    new = NewConcern(cast.now.date(), frozenset({Harm.FINANCIAL}), "His card is gone.")
    record_concern(by=lead, person=cast.people[name], new=new, others="A man at the door", now=cast.now)


def deep_pages(cast: Cast, who: str) -> list[str]:
    """Pages with a form that this walker gets to by looking for somebody, or further away than a walk goes."""
    people, rounds = cast.people, cast.rounds
    if who == "safeguarding lead":
        stop = f"/safeguarding/{people['Bert']}/stop/{_power_over(cast, 'Bert').id}/"
        concerns = f"/safeguarding/{people['Bert']}/concerns/"
        concern = f"{concerns}{Concern.objects.using('owner').get().id}/"
        steps = [f"{concern}{step}/" for step in ("note", "view", "name", "keep-away", "close")]
        return [f"/safeguarding/{people['Dan']}/set/", stop, f"/careteam/for/{people['Amina']}/", concerns, *steps]
    if who == "privacy officer":
        held = LegalHold.objects.using("owner").get()
        keeping = [f"/keeping/lift/{held.id}/", f"/keeping/{held.person_id}/hold/"]
        return [*keeping, f"/emergency/openings/{Opening.objects.using('owner').get().id}/"]
    if who != "coordinator":
        return []
    power = _power_over(cast, "Eve").id
    volunteer = Supporter.objects.using("owner").get(kind="volunteer").id
    entry = EntryToReview.objects.using("owner").first()
    assert entry is not None
    copy = f"/requests/copy/{entry.request_id}/"
    friend = Supporter.objects.using("owner").get(kind="family-or-friend").id
    return [
        copy,
        f"{copy}entry/{entry.id}/",
        f"{copy}longer/",
        f"/requests/for/{people['Dan']}/",
        f"/emergency/{people['Dan']}/cards/",
        f"/keeping/disposal/{Disposal.objects.using('owner').get().id}/",
        f"/requests/correction/{Correction.objects.using('owner').get().id}/",
        f"/authority/held/{power}/invite/",
        f"/authority/held/{power}/{Standing.SUSPENDED}/",
        f"/authority/{people['Eve']}/record/{AuthorityKind.LPA_WELFARE}/",
        f"/authority/{people['Eve']}/understanding/",
        f"/careteam/{volunteer}/facilitator/",
        f"/caring/supporter/{friend}/",
        f"/caring/{Caring.objects.using('owner').get().id}/record/",
        f"/document/{rounds['Bert']}/agree/for-them/",
        f"/prepare/{rounds['Amina']}/paper/what-matters/",
    ]


def _something_to_decide(cast: Cast, name: str) -> None:
    """In a draft: what there is to decide with one way, and what was explained."""
    said = {"by": cast.coordinator, "round_id": cast.rounds[name], "section": Section.NEEDS, "now": cast.now}
    said |= {"whose": Whose.TOGETHER, "edit": Edit("A new inhaler")}
    decision = add_item(item=uuid4(), kind=Kind.DECISION, **said)
    add_item(item=uuid4(), kind=Kind.OPTION, goal=decision, **said)
    add_item(item=uuid4(), kind=Kind.INFORMATION, **said)


def _power_over(cast: Cast, name: str) -> Authority:
    return Authority.objects.using("owner").get(person_id=cast.people[name])


def _signed_in(cast: Cast, name: str) -> None:
    """The daughter who holds a power over them has an account: she can be stopped, with a reason."""
    account = Account.objects.using("owner").create(name="Zinnia Begum", joined_at=cast.now)
    Authority.objects.using("owner").filter(person_id=cast.people[name]).update(account_id=account.id)


def _with_trouble(cast: Cast, name: str) -> None:
    """A message to them that did not leave."""
    set_identity(cast.coordinator, cast.now)
    what = {"organisation": cast.organisations[GREENFIELD], "kind": MessageKind.NEW_CODE, "effect_key": "in trouble"}
    queued = queue_message(by=cast.coordinator, person=cast.people[name], now=cast.now, **what)
    assert queued is not None
    courier = system()
    set_identity(courier, cast.now)
    claim_messages(by=courier, most=10, now=cast.now)
    fail_message(by=courier, message=queued, why="letter-address", retry=False, now=cast.now)


def _proposed(cast: Cast) -> None:
    """As if many years had gone by."""
    Disposal.objects.using("owner").create(
        person_id=cast.people["Ivy"],
        organisation_id=cast.organisations[GREENFIELD],
        due_on=date(2060, 1, 1),
        because="after-death",
        source="made up",
        proposed_at=cast.now,
        proposed_by=cast.accounts["Petra Okafor"],
        proposed_by_name="Petra Okafor",
    )


def _match(cast: Cast) -> None:
    hal = {"given_name": "Hal", "family_name": "Hughes", "born_on": date(1948, 5, 6), "person_id": cast.people["Hal"]}
    PossibleMatch.objects.using("owner").create(
        organisation_id=cast.organisations[GREENFIELD], source_id="old/1", why="possible", found_at=cast.now, **hal
    )


def walker(cast: Cast, who: str) -> Actor:
    """Whoever walks the pages by this name; "nobody" is not signed in."""
    if who == "nobody":
        return ANONYMOUS
    if who in OTHER_STAFF:
        return cast.staff(*OTHER_STAFF[who], GREENFIELD)
    staff = {"coordinator": cast.coordinator, "nurse": cast.nurse}
    return staff[who] if who in staff else cast.person(who)


def _write_questions(cast: Cast) -> None:
    """A set of the organisation's own questions, in two versions."""
    by, now = cast.coordinator, cast.now
    set_identity(by, now)
    new = NewSet("Falls", (Prompt("", Section.NEEDS, "When do you fall?", ""),))
    key = begin_prompt_set(by=by, new=new, now=now)
    change_prompt_set(by=by, key=key, new=replace(new, title="About falls"), based_on=1, now=now)
