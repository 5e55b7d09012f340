"""The draft: read, added to, changed, taken from; and nobody's words are lost when two write at once."""

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.changes import change_item
from alongside.records.plans.reads import open_draft
from alongside.records.plans.values import Edit
from alongside.rules.actors import Purpose
from alongside.rules.plan.content import Item, Kind, Whose
from tests.cast import Cast, make_cast, with_agreed_plan, with_draft
from tests.doors.web.pages import text_of
from tests.doors.web.posting import SAME, hidden, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_draft(make_cast())


def url(cast: Cast, rest: str = "") -> str:
    return f"/document/{cast.rounds['Amina']}/{rest}"


def items(cast: Cast) -> tuple[Item, ...]:
    by = cast.coordinator
    set_identity(by, cast.now)
    return open_draft(by=by, round_id=cast.rounds["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now).content.items


def test_the_person_reads_the_draft_in_their_own_words_and_what_they_can_do(cast: Cast) -> None:
    words = text_of(client_for(cast.person("Amina")).get(url(cast)).content.decode())
    assert "Seeing my granddaughter every Sunday." in words
    assert "Nothing is agreed until you say so." in words
    assert "Go on to agree" in words
    assert "Worth a thought" not in words, "hints are for the team"


def test_what_is_missing_is_said_kindly_and_there_is_nothing_to_agree_to_yet() -> None:
    cast = with_draft(make_cast(), words=False)
    words = text_of(client_for(cast.coordinator).get(url(cast)).content.decode())
    assert "The draft is saved. It still needs:" in words
    assert "what matters to the person, in their own words" in words
    assert "Go on to agree" not in words
    assert "Is there anything else" not in words and "Nobody has asked how letters have to look" in words


@pytest.mark.parametrize("who", ["intruder", "charity_worker"])
def test_nobody_else_finds_it(cast: Cast, who: str) -> None:
    assert client_for(getattr(cast, who)).get(url(cast)).status_code in (403, 404)


def test_the_person_adds_words_once_even_if_the_button_is_pressed_twice(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    for _ in range(2):
        sent = post(client, url(cast, "add/needs/"), key=SAME, based_on="0", words="The stairs.")
        assert sent.status_code == 302 and sent["Location"].endswith("#needs")
    added = [item for item in items(cast) if item.words == "The stairs."]
    assert [(item.whose, item.said_by) for item in added] == [(Whose.PERSON, "Amina Begum")]


def test_staff_say_whose_words_they_type(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    missing = post(client, url(cast, "add/needs/"), based_on="0", words="The stairs.")
    assert missing.status_code == 422 and "Whose words are these?" in missing.content.decode()
    post(client, url(cast, "add/needs/"), based_on="0", words="The stairs.", whose="person")
    [added] = [item for item in items(cast) if item.words == "The stairs."]
    assert (added.said_by, added.typed_by) == ("Amina Begum", "Carol Okoro")


def test_a_goal_and_what_will_be_done_for_it(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    post(client, url(cast, "add/goals/"), based_on="0", words="Sing again.", importance="10")
    goal = next(item for item in items(cast) if item.words == "Sing again.")
    assert goal.kind == Kind.GOAL and goal.importance == 10
    sent = post(
        client,
        url(cast, f"goals/{goal.id}/action/"),
        based_on="0",
        words="Ring the choir.",
        who="Me",
        by_when="Friday",
        confidence="9",
    )
    assert sent.status_code == 302
    action = next(item for item in items(cast) if item.words == "Ring the choir.")
    assert (action.parent, action.who, action.by_when, action.confidence) == (goal.id, "Me", "Friday", 9)


@pytest.mark.parametrize("words", ["", "   ", "\x00", "a\u202eb", "x" * 10_001])
def test_words_that_cannot_be_kept_are_refused_with_the_field_and_stay_in_the_page(cast: Cast, words: str) -> None:
    before = items(cast)
    sent = post(client_for(cast.person("Amina")), url(cast, "add/needs/"), based_on="0", words=words)
    assert sent.status_code in (400, 422)
    assert items(cast) == before


def test_an_unknown_section_goal_or_item_is_not_found(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    nobody = "00000000-0000-4000-8000-000000000000"
    for rest in ("add/health/", "add/nonsense/", f"goals/{nobody}/action/", f"items/{nobody}/"):
        assert client.get(url(cast, rest)).status_code == 404


def test_changing_words_keeps_them_the_persons(cast: Cast) -> None:
    goal = next(item for item in items(cast) if item.kind == Kind.GOAL)
    client = client_for(cast.coordinator)
    page = client.get(url(cast, f"items/{goal.id}/")).content.decode()
    assert "Walk to the allotment and back." in page and hidden(page, "based_on") == "1"
    post(client, url(cast, f"items/{goal.id}/"), based_on="1", words="Walk to the shops.", importance="9")
    changed = next(item for item in items(cast) if item.id == goal.id)
    assert (changed.words, changed.said_by, changed.seq) == ("Walk to the shops.", "Amina", 2)


@pytest.mark.parametrize(
    ("keep", "kept"),
    [("mine", "Mine."), ("theirs", "Theirs."), ("both", "Theirs.\n\nMine.")],
)
def test_two_writers_see_both_texts_and_choose(cast: Cast, keep: str, kept: str) -> None:
    person = cast.person("Amina")
    goal = next(item for item in items(cast) if item.kind == Kind.GOAL)
    set_identity(person, cast.now)
    theirs = Edit("Theirs.", importance=9)
    change_item(by=person, round_id=cast.rounds["Amina"], item=goal.id, based_on=1, edit=theirs, now=cast.now)
    client = client_for(cast.coordinator)
    clash = post(client, url(cast, f"items/{goal.id}/"), based_on="1", words="Mine.", importance="9")
    page = clash.content.decode()
    assert clash.status_code == 409 and "Mine." in page and "Theirs." in page
    settle = {name: hidden(page, name) for name in ("based_on", "words", "importance")}
    empty = {"who": "", "by_when": "", "confidence": ""}
    assert post(client, url(cast, f"items/{goal.id}/settle/"), **settle, **empty).status_code == 422
    sent = post(client, url(cast, f"items/{goal.id}/settle/"), keep=keep, **settle, **empty)
    assert sent.status_code == 302
    assert next(item for item in items(cast) if item.id == goal.id).words == kept


def test_a_clash_with_ones_own_other_window_says_so(cast: Cast) -> None:
    goal = next(item for item in items(cast) if item.kind == Kind.GOAL)
    client = client_for(cast.coordinator)
    post(client, url(cast, f"items/{goal.id}/"), based_on="1", words="Mine of the other window.", importance="9")
    clash = post(client, url(cast, f"items/{goal.id}/"), based_on="1", words="Mine.", importance="9")
    words = text_of(clash.content.decode())
    assert clash.status_code == 409 and "What you wrote in another window" in words
    assert "Carol Okoro wrote" not in words and "theirs" not in words and "Two people" not in words


def test_the_team_is_asked_what_was_said_and_the_person_what_they_would_like_to_say(cast: Cast) -> None:
    page = url(cast, "add/needs/")
    assert "What was said?" in text_of(client_for(cast.coordinator).get(page).content.decode())
    assert "What would you like to say?" in text_of(client_for(cast.person("Amina")).get(page).content.decode())


def test_taking_out_a_goal_takes_its_actions_after_asking_once(cast: Cast) -> None:
    goal = next(item for item in items(cast) if item.kind == Kind.GOAL)
    client = client_for(cast.person("Amina"))
    asked = client.get(url(cast, f"items/{goal.id}/take-out/")).content.decode()
    assert "What will be done for this goal goes with it." in asked
    sent = post(client, url(cast, f"items/{goal.id}/take-out/"), based_on="1", confirm="yes")
    assert sent.status_code == 302
    assert {item.kind for item in items(cast)} == {Kind.STATEMENT}


def test_an_agreed_plan_is_opened_for_a_correction_and_only_then_changed() -> None:
    cast = with_agreed_plan(make_cast())
    client = client_for(cast.person("Amina"))
    agreed = client.get(url(cast)).content.decode()
    assert "A correction makes a new version." in agreed and "Take out" not in agreed
    assert "stays as it is until you agree to a new one" in client.get(url(cast, "begin/")).content.decode()
    assert post(client, url(cast, "begin/"), confirm="yes").status_code == 302
    assert "Take out" in client.get(url(cast)).content.decode()


def test_a_colleagues_note_is_read_but_not_changed(cast: Cast) -> None:
    post(client_for(cast.nurse), url(cast, "add/needs/"), based_on="0", words="Sore knee.", whose="professional")
    note = next(item for item in items(cast) if item.words == "Sore knee.")
    client = client_for(cast.coordinator)
    page = client.get(url(cast)).content.decode()
    assert "Sore knee." in page and str(note.id) not in page
    sent = post(client, url(cast, f"items/{note.id}/"), based_on="1", words="Mine.")
    assert sent.status_code == 422 and "These are the words of Nadia Rahman." in sent.content.decode()
    assert "take-out" in client_for(cast.person("Amina")).get(url(cast)).content.decode()


def test_settling_starts_from_a_clash(cast: Cast) -> None:
    goal = next(item for item in items(cast) if item.kind == Kind.GOAL)
    client = client_for(cast.person("Amina"))
    assert client.get(url(cast, f"items/{goal.id}/settle/")).status_code == 302
