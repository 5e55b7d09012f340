"""One person about whom every protected table holds something: what attacks are tried on.

Amina and the team walk through the five verbs, by changes; what only an import or a job writes is added as the owner.
A protected table without a row fails `tests/attacks/test_every_policy.py`: add what fills it here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction

from alongside.engines.postgres.identity import set_identity
from alongside.journey.discuss.changes import Typed, add_present, add_topic, save_topic_draft, start_conversation
from alongside.journey.document.changes import record_not_agreed
from alongside.journey.document.models import AgreedFor, CopyGiven
from alongside.journey.identify.changes import give_coordinator, invite_person, record_answer
from alongside.journey.prepare.changes import (
    Entry,
    Joined,
    SetOfChecks,
    attach_sheet,
    book_contacts,
    choose_instead,
    hold_result,
    make_pack,
    name_helper,
    record_step,
    release_pack,
    save_answer,
    save_draft,
    save_gathering,
    write_check_set,
)
from alongside.journey.prepare.models import PackResult
from alongside.journey.review.changes import add_update, answer_item, start_review
from alongside.records.appointments.changes import set_recall
from alongside.records.authority.changes import invite_proxy, note_fact, record_best_interests
from alongside.records.authority.models import Authority, CompetenceJudgement
from alongside.records.carers.changes import (
    answer_caring,
    identify_carer,
    link_caring,
    record_assessment,
    say_caring,
    show_caring,
    write_part,
)
from alongside.records.carers.values import NewCaring, Said
from alongside.records.careteam.changes import (
    add_observation,
    add_supporter,
    answer_concern,
    assign_facilitator,
    raise_worry,
    record_conflict,
    record_involvement,
)
from alongside.records.careteam.models import Supporter
from alongside.records.disagreements.changes import disagree
from alongside.records.health.changes import NewResult, add_result
from alongside.records.health.models import Allergy, Condition, Medicine
from alongside.records.measures.changes import (
    agree_action,
    answer_items,
    begin_session,
    begin_use,
    finish_session,
    finish_use,
    load_instrument,
    pick_areas,
    record_permission,
    say_how_it_went,
    say_step,
)
from alongside.records.measures.models import Agreed
from alongside.records.messaging.changes import override_for_paper
from alongside.records.people.changes.codes import make_code
from alongside.records.people.changes.needs import NewAdjustment, add_adjustment, record_need
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.changes.staff import start_recovery
from alongside.records.people.models import (
    Background,
    ContactPoint,
    Identifier,
    ImportProblem,
    ImportRun,
    InformationNeed,
    KeptApart,
    Merge,
    Person,
    PersonSource,
    PossibleMatch,
    Team,
)
from alongside.records.people.reads import memberships_of
from alongside.records.plans.changes import Agreement, add_version, comment_on, mark_comment_read, move_round
from alongside.records.plans.models import OtherPlan
from alongside.records.plans.reads import open_draft, open_plan, open_round_of
from alongside.records.plans.values import Edit
from alongside.records.prompts.changes import begin_prompt_set
from alongside.records.receipts.changes import take_form
from alongside.records.rights.changes import (
    AskedBy,
    NewContact,
    Wanted,
    ask_for_copy,
    ask_for_correction,
    begin_review,
    claim_copy,
    finish_copy,
    hold_record,
    raise_complaint,
    record_request,
    set_rights_contact,
    write_text,
)
from alongside.records.rights.models import Disposal
from alongside.records.safeguarding.changes import note_concern, record_concern, record_own_view
from alongside.records.sharing.changes import (
    Tried,
    ask_override,
    confirm_sharing,
    make_card,
    open_beside,
    restrict,
    share,
    use_card,
)
from alongside.records.sharing.values import Reader
from alongside.rules.actors import ANONYMOUS, Actor, Purpose, Role
from alongside.rules.authority.kinds import Fact
from alongside.rules.carers import AssessmentAnswer, IdentifiedBy, Showing, Topic
from alongside.rules.facilitating import Assignment
from alongside.rules.files import JPEG, CheckedFile
from alongside.rules.identify import Offer, Reason
from alongside.rules.involvement import Answer, Asked, Attorney, Benefit, Check, Involve, Outcome
from alongside.rules.measures.answers import Rating
from alongside.rules.measures.dialog_plus import HowItWent, Step
from alongside.rules.measures.rulers import CHANGE_RULERS
from alongside.rules.needs import Format, Subset
from alongside.rules.openings import Ground, OpeningKind
from alongside.rules.plan.content import Whose
from alongside.rules.plan.readiness import NotAgreed
from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.prompts.writing import NewSet
from alongside.rules.restrictions import Kept
from alongside.rules.review import StillTrue
from alongside.rules.rights import Asker
from alongside.rules.safeguarding import Harm, NewConcern, OwnView
from alongside.rules.sharing import EMERGENCY_SECTIONS
from alongside.rules.stages import Stage
from alongside.rules.tracking import Waypoint
from tests.attacks.attackers import LAKESIDE, MEADOW, POWERLESS, attackers
from tests.attacks.powers import powerless, signed_in
from tests.authority import a_best_interests_decision, with_power, with_unable
from tests.cast import Cast, make_cast, say_what_matters
from tests.preparing import OPEN_AT, RELEASE_ON, conversation, gathering

TALKED_AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
LOOKED_AT = TALKED_AT + timedelta(days=1)
REVIEW_ON = date(2027, 5, 3)

# What Cleo calls those whom she looks after.
FRIEND, NEIGHBOUR, FORMER_FRIEND = "My friend", "My neighbour", "My former friend"

# Somewhere in every text about Amina: no answer to anybody else ever holds one of these.
CANARIES = (
    "Begum",
    "granddaughter",
    "good with my hands",
    "allotment",
    "corner after breakfast",
    "Pelargonium",
    "Zinnia",
    "pemphigus",
    "methotrexate",
    "kiwi fruit",
)


@dataclass(frozen=True)
class World:
    """The cast, and those who try to get at Amina's rows, by what they are called in a failure."""

    cast: Cast
    attackers: Mapping[str, Actor | None]
    kept: UUID  # an entry that Amina herself is kept from

    @property
    def amina(self) -> UUID:
        return self.cast.people["Amina"]

    @property
    def bert(self) -> UUID:
        return self.cast.people["Bert"]


def fill() -> World:
    """Fill every protected table, and commit. Nothing is shared with Riverside or Hillview."""
    with transaction.atomic():
        cast = make_cast()
        outside = attackers(cast)
        with_people_of_their_own(cast, outside)
        identified(cast)
        prepared(cast)
        discussed(cast)
        measured(cast)
        documented(cast)
        powerless(cast)
        reviewed(cast)
        shared_elsewhere(cast)
        opened_beside(cast)
        with_a_card(cast)
        commented(cast)
        kept_from_a_nurse(cast)
        decided_by_others(cast)
        asked_about_her_sister(cast)
        helped_by_a_volunteer(cast)
        with_a_concern(cast)
        with_a_lost_phone(cast)
        with_rights_used(cast)
        with_needs(cast)
        cares_and_is_cared_for(cast)
    with transaction.atomic(using="owner"):
        imported(cast)
        given_a_copy(cast)
        judged_as_a_child(cast)
        disposal_proposed(cast)
        agreed_for_her(cast)
        signed_in({name: cast.accounts[name] for name in POWERLESS.values()})
        nights = Team.objects.using("owner").create(organisation_id=cast.organisations[MEADOW], name="Nights")
    with transaction.atomic():
        shared_with_a_team(cast, Reader(team=nights.id))
        kept = kept_from_herself(cast)
    return World(cast, outside, kept)


def with_needs(cast: Cast) -> None:
    """What Amina needs, told by herself and by the nurse."""
    person, nurse, amina = cast.person("Amina"), cast.nurse, cast.people["Amina"]
    set_identity(person, cast.now)
    large = {"answer": "needs", "codes": [Format.LARGE_PRINT, Format.OTHER], "words": "With a Zinnia on it."}
    record_need(by=person, person=amina, subset=Subset.INFORMATION_FORMAT, now=cast.now, **large)
    set_identity(nurse, cast.now)
    override_for_paper(by=nurse, person=amina, what="pack", reason="Zinnia reads it to her.", now=cast.now)
    quiet = NewAdjustment("quiet-place", "By the Zinnia bed.", "My skin gets worse with noise and Zinnia.")
    add_adjustment(by=nurse, person=amina, new=quiet, now=cast.now)


def cares_and_is_cared_for(cast: Cast) -> None:
    """Amina looks after Bert, and shows him nothing. Cleo looks after both, and shows each all; and Amina has said yes.

    As one whom Amina does not want, Cleo shows her all once more: of that Amina sees nothing.
    """
    person, by, amina, bert = cast.person("Amina"), cast.coordinator, cast.people["Amina"], cast.people["Bert"]
    set_identity(person, cast.now)
    him = NewCaring("Zinnia's uncle", "uncle", IdentifiedBy.SELF)
    hers = identify_carer(by=person, person=amina, new=him, now=cast.now)
    said = Said("I water his Pelargonium.", "Gladly.", "Not with my skin.", "Zinnia comes first.", 5)
    say_caring(by=person, caring=hers, said=said, based_on=0, now=cast.now)
    write_part(by=person, caring=hers, topic=Topic.WHO_STEPS_IN, words="Zinnia Begum.", based_on=0, now=cast.now)
    set_identity(by, cast.now)
    link_caring(by=by, caring=hers, cared_for=bert, now=cast.now)
    offered = {"offered_on": cast.now.date(), "answer": AssessmentAnswer.DECLINED, "words": "Ask Zinnia."}
    record_assessment(by=by, caring=hers, now=cast.now, **offered)
    cleo = PersonDetails(given_name="Cleo", family_name="Ward", born_on=date(1962, 2, 3))
    cast.people["Cleo"] = add_person(by=by, details=cleo, now=cast.now)
    unwanted = Supporter.objects.get(name="Nora Pike").id
    friends = [
        _cared_for_by_cleo(cast, FRIEND, amina),
        _cared_for_by_cleo(cast, NEIGHBOUR, bert),
        _cared_for_by_cleo(cast, FORMER_FRIEND, amina, supporter=unwanted),
    ]
    set_identity(person, cast.now)
    show_caring(by=person, caring=hers, parts=(), now=cast.now)
    answer_caring(by=person, caring=friends[0], person=amina, agrees=True, now=cast.now)


def _cared_for_by_cleo(cast: Cast, called: str, whom: UUID, supporter: UUID | None = None) -> UUID:
    by, cleo = cast.coordinator, cast.people["Cleo"]
    new = NewCaring(called, "", IdentifiedBy.STAFF)
    caring = identify_carer(by=by, person=cleo, new=new, now=cast.now)
    link_caring(by=by, caring=caring, cared_for=whom, supporter=supporter, now=cast.now)
    show_caring(by=by, caring=caring, parts=frozenset(Showing), now=cast.now)
    return caring


def with_a_concern(cast: Cast) -> None:
    """Her lead has written down a concern, who is said to have caused harm, what she says, and what was done."""
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(lead, cast.now)
    new = NewConcern(cast.now.date(), frozenset({Harm.FINANCIAL}), "Zinnia says that her bank card is gone.")
    person = cast.people["Amina"]
    concern = record_concern(by=lead, person=person, new=new, others="Zinnia's landlord", now=cast.now)
    note_concern(by=lead, concern=concern, words="Rang Zinnia.", done_on=cast.now.date(), now=cast.now)
    own = OwnView(Asked.ALONE, cast.now.date(), "He took it from the Pelargonium.", "I want it back.")
    record_own_view(by=lead, concern=concern, own=own, now=cast.now)


def with_a_lost_phone(cast: Cast) -> None:
    """The coordinator lost her phone: an administrator has made the first of two checks."""
    admin = cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")
    set_identity(admin, cast.now)
    membership = memberships_of(by=admin, account=cast.accounts["Carol Okoro"], today=cast.now.date())[0].id
    start_recovery(by=admin, membership=membership, how="in-person", now=cast.now)


def identified(cast: Cast) -> None:
    """Both are invited; Amina says yes, and has a coordinator, a code, and somebody who supports her."""
    by = cast.coordinator
    set_identity(by, cast.now)
    for name in ("Amina", "Bert"):
        offer = invite_person(by=by, person=cast.people[name], reasons=[Reason.NO_PLAN], now=cast.now)
        if name == "Amina":
            record_answer(by=by, offer=offer, outcome=Offer.ACCEPTED, reason="Zinnia said I should.", now=cast.now)
    amina = cast.people["Amina"]
    give_coordinator(by=by, person=amina, account=cast.accounts["Carol Okoro"], now=cast.now)
    make_code(by=by, person=amina, now=cast.now)
    add_supporter(
        by=by, person=amina, kind="family-or-friend", name="Zinnia Begum", relationship="sister", now=cast.now
    )


def prepared(cast: Cast) -> None:
    """Both contacts are booked; the pack is with her, one result held back; she has answered, drafted and chosen."""
    by, amina = cast.nurse, cast.people["Amina"]
    set_identity(by, cast.now)
    cast.rounds["Amina"] = round_id = _open_round(cast)
    book_contacts(by=by, round_id=round_id, gathering=gathering(), conversation=conversation(), now=cast.now)
    away = {"month": 11, "kind": "other", "words": "Zinnia is away.", "until": cast.now.date() + timedelta(days=9)}
    set_recall(by=by, person=amina, now=cast.now, **away)
    own = SetOfChecks("Skin", ["eczema"], ["weight"], ["How is your skin?"])
    write_check_set(by=by, key="", written=own, now=cast.now)
    smokes = {"smoking": Entry("Only when Zinnia is cross.")}
    save_gathering(by=by, round_id=round_id, entries=smokes, joined=Joined("join", "Zinnia's plan"), now=cast.now)
    result = NewResult(name="HbA1c", taken_at=cast.now - timedelta(days=9), value=Decimal(53), unit="mmol/mol")
    results = [add_result(by=by, person=amina, result=result, now=cast.now)]
    make_pack(by=by, round_id=round_id, prompt_sets=["everyone"], results=results, note="Pelargonium", now=cast.now)
    hold_result(by=by, round_id=round_id, result=PackResult.objects.get(person_id=amina).id, now=cast.now)
    release_pack(by=by, round_id=round_id, release_on=RELEASE_ON, now=cast.now)
    cast.now = OPEN_AT
    person = cast.person("Amina")
    set_identity(person, cast.now)
    take_form(by=person, key=uuid4(), digest=b"Pelargonium", now=cast.now)
    asked = {"by": person, "round_id": round_id, "based_on": 0, "now": cast.now}
    save_answer(prompt="what-matters", words="My Pelargonium cuttings.", **asked)
    save_draft(prompt="going-well", words="The Pelargonium is in fl", **asked)
    choose_instead(prompt="hardest", choice="talk", words="", **asked)
    name_helper(by=person, round_id=round_id, prompt="", name="Zinnia", how=["wrote"], now=cast.now)
    sheet = CheckedFile(JPEG, b"\xff\xd8\xff of the Pelargonium")
    named = {"attachment": uuid4(), "file": sheet, "name": "Pelargonium.jpg", "prompt": "", "whose": Whose.PERSON}
    attach_sheet(by=person, round_id=round_id, now=cast.now, **named)
    set_identity(by, cast.now)
    begin_prompt_set(by=by, new=NewSet("Falls", (Prompt("", Section.NEEDS, "When?", ""),)), now=cast.now)
    record_step(by=by, round_id=round_id, step=Waypoint.BROUGHT, words="With the Pelargonium", now=cast.now)


def discussed(cast: Cast) -> None:
    cast.now = TALKED_AT
    by = cast.nurse
    set_identity(by, cast.now)
    talk = start_conversation(by=by, round_id=cast.rounds["Amina"], how="home", now=cast.now)
    her_sister = {"name": "Zinnia Begum", "part": "sister", "wanted_by_person": True}
    add_present(by=by, conversation=talk, present=uuid4(), now=cast.now, **her_sister)
    topic = uuid4()
    add_topic(by=by, conversation=talk, topic=topic, words="The Pelargonium", is_persons=True, now=cast.now)
    boxes = {Whose.PERSON: Typed("It has flowered.", 0), Whose.TOGETHER: Typed("The Pelargon", 0)}
    save_topic_draft(by=by, topic=topic, boxes=boxes, now=cast.now)


def measured(cast: Cast) -> None:
    """She has rated how she is doing and talked about it twice; her surgery may use a questionnaire of its own."""
    person, amina = cast.person("Amina"), cast.people["Amina"]
    set_identity(person, cast.now)
    asked = {"by": person, "now": cast.now}
    use = begin_use(person=amina, key="dialog", whose=Whose.PERSON, **asked)
    answer_items(use=use, ratings=[Rating("leisure", 2, more_help=True)], **asked)
    finish_use(use=use, **asked)
    finish_session(session=begin_session(person=amina, use=use, **asked), **asked)
    session = begin_session(person=amina, use=use, **asked)
    about = {"session": session, "code": "leisure", **asked}
    pick_areas(session=session, codes=["leisure"], **asked)
    say_step(step=Step.UNDERSTANDING, words="Nobody waters the Pelargonium.", **about)
    goal, edit = "See the Pelargonium.", Edit("Ask Zinnia to water it.")
    agree_action(item=uuid4(), goal=None, goal_words=goal, whose=Whose.PERSON, edit=edit, **about)
    went = {"agreed": Agreed.objects.get(session_id=session).id, "how": HowItWent.PARTLY, "words": "Zinnia forgot."}
    say_how_it_went(person=amina, **went, **asked)
    begin_use(person=amina, key="ons4", whose=Whose.PERSON, **asked)
    admin = cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")
    set_identity(admin, cast.now)
    own = replace(CHANGE_RULERS, key="own-ruler", credit="By the Garden Society.")
    load_instrument(by=admin, instrument=own, now=cast.now)
    paper = {"given_by": "The Garden Society", "evidence": "Letter 12.", "ends_on": None}
    record_permission(by=admin, key=own.key, version=own.version, now=cast.now, **paper)


def documented(cast: Cast) -> None:
    """A first draft is not agreed; the next one is, by herself."""
    by, person, round_id = cast.nurse, cast.person("Amina"), cast.rounds["Amina"]
    set_identity(person, cast.now)
    say_what_matters(cast, "Amina")
    set_identity(by, cast.now)
    move_round(by=by, round_id=round_id, to=Stage.DRAFTING, now=cast.now)
    why = {"reason": NotAgreed.MORE_TIME, "words": "Not before I have asked Zinnia.", "said_by": "Amina Begum"}
    record_not_agreed(by=by, round_id=round_id, now=cast.now, **why)
    set_identity(person, cast.now)
    draft = open_draft(by=person, round_id=round_id, purpose=Purpose.OWN_RECORD, now=cast.now)
    yes = {"with_name": "Nadia Rahman", "review_on": REVIEW_ON, "review_with": "Carol Okoro"}
    agreement = Agreement(how="own-sign-in", exceptions="All but the part about Zinnia.", **yes)
    cast.versions["Amina"] = add_version(
        by=person, round_id=round_id, based_on=0, content=draft.content, agreement=agreement, now=cast.now
    )
    move_round(by=person, round_id=round_id, to=Stage.AGREED, now=cast.now)


def reviewed(cast: Cast) -> None:
    """A review is going on: the first item has been asked about."""
    by, cast.now = cast.nurse, LOOKED_AT
    set_identity(by, cast.now)
    cast.rounds["Amina's review"] = start_review(by=by, person=cast.people["Amina"], now=cast.now)
    before = open_draft(by=by, round_id=cast.rounds["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
    first = before.previous.items[0].id
    review = cast.rounds["Amina's review"]
    answer_item(by=by, round_id=review, item=first, answer=StillTrue.STILL_TRUE, edit=None, now=cast.now)
    person, new = cast.person("Amina"), {"section": Section.GOALS, "words": "The allotment gate sticks."}
    set_identity(person, cast.now)
    add_update(by=person, person=cast.people["Amina"], item=uuid4(), now=cast.now, **new)


def shared_elsewhere(cast: Cast) -> None:
    """A decision and a restriction, about a third organisation: neither opens nor closes anything to the attackers."""
    amina, lakeside = cast.people["Amina"], Reader(organisation=cast.organisations[LAKESIDE])
    person = cast.person("Amina")
    set_identity(person, cast.now)
    decision = share(by=person, person=amina, reader=lakeside, sections={Section.GOALS}, how="online", now=cast.now)
    confirm_sharing(by=person, person=amina, decision=decision, now=cast.now)
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(lead, cast.now)
    why = "Told alone, about Zinnia."
    kept = Kept(organisations=frozenset({cast.organisations["Lakeside"]}))
    restrict(by=lead, person=amina, kept=kept, section=Section.PEOPLE, reason=why, now=cast.now)


def shared_with_a_team(cast: Cast, nights: Reader) -> None:
    """Only those of the organisation who are in the team see her goals."""
    person, amina = cast.person("Amina"), cast.people["Amina"]
    set_identity(person, cast.now)
    share(by=person, person=amina, reader=nights, sections={Section.GOALS}, how="online", now=cast.now)


def commented(cast: Cast) -> None:
    """The nurse said something beside her goals; Amina has read it."""
    set_identity(cast.nurse, cast.now)
    words = "Zinnia could drive her there on Sundays."
    amina = cast.people["Amina"]
    said = comment_on(by=cast.nurse, person=amina, section=Section.GOALS, words=words, now=cast.now)
    set_identity(cast.person("Amina"), cast.now)
    mark_comment_read(by=cast.person("Amina"), comment=said, now=cast.now)


def opened_beside(cast: Cast) -> None:
    """A coordinator broke the glass, untold as yet; hers asked that Lakeside sees a part because a court says so."""
    by, amina = cast.coordinator, cast.people["Amina"]
    cast.staff(
        "Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery"
    )  # or nobody could look at why she is not told
    opener = cast.staff("Opal Finch", Role.COORDINATOR, "Greenfield Surgery")
    set_identity(opener, cast.now)
    opened = {
        "kind": OpeningKind.BREAK_GLASS,
        "reason": "life-at-risk",
        "words": "Found on the floor by Zinnia, cannot speak.",
        "not_told": "Zinnia reads her letters first.",
    }
    open_beside(by=opener, person=amina, now=cast.now, **opened)
    # Meadow has no privacy officer: who looks after her has one.
    stranger = cast.staff("Milo Crane", Role.PROFESSIONAL, MEADOW)
    set_identity(stranger, cast.now)
    open_beside(by=stranger, person=amina, now=cast.now, **opened)
    set_identity(by, cast.now)
    ask_override(
        by=by,
        person=amina,
        organisation=cast.organisations["Lakeside"],
        sections={Section.HEALTH},
        ground=Ground.COURT_ORDER,
        reason="The order of the court of 3 May names Zinnia.",
        ends_on=cast.now.date(),
        now=cast.now,
    )


def with_a_card(cast: Cast) -> None:
    """She carries an emergency card, and somebody used it."""
    person, amina = cast.person("Amina"), cast.people["Amina"]
    set_identity(person, cast.now)
    until, ask = cast.now.date() + timedelta(days=365), "Zinnia, 01632 960123"
    given = {"sections": EMERGENCY_SECTIONS, "ends_on": until, "ask": ask}
    made = make_card(by=person, person=amina, card=uuid4(), now=cast.now, **given)
    set_identity(ANONYMOUS, cast.now)
    said = {"who": "Eddie, who was called by Zinnia", "reason": "other", "words": "Found in the Pelargonium bed."}
    use_card(by=ANONYMOUS, tried=Tried(made.token, made.passcode, **said), now=cast.now)


def kept_from_a_nurse(cast: Cast) -> None:
    """One of the team may not even know that Amina is here."""
    lead, nurse = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"), cast.accounts["Greta Moss"]
    set_identity(lead, cast.now)
    kept, why = Kept(accounts=frozenset({nurse})), "Her former partner's sister."
    restrict(by=lead, person=cast.people["Amina"], kept=kept, reason=why, now=cast.now)


def kept_from_herself(cast: Cast) -> UUID:
    """An entry that was asked about in the review, and that Amina is not to see; returns which."""
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(cast.nurse, cast.now)
    plan = open_plan(by=cast.nurse, person=cast.people["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
    item = plan.content.items[0].id
    set_identity(lead, cast.now)
    kept, why = Kept(roles=frozenset({Role.PERSON})), "Zinnia reads what she reads."
    restrict(by=lead, person=cast.people["Amina"], kept=kept, items=[item], reason=why, now=cast.now)
    return item


def decided_by_others(cast: Cast) -> None:
    """Her sister holds a power, invited; one decision was assessed and made for her; a fact and an old judgement."""
    by, amina = cast.nurse, cast.people["Amina"]
    set_identity(by, cast.now)
    power = with_power(cast, "Amina", holder="Zinnia Begum")
    invite_proxy(by=by, authority=power, now=cast.now)
    unable = with_unable(cast, "Amina")
    record_best_interests(by=by, person=amina, capacity=unable, made=a_best_interests_decision(cast), now=cast.now)
    note_fact(by=by, person=amina, fact=Fact.SUBSTANTIAL_DIFFICULTY, starts_on=cast.now.date(), now=cast.now)


def asked_about_her_sister(cast: Cast) -> None:
    """What Amina decided about her, what stands between them, what her lead answered, and what her row said before."""
    by, lead = cast.nurse, cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(by, cast.now)
    sister, today = Supporter.objects.get(name="Zinnia Begum").id, cast.now.date()
    limits = {"decision": Involve.WITH_LIMITS, "limits": "Not the Pelargonium."}
    answer = Answer(asked=Asked.ALONE, decided_on=today, **limits)
    record_involvement(by=by, supporter=sister, answer=answer, now=cast.now)
    view = {"own_view": "Zinnia is to stay.", "own_view_asked": Asked.ALONE, "own_view_on": today, "why_not_alone": ""}
    check = Check(
        paid=True,
        paid_how="By Zinnia's husband.",
        benefits_from=frozenset({Benefit.TENANCY}),
        attorney=Attorney.PROPERTY,
        independent_view="",
        independent_by="",
        outcome=Outcome.UNDECIDED,
        limits="",
        review_on=None,
        **view,
    )
    record_conflict(by=by, supporter=sister, check=check, now=cast.now)
    nora = {"kind": "professional", "name": "Nora Pike", "account": cast.accounts["Nora Pike"]}
    unwanted = add_supporter(by=by, person=cast.people["Amina"], now=cast.now, **nora)
    never = Answer(decision=Involve.DO_NOT, asked=Asked.ALONE, decided_on=today)
    record_involvement(by=by, supporter=unwanted, answer=never, now=cast.now)
    Supporter.objects.filter(id=sister).update(telephone="01632 960100")
    set_identity(lead, cast.now)
    answer_concern(by=lead, supporter=sister, alleged=False, now=cast.now)


def helped_by_a_volunteer(cast: Cast) -> None:
    """Vera of Lakeside helps Amina, has noticed something, and is worried; her lead has not opened it yet."""
    vera = cast.staff("Vera Quill", Role.VCSE_PARTNER, "Lakeside")
    by, amina = cast.nurse, cast.people["Amina"]
    over = cast.staff("Sue Park", Role.VCSE_PARTNER, "Lakeside")
    set_identity(by, cast.now)
    volunteer = add_supporter(by=by, person=amina, kind="volunteer", name="Vera Quill", now=cast.now)
    assignment = Assignment(
        account=vera.known_account,
        scope="The Pelargonium on Tuesdays.",
        supervisor=over.known_account,
        dbs_on=cast.now.date(),
        no_dbs_why="",
        trained_on=cast.now.date(),
    )
    assign_facilitator(by=by, supporter=volunteer, assignment=assignment, now=cast.now)
    set_identity(vera, cast.now)
    add_observation(by=vera, person=amina, words="The Pelargonium is dry.", now=cast.now)
    raise_worry(by=vera, person=amina, words="Zinnia shouted at her.", now=cast.now)


def imported(cast: Cast) -> None:
    """What an import leaves: health records and another plan as sent, its log, and a match for a human to decide."""
    amina, greenfield = cast.people["Amina"], cast.organisations["Greenfield Surgery"]
    for model, name in ((Condition, "pemphigus"), (Medicine, "methotrexate"), (Allergy, "kiwi fruit")):
        model.objects.using("owner").create(person_id=amina, source_id=f"{name}/1", verbatim=name, name=name)
    OtherPlan.objects.using("owner").create(person_id=amina, title="Care of pemphigus", activities=["Zinnia cream"])
    source = {"source_id": "old/1", "organisation_id": greenfield}
    PersonSource.objects.using("owner").create(person_id=amina, verbatim="Begum", sha256="0" * 64, **source)
    her = {"given_name": "Amina", "family_name": "Begum", "born_on": date(1951, 3, 14)}
    PossibleMatch.objects.using("owner").create(person_id=amina, why="possible", found_at=cast.now, **her, **source)
    hilda, hillview = (
        cast.people["Hilda"],
        {"source_id": "old/2", "organisation_id": cast.organisations["Hillview Surgery"]},
    )
    PersonSource.objects.using("owner").create(person_id=hilda, verbatim="Ross", sha256="1" * 64, **hillview)
    ross = {"given_name": "Hilda", "family_name": "Ross", "born_on": date(1940, 1, 1)}
    PossibleMatch.objects.using("owner").create(person_id=hilda, why="possible", found_at=cast.now, **ross, **hillview)
    _details(cast, amina)
    run = ImportRun.objects.using("owner").create(
        organisation_id=greenfield, file_name="begum.json", sha256="0" * 64, started_at=cast.now
    )
    ImportProblem.objects.using("owner").create(run_id=run.id, line="1", record="Begum", field="name", why="Zinnia")


def _details(cast: Cast, amina: UUID) -> None:
    """Other details of Amina, and a record that was joined to hers."""
    at = {"recorded_at": cast.now, "recorded_by": cast.accounts["Nadia Rahman"]}
    about = {"person_id": amina, **at}
    Identifier.objects.using("owner").create(kind="hospital", value="Zinnia 1", verified="not-checked", **about)
    ContactPoint.objects.using("owner").create(kind="phone", value="01632 960999", note="Zinnia", preference=1, **about)
    KeptApart.objects.using("owner").create(kind="code-word", number=1, words="Pelargonium", **about)
    changed = {"changed_at": cast.now, "changed_by": cast.accounts["Nadia Rahman"]}
    Background.objects.using("owner").create(person_id=amina, household="Zinnia and me", **changed)
    asked = {"asked_at": cast.now, "asked_by": cast.accounts["Nadia Rahman"]}
    InformationNeed.objects.using("owner").create(person_id=amina, wanted="What does the Pelargonium have?", **asked)
    double = Person.objects.using("owner").create(given_name="Amina", family_name="Begum", born_on=date(1951, 3, 14))
    greenfield = cast.organisations["Greenfield Surgery"]
    nadia = cast.accounts["Nadia Rahman"]
    joined = {"organisation_id": greenfield, "merged_at": cast.now, "merged_by": nadia}
    joined |= {"undone_at": cast.now, "undone_by": nadia, "undone_why": "Zinnia was wrong."}
    Merge.objects.using("owner").create(kept_id=double.id, person_id=amina, reason="Zinnia said so.", **joined)


def with_people_of_their_own(cast: Cast, outside: Mapping[str, Actor | None]) -> None:
    """The other surgery looks after Hilda: it has rows of its own that could be turned into Amina's."""
    by = outside["a coordinator of another surgery"]
    assert by is not None
    set_identity(by, cast.now)
    hilda = PersonDetails(given_name="Hilda", family_name="Ross", born_on=date(1940, 1, 1))
    cast.people["Hilda"] = add_person(by=by, details=hilda, now=cast.now)
    offer = invite_person(by=by, person=cast.people["Hilda"], reasons=[Reason.NO_PLAN], now=cast.now)
    record_answer(by=by, offer=offer, outcome=Offer.ACCEPTED, now=cast.now)
    round_id = open_round_of(by=by, person=cast.people["Hilda"])
    assert round_id is not None
    book_contacts(by=by, round_id=round_id.id, gathering=gathering(), conversation=conversation(), now=cast.now)
    make_pack(by=by, round_id=round_id.id, prompt_sets=["everyone"], results=[], now=cast.now)


def with_rights_used(cast: Cast) -> None:
    """She disagrees, asks for a correction and a copy, raises a concern; another copy is reviewed; all is held.

    One privacy officer also supports her.
    """
    person, officer, amina = cast.person("Amina"), _officer(cast), cast.people["Amina"]
    otis = cast.staff("Otis Vane", Role.PRIVACY_OFFICER, "Greenfield Surgery")
    set_identity(cast.nurse, cast.now)
    helps = {"kind": "professional", "name": "Otis Vane", "account": otis.known_account}
    add_supporter(by=cast.nurse, person=amina, now=cast.now, **helps)
    set_identity(officer, cast.now)
    contact = NewContact(officer_name="Petra Okafor", record_kind="general-practice", telephone="01632 960001")
    set_rights_contact(by=officer, contact=contact, now=cast.now)
    write_text(by=officer, kind="privacy-notice", words="What Greenfield does.", based_on=0, now=cast.now)
    set_identity(officer, cast.now)
    hold_record(by=officer, person=amina, reason="An inquest about Zinnia's fall.", now=cast.now)
    set_identity(person, cast.now)
    plan = open_plan(by=person, person=amina, purpose=Purpose.OWN_RECORD, now=cast.now)
    strength = plan.content.items[1]
    entry = {"person": amina, "section": strength.section, "item": strength.id}
    disagree(by=person, words="It was Zinnia who said so.", based_on=0, now=cast.now, **entry)
    wanted = Wanted(strength.section, strength.words, "My plant is called Pelargonium.", strength.id, 1)
    ask_for_correction(by=person, person=amina, wanted=wanted, now=cast.now)
    greenfield = cast.organisations["Greenfield Surgery"]
    raise_complaint(by=person, organisation=greenfield, words="Zinnia was not asked.", wanted="Ask her.", now=cast.now)
    own = ask_for_copy(by=person, now=cast.now)
    job = Actor(role=Role.SYSTEM, account=person.account, on_behalf_of=amina, purpose=Purpose.DELIVERY, name="copies")
    set_identity(job, cast.now)
    claim_copy(by=job, now=cast.now)
    finish_copy(by=job, request=own, files={"json": b"Pelargonium"}, now=cast.now)
    set_identity(cast.nurse, cast.now)
    asked = AskedBy(Asker.REPRESENTATIVE, "Zinnia Begum", "Her sister's letter, seen.", cast.now.date())
    request = record_request(by=cast.nurse, person=amina, asked=asked, now=cast.now)
    begin_review(by=cast.nurse, request=request, now=cast.now)


def disposal_proposed(cast: Cast) -> None:
    """Years from now: somebody proposed that her record is no longer kept."""
    officer = cast.accounts["Petra Okafor"]
    Disposal.objects.using("owner").create(
        person_id=cast.people["Amina"],
        organisation_id=cast.organisations["Greenfield Surgery"],
        due_on=date(2060, 1, 1),
        because="after-death",
        source="made up",
        proposed_at=cast.now,
        proposed_by=officer,
        proposed_by_name="Petra Okafor",
    )


def given_a_copy(cast: Cast) -> None:
    CopyGiven.objects.using("owner").create(
        person_id=cast.people["Amina"], version_id=cast.versions["Amina"], format="standard", given_at=cast.now
    )


def _officer(cast: Cast) -> Actor:
    return cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery")


def judged_as_a_child(cast: Cast) -> None:
    """Amina is long grown up, so no change of today would write this down."""
    CompetenceJudgement.objects.using("owner").create(
        person_id=cast.people["Amina"],
        decision="To see her plan",
        is_competent=True,
        reason="Zinnia says so.",
        agreed=[],
        assessor="Nadia Rahman",
        assessor_role="nurse",
        judged_on=date(1963, 1, 1),
        recorded_at=cast.now,
        recorded_by=cast.accounts["Nadia Rahman"],
        recorded_by_name="Nadia Rahman",
    )


def agreed_for_her(cast: Cast) -> None:
    """As if her sister had agreed to the version, and not she herself."""
    AgreedFor.objects.using("owner").create(
        person_id=cast.people["Amina"],
        version_id=cast.versions["Amina"],
        authority_id=Authority.objects.using("owner").get(holder_name="Zinnia Begum").id,
        recorded_at=cast.now,
        recorded_by=cast.accounts["Nadia Rahman"],
    )


def _open_round(cast: Cast) -> UUID:
    row = open_round_of(by=cast.nurse, person=cast.people["Amina"])
    assert row is not None
    return row.id
