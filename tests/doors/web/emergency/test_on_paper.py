"""The emergency page on paper is one side of A4, whatever is recorded; what does not fit is named."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from alongside.doors.web.emergency.on_paper import on_one_sheet
from alongside.engines.paper.values import Paper
from alongside.engines.postgres.identity import set_identity
from alongside.journey.document.values import EmergencyPage
from alongside.records.carers.values import CannotCare
from alongside.records.careteam.changes import add_member
from alongside.records.careteam.values import Details, SupporterView
from alongside.records.people.reads import person_view
from alongside.rules.actors import Role
from alongside.rules.carers import Topic
from alongside.rules.emergency import Document, Part, Pointer, fewer, one_page, pointers
from alongside.rules.involvement import AnswersWhen
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.emergency.test_emergency import crew, opened, with_officer
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for
from tests.engines.paper.conftest import reading

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, 42, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    cast = with_agreed_plan(make_cast())
    with_officer(cast)
    return cast


def a_page(cast: Cast, lines: dict[Part, list[str]], known: list[Pointer]) -> EmergencyPage:
    set_identity(cast.person("Amina"), cast.now)
    return EmergencyPage(
        person=person_view(by=cast.person("Amina"), person=cast.people["Amina"]),
        version=None,
        blocks=one_page(lines),
        pointers=pointers(known),
        is_health_seen=True,
        until=None,
        on_card=None,
        is_logged=True,
        to_call=tuple(a_supporter(line) for line in lines.get(Part.PEOPLE, [])),
        not_to_call=tuple(a_supporter(line) for line in lines.get(Part.NOT_TO_CALL, [])),
    )


def a_supporter(name: str) -> SupporterView:
    return SupporterView(
        id=uuid4(),
        person=uuid4(),
        kind="family-or-friend",
        name=name,
        relationship="",
        role="",
        team="",
        telephone="01632 960100",
        email="",
        key_worker=False,
        no_contact=False,
        no_contact_reason="",
        account=None,
        organisation=None,
        starts_on=NOW.date(),
        ends_on=None,
        answers_when=AnswersWhen.NOT_ASKED,
    )


LONG = "Zucchini and a whole sentence about it, with commas, and more of it until the line is full. "
MUCH = {part: [f"{number}. {LONG * 3}" for number in range(40)] for part in Part}
ENDLESS = {part: [f"{number}. {LONG * 40}" for number in range(40)] for part in Part}
MANY = [
    Pointer(Document.LPA_WELFARE, dated=date(2020, 5, 3), named=f"{LONG * 2}{number}", kept_at=LONG * 2)
    for number in range(12)
]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("lines", "known"), [({}, []), ({Part.ALLERGIES: ["Peanuts"]}, MANY[:1]), (MUCH, []), (MUCH, MANY), (ENDLESS, MANY)]
)
def test_it_is_one_side_and_says_how_much_is_not_on_it(
    cast: Cast, lines: dict[Part, list[str]], known: list[Pointer], large: bool
) -> None:
    page = a_page(cast, lines, known)
    sheet = on_one_sheet(page, NOW, large=large)
    words = reading(sheet)
    assert sheet.pages == len(words.pdf.pages) == 1
    assert words.says("Not on this sheet, for want of room") is (lines in (MUCH, ENDLESS))


def test_every_line_is_either_on_the_sheet_or_counted_as_left_out(cast: Cast) -> None:
    lines = {part: [f"{part}-{number} {LONG}" for number in range(30)] for part in Part}
    page = a_page(cast, lines, [])
    words = reading(on_one_sheet(page, NOW))
    for part in Part:
        there = sum(words.says(f"{part}-{number} Zucchini") for number in range(30))
        left_out = 30 - there
        assert left_out == 0 or words.says(f"{left_out} line"), part


def test_what_carers_say_gives_way_before_the_persons_own_page_and_is_counted(cast: Cast) -> None:
    own = {Part.ALLERGIES: ["Peanuts"], Part.EMERGENCIES: [f"{number}. {LONG}" for number in range(12)]}
    said = tuple(
        CannotCare("Cora Hughes", "Daughter", "01632 960130", topic, f"{topic}-words {LONG * 9}", NOW)
        for topic in Topic
    )
    page = replace(a_page(cast, own, []), cannot_care=said)
    words = reading(on_one_sheet(page, NOW))
    assert len(words.pdf.pages) == 1
    assert words.says("Peanuts")
    assert all(words.says(f"{number}. Zucchini") for number in range(12))
    there = [topic for topic in Topic if words.says(f"{topic}-words")]
    assert there == list(Topic)[: len(there)]
    assert 0 < len(there) < len(Topic)
    assert words.says(f"If the one who looks after me cannot: {len(Topic) - len(there)} line")


def test_what_is_short_is_printed_in_larger_letters(cast: Cast) -> None:
    short, much = a_page(cast, {Part.ALLERGIES: ["Peanuts"]}, []), a_page(cast, MUCH, [])
    assert max(reading(on_one_sheet(short, NOW)).sizes) == 24
    assert max(reading(on_one_sheet(much, NOW)).sizes) == 19


def test_fewer_lines_go_whole_and_what_does_the_least_harm_goes_first() -> None:
    blocks = fewer(one_page({part: ["x" * 100, "y" * 100] for part in Part}), 1600)
    left = {block.part: block.left_out for block in blocks}
    assert left[Part.ALLERGIES] == left[Part.EMERGENCIES] == left[Part.FUTURE] == 0
    assert left[Part.WHAT_MATTERS] == left[Part.ABOUT_ME] == 1
    assert all(set(line) in ({"x"}, {"y"}) and len(line) == 100 for block in blocks for line in block.lines)
    nothing = fewer(blocks, 0)
    assert all(block.lines == () and block.left_out == 2 for block in nothing)


def test_who_is_not_to_be_called_stands_apart_without_a_number(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    nephew = Details(
        "Farid Khan", "nephew", telephone="01632 960999", no_contact=True, no_contact_reason="He asked us not to."
    )
    add_member(by=cast.coordinator, person=cast.people["Amina"], kind="family-or-friend", details=nephew, now=cast.now)
    client = client_for(crew(cast))
    page = opened(client, cast)
    words = text_of(client.get(page).content.decode())
    assert "Please do not call Farid Khan, nephew" in words
    assert "01632 960999" not in words
    sheet = reading(Paper(client.get(f"{page}page.pdf").content, 1))
    assert sheet.says("Please do not call")
    assert sheet.says("Farid Khan, nephew")


def test_who_answers_at_night_is_called_first_and_who_was_not_asked_is_no_no(cast: Cast) -> None:
    set_identity(cast.coordinator, cast.now)
    people = {
        "Ann Day": AnswersWhen.DAY,
        "Ben Unasked": AnswersWhen.NOT_ASKED,
        "Cy Night": AnswersWhen.NIGHT,
        "Di Always": AnswersWhen.ANY_TIME,
    }
    for name, when in people.items():
        details = Details(name, telephone="01632 960100", answers_when=when)
        add_member(
            by=cast.coordinator, person=cast.people["Amina"], kind="family-or-friend", details=details, now=cast.now
        )
    client = client_for(crew(cast))
    page = opened(client, cast)
    words = text_of(client.get(page).content.decode()).replace("\u00a0", " ")
    expected = (
        "People to call "
        "Di Always, Family or friend, 01632 960100. Answers by day and at night."
        "Cy Night, Family or friend, 01632 960100. Answers at night, not by day."
        "Ben Unasked, Family or friend, 01632 960100. Not asked yet if they answer at night."
        "Ann Day, Family or friend, 01632 960100. Answers by day, not at night."
    )
    assert expected in words
    sheet = reading(Paper(client.get(f"{page}page.pdf").content, 1))
    assert sheet.says("Di Always, Family or friend")
    assert sheet.says("Answers by day and at night.")


def test_the_crew_prints_it_and_nobody_who_may_not_read_it_does(cast: Cast) -> None:
    client = client_for(crew(cast))
    paper = f"{opened(client, cast)}page.pdf"
    answer = client.get(paper)
    assert answer["Content-Type"] == "application/pdf"
    sheet = reading(Paper(answer.content, 1))
    assert len(sheet.pdf.pages) == 1
    for words in (
        "Amina Begum",
        "Seeing my granddaughter every Sunday.",
        "From plan version 1, agreed on",
        "Printed on",
    ):
        assert sheet.says(words), words
    assert not sheet.says("Walk to the allotment")
    assert client_for(cast.staff("Another", Role.EMERGENCY_VIEWER, "Hillview Surgery")).get(paper).status_code == 404
    mine = client_for(cast.person("Amina")).get("/emergency/mine/page.pdf?large=yes")
    assert mine["Content-Type"] == "application/pdf"
