"""Sheets and recordings: kept once, seen as what they belong to, typed, taken back; and who helped is named."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import (
    attach_sheet,
    finish_typing,
    name_helper,
    save_answer,
    take_back_sheet,
)
from alongside.journey.prepare.reads import (
    answers_of_round,
    helpers_of,
    open_sheet,
    sheet_for,
    sheets_of,
    sheets_to_type,
)
from alongside.records.audit.models import Event
from alongside.records.files.models import Attachment, StoredFile
from alongside.records.files.reads import files_to_type
from alongside.records.people.changes.accounts import add_account
from alongside.records.plans.changes import move_round
from alongside.records.sharing.changes import restrict, share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Role
from alongside.rules.files import JPEG, MOST_OF_PERSON, PDF, CheckedFile
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.prepare import HelpedHow
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.restrictions import Kept
from alongside.rules.stages import Stage
from tests.cast import SETTING_UP, Cast

pytestmark = pytest.mark.django_db
SHEET = CheckedFile(JPEG, b"\xff\xd8\xff the sheet")


def attach(cast: Cast, by: Actor, file: CheckedFile = SHEET, prompt: str = "", whose: Whose = Whose.PERSON) -> UUID:
    set_identity(by, cast.now)
    return attach_sheet(
        by=by,
        round_id=cast.rounds["Amina"],
        attachment=uuid4(),
        file=file,
        name="../My sheet.png",
        prompt=prompt,
        whose=whose,
        now=cast.now,
    )


def looks(cast: Cast, by: Actor, attachment: UUID) -> bytes:
    set_identity(by, cast.now)
    return open_sheet(by=by, round_id=cast.rounds["Amina"], attachment=attachment, now=cast.now).content


def carer(cast: Cast, sections=frozenset({Section.WHAT_MATTERS})) -> Actor:
    """Sam, whom Amina lets see and add to some sections."""
    by = cast.person("Amina")
    account = cast.accounts.get("Sam Begum") or _account(cast)
    set_identity(by, cast.now)
    reader = Reader(account=account)
    share(
        by=by,
        person=cast.people["Amina"],
        reader=reader,
        sections=sections,
        contribute_to=sections,
        how="online",
        now=cast.now,
    )
    return Actor(
        role=Role.CARER,
        account=account,
        on_behalf_of=cast.people["Amina"],
        name="Sam Begum",
        assurance=Assurance.TWO_FACTOR,
    )


def _account(cast: Cast) -> UUID:
    set_identity(SETTING_UP, cast.now)
    cast.accounts["Sam Begum"] = add_account(by=SETTING_UP, name="Sam Begum", email="sam@example.org", now=cast.now)
    set_identity(cast.person("Amina"), cast.now)
    return cast.accounts["Sam Begum"]


def test_a_person_attaches_a_sheet_and_the_team_opens_it_which_is_logged(cast: Cast):
    sheet = attach(cast, cast.person("Amina"))
    assert looks(cast, cast.nurse, sheet) == SHEET.content
    about = sheet_for(by=cast.nurse, round_id=cast.rounds["Amina"], attachment=sheet, now=cast.now).about
    assert (about.name, about.said_by, about.whose, about.section) == ("My sheet.jpg", "Amina Begum", "person", None)
    set_identity(cast.person("Amina"), cast.now)
    kinds = Event.objects.filter(detail__file=str(sheet)).order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["file.attached", "file.opened"]


def test_the_same_bytes_are_kept_once_and_attached_twice(cast: Cast):
    first, second = attach(cast, cast.person("Amina")), attach(cast, cast.nurse)
    assert first != second and StoredFile.objects.count() == 1
    assert Attachment.objects.count() == 2


def test_attaching_again_under_the_same_id_adds_nothing(cast: Cast):
    sheet = attach(cast, cast.person("Amina"))
    values = {"prompt": "", "whose": Whose.PERSON, "now": cast.now, "name": "again", "file": SHEET}
    again = attach_sheet(by=cast.person("Amina"), round_id=cast.rounds["Amina"], attachment=sheet, **values)
    assert again == sheet and Attachment.objects.count() == 1


def test_a_file_of_one_question_is_seen_by_who_sees_its_section(cast: Cast):
    helper = carer(cast)
    goal, matter = (attach(cast, cast.person("Amina"), prompt=key) for key in ("better-day", "what-matters"))
    set_identity(helper, cast.now)
    assert [each.id for each in sheets_of(by=helper, round_id=cast.rounds["Amina"])] == [matter]
    with pytest.raises(Unknown):
        looks(cast, helper, goal)


def test_a_sheet_of_many_answers_is_seen_by_who_sees_them_all(cast: Cast):
    helper = carer(cast)
    sheet = attach(cast, cast.person("Amina"))
    with pytest.raises(Unknown):
        looks(cast, helper, sheet)
    everything = carer(cast, SPOKEN_SECTIONS)
    assert looks(cast, everything, sheet) == SHEET.content


def test_who_is_kept_from_one_answer_is_kept_from_the_sheet_and_from_its_recording(cast: Cast):
    person, round_id = cast.person("Amina"), cast.rounds["Amina"]
    sheet, recording = attach(cast, person), attach(cast, person, prompt="what-matters")
    save_answer(by=person, round_id=round_id, prompt="what-matters", words="The choir.", based_on=0, now=cast.now)
    set_identity(cast.nurse, cast.now)
    view = answers_of_round(by=cast.nurse, round_id=round_id, now=cast.now)
    item = next(item.id for said in view.said for item in said.items if item.prompt == "what-matters")
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(lead, cast.now)
    kept = Kept(accounts=frozenset({cast.nurse.known_account}))
    restrict(by=lead, person=cast.people["Amina"], kept=kept, items=[item], reason="Told alone.", now=cast.now)
    for each in (sheet, recording):
        with pytest.raises(Unknown):
            looks(cast, cast.nurse, each)


def test_an_assistant_adds_a_sheet_and_sees_that_one(cast: Cast):
    assistant = cast.staff("Hana Lee", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery")
    theirs, persons = attach(cast, assistant), attach(cast, cast.person("Amina"))
    assert looks(cast, assistant, theirs) == SHEET.content
    with pytest.raises(Unknown):
        looks(cast, assistant, persons)


def test_a_stranger_and_an_administrator_see_and_add_nothing(cast: Cast):
    sheet = attach(cast, cast.person("Amina"))
    for other in (cast.intruder, cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")):
        with pytest.raises((Unknown, NotAllowed)):
            looks(cast, other, sheet)
        with pytest.raises((Unknown, NotAllowed)), transaction.atomic():
            attach(cast, other)


def test_a_carer_sends_a_sheet_of_the_persons_or_says_something_themselves(cast: Cast):
    helper = carer(cast)
    persons = attach(cast, helper, prompt="what-matters")
    own = attach(cast, helper, prompt="what-matters", whose=Whose.CARER)
    found = {each.id: each.said_by for each in sheets_of(by=helper, round_id=cast.rounds["Amina"])}
    assert found == {persons: "Amina Begum", own: "Sam Begum"}
    assert attach(cast, cast.nurse, whose=Whose.CARER) not in found  # what staff attach is the person's
    assert {each.whose for each in sheets_of(by=cast.nurse, round_id=cast.rounds["Amina"])} == {"person", "carer"}


def test_after_sharing_stopped_a_carer_adds_nothing_and_sees_not_even_their_own(cast: Cast):
    helper = carer(cast)
    sheet = attach(cast, helper, prompt="what-matters")
    set_identity(cast.person("Amina"), cast.now)
    reader = Reader(account=helper.known_account)
    stop_sharing(by=cast.person("Amina"), person=cast.people["Amina"], reader=reader, how="online", now=cast.now)
    with pytest.raises((Unknown, NotAllowed)):
        looks(cast, helper, sheet)
    with pytest.raises((Unknown, NotAllowed)):
        attach(cast, helper, prompt="what-matters")


def test_the_list_of_what_is_to_be_typed_shows_the_longest_wait_first(cast: Cast):
    by, round_id = cast.nurse, cast.rounds["Amina"]
    first, second = attach(cast, cast.person("Amina")), attach(cast, cast.person("Amina"), CheckedFile(PDF, b"%PDF- 2"))
    set_identity(by, cast.now)
    page = sheets_to_type(by=by, now=cast.now)
    assert {each.about.id for each in page.waiting} == {first, second} and page.total == 2
    finish_typing(by=by, round_id=round_id, attachment=first, now=cast.now)
    finish_typing(by=by, round_id=round_id, attachment=first, now=cast.now)
    assert [each.about.id for each in sheets_to_type(by=by, now=cast.now).waiting] == [second]
    about = sheet_for(by=by, round_id=round_id, attachment=first, now=cast.now).about
    assert about.typed_by_name == "Nadia Rahman"
    assert files_to_type(by=by, most=10).total == 1


def test_who_attached_it_takes_it_back_and_nobody_sees_it(cast: Cast):
    person, round_id = cast.person("Amina"), cast.rounds["Amina"]
    sheet = attach(cast, person)
    set_identity(cast.nurse, cast.now)
    with pytest.raises(NotAllowed):
        take_back_sheet(by=cast.nurse, round_id=round_id, attachment=sheet, now=cast.now)
    set_identity(person, cast.now)
    take_back_sheet(by=person, round_id=round_id, attachment=sheet, now=cast.now)
    assert sheets_of(by=person, round_id=round_id) == ()
    with pytest.raises(Unknown):
        looks(cast, cast.nurse, sheet)
    assert StoredFile.objects.exists()  # it stays in the record


def test_the_person_takes_back_what_staff_attached(cast: Cast):
    sheet = attach(cast, cast.nurse)
    set_identity(cast.person("Amina"), cast.now)
    take_back_sheet(by=cast.person("Amina"), round_id=cast.rounds["Amina"], attachment=sheet, now=cast.now)
    assert sheets_of(by=cast.person("Amina"), round_id=cast.rounds["Amina"]) == ()


def test_a_file_is_not_found_under_another_round(cast: Cast):
    sheet = attach(cast, cast.person("Amina"))
    for read in (sheet_for, open_sheet):
        with pytest.raises(Unknown):
            read(by=cast.person("Amina"), round_id=uuid4(), attachment=sheet, now=cast.now)
    for change in (finish_typing, take_back_sheet):
        with pytest.raises(Unknown):
            change(by=cast.person("Amina"), round_id=uuid4(), attachment=sheet, now=cast.now)


def test_a_person_has_so_much_room(cast: Cast, monkeypatch):
    monkeypatch.setattr("alongside.rules.files.MOST_OF_PERSON", 40)
    attach(cast, cast.person("Amina"))
    attach(cast, cast.person("Amina"))  # the same again takes no room
    with pytest.raises(Invalid, match=r"files\.no-room"):
        attach(cast, cast.person("Amina"), CheckedFile(JPEG, b"x" * 30))
    assert MOST_OF_PERSON == 200_000_000


def test_nothing_is_attached_before_the_pack_is_there_or_after_the_talk(cast: Cast):
    with pytest.raises(Unknown):
        attach(cast, cast.person("Amina"), prompt="no-such-question")
    for stage in (Stage.DISCUSSING, Stage.DRAFTING):
        set_identity(cast.nurse, cast.now)
        move_round(by=cast.nurse, round_id=cast.rounds["Amina"], to=stage, now=cast.now)
    with pytest.raises(NotReady):
        attach(cast, cast.person("Amina"))


def test_bytes_are_never_changed_and_an_attachment_only_in_what_is_done_with_it(cast: Cast):
    attach(cast, cast.person("Amina"))
    set_identity(cast.person("Amina"), cast.now)
    for statement in (
        "update files_storedfile set content = 'x'",
        "delete from files_storedfile",
        "update files_attachment set said_by = 'Somebody else'",
        "delete from files_attachment",
    ):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ({"section": "goals"}, "files_belongs_whole"),
        ({"typed_by_name": "Somebody"}, "files_typed_whole"),
        ({"taken_back_by": uuid4()}, "files_taken_back_whole"),
    ],
)
def test_half_of_a_fact_is_refused_by_the_database(cast: Cast, broken, rule):
    sheet = attach(cast, cast.person("Amina"))
    row = Attachment.objects.get(id=sheet)
    row.id = uuid4()
    for name, value in broken.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        set_identity(cast.person("Amina"), cast.now)
        row.save(using="default", force_insert=True)


def test_a_helper_is_named_beside_the_words_which_stay_the_persons(cast: Cast):
    """Scenario 1 of domain.md 16: the helper is named, and the words stay the person's."""
    person, round_id = cast.person("Amina"), cast.rounds["Amina"]
    set_identity(person, cast.now)
    for key in ("what-matters", "better-day", "questions"):
        save_answer(by=person, round_id=round_id, prompt=key, words=f"Mine: {key}", based_on=0, now=cast.now)
    name_helper(by=person, round_id=round_id, prompt="", name="Sam", how=["wrote", "read"], now=cast.now)
    name_helper(by=person, round_id=round_id, prompt="questions", name="Asma", how=["interpreted"], now=cast.now)
    set_identity(cast.nurse, cast.now)
    helpers = {
        each.prompt: (each.name, each.helped_name, each.how) for each in helpers_of(by=cast.nurse, round_id=round_id)
    }
    assert helpers[""] == ("Sam", "Amina Begum", (HelpedHow.READ, HelpedHow.WROTE))
    assert helpers["questions"] == ("Asma", "Amina Begum", (HelpedHow.INTERPRETED,))
    said = answers_of_round(by=cast.nurse, round_id=round_id, now=cast.now).said
    assert {item.said_by for each in said for item in each.items} == {"Amina"}


def test_a_helper_is_changed_and_taken_out(cast: Cast):
    person, round_id = cast.person("Amina"), cast.rounds["Amina"]
    set_identity(person, cast.now)
    for name in ("Sam", "Asma", ""):
        name_helper(by=person, round_id=round_id, prompt="", name=name, how=["read"], now=cast.now)
        assert [each.name for each in helpers_of(by=person, round_id=round_id)] == ([name] if name else [])


def test_a_carers_helper_stands_beside_the_carers_words(cast: Cast):
    helper, round_id = carer(cast), cast.rounds["Amina"]
    for by in (cast.person("Amina"), helper):
        set_identity(by, cast.now)
        name_helper(by=by, round_id=round_id, prompt="", name="Asma", how=["interpreted"], now=cast.now)
    found = {(each.whose, each.helped_name) for each in helpers_of(by=helper, round_id=round_id)}
    assert found == {("person", "Amina Begum"), ("carer", "Sam Begum")}


@pytest.mark.parametrize("how", [[], ["sang"]])
def test_how_somebody_helped_has_to_be_said(cast: Cast, how):
    set_identity(cast.person("Amina"), cast.now)
    with pytest.raises(Invalid) as refusal:
        name_helper(
            by=cast.person("Amina"), round_id=cast.rounds["Amina"], prompt="", name="Sam", how=how, now=cast.now
        )
    assert refusal.value.field == "how"
