"""The conversation page: other records closed first, the person's agenda first, everything without a script."""

import re
from html import unescape
from uuid import UUID

import pytest
from django.utils.html import escape

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import choose_instead, save_answer
from alongside.records.plans.reads import round_view
from alongside.rules.prompts.everyone import EVERYONE
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import SAME, post
from tests.doors.web.signed_in import client_for
from tests.preparing import with_contacts, with_pack, with_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_contacts(make_cast())


@pytest.fixture
def nurse(cast: Cast):
    return client_for(cast.nurse)


def url(cast: Cast, rest: str = "") -> str:
    return f"/discuss/{cast.rounds['Amina']}/{rest}"


def started(cast: Cast, nurse) -> None:
    assert post(nurse, url(cast, "start/"), how="home").status_code == 302


def page(cast: Cast, nurse) -> str:
    return text_of(nurse.get(url(cast)).content.decode())


def test_before_the_screen_is_shown_other_records_are_closed(cast: Cast, nurse) -> None:
    assert "Close other people’s records." in page(cast, nurse)
    assert post(nurse, url(cast, "start/"), how="").status_code == 422
    started(cast, nurse)
    assert "At their home. Began at" in page(cast, nurse)


@pytest.mark.parametrize(("who", "status"), [("intruder", 404), ("charity_worker", 403)])
def test_only_the_team_leads_a_conversation(cast: Cast, who: str, status: int) -> None:
    client = client_for(getattr(cast, who))
    assert client.get(url(cast)).status_code == status
    assert post(client, url(cast, "start/"), how="home").status_code == status


def test_a_conversation_before_anything_is_prepared_is_answered_in_words() -> None:
    cast = with_round(make_cast())
    sent = post(client_for(cast.nurse), url(cast, "start/"), how="home")
    assert sent.status_code == 422 and "Make the preparation pack before" in sent.content.decode()


def test_topics_are_ordered_by_buttons_the_persons_first(cast: Cast, nurse) -> None:
    started(cast, nurse)
    for words, whose in (("Blood pressure", "team"), ("Walking", "person"), ("Sleep", "person")):
        assert post(nurse, url(cast, "topics/"), words=words, whose=whose).status_code == 302
    full = post(nurse, url(cast, "topics/"), words="Inhaler", whose="team")
    assert full.status_code == 422 and "Choose 3 things to talk about today." in full.content.decode()
    html = nurse.get(url(cast)).content.decode()
    topics = list(dict.fromkeys(re.findall(r"/topics/([0-9a-f-]{36})/", html)))
    assert [html.index(words) for words in ("Walking", "Sleep", "Blood pressure")] == sorted(
        html.index(words) for words in ("Walking", "Sleep", "Blood pressure")
    )
    assert post(nurse, url(cast, f"topics/{topics[1]}/"), do="up").status_code == 302
    html = nurse.get(url(cast)).content.decode()
    assert html.index("Sleep") < html.index("Walking")
    post(nurse, url(cast, f"topics/{topics[0]}/"), do="park")
    assert "for another time" in page(cast, nurse)
    assert post(nurse, url(cast, f"topics/{topics[0]}/"), do="nonsense").status_code == 404


def test_who_is_there_and_whether_they_are_wanted(cast: Cast, nurse) -> None:
    started(cast, nurse)
    assert post(nurse, url(cast, "present/"), name="Sima", part="daughter", wanted="").status_code == 422
    assert post(nurse, url(cast, "present/"), name="Sima", part="daughter", wanted="no").status_code == 302
    assert "Sima daughter The person does not want them there." in page(cast, nurse)


def test_notes_goals_and_actions_are_saved_in_the_voice_that_said_them(cast: Cast, nurse) -> None:
    started(cast, nurse)
    post(nurse, url(cast, "notes/"), based_on="0", words="Knee is sore.", whose="professional", section="needs")
    post(nurse, url(cast, "goals/"), based_on="0", words="Dance again.", whose="person", importance="10")
    html = nurse.get(url(cast)).content.decode()
    action_href = re.search(r'href="([^"]*/action/)\?new=', html)
    assert action_href is not None
    twice = {"based_on": "0", "words": "Ten minutes a day.", "whose": "together", "who": "Me", "by_when": "Monday"}
    for _ in range(2):
        assert post(nurse, action_href[1], key=SAME, confidence="7", **twice).status_code == 302
    words = page(cast, nurse)
    assert "A note from the team" in words and "In Amina Begum’s own words" in words
    assert words.count("Ten minutes a day.") == 1
    assert "Who: Me · When: Monday · How sure: 7 out of 10" in words


def test_a_goal_says_why_and_an_action_where_and_what_could_get_in_the_way(cast: Cast, nurse) -> None:
    started(cast, nurse)
    goal = {"based_on": "0", "words": "Dance again.", "whose": "person", "importance": "4"}
    sent = post(nurse, url(cast, "goals/"), **goal, why="My sister’s wedding.", easier="A band that I know.")
    assert sent.status_code == 302, text_of(sent.content.decode())[600:1500]
    action_href = re.search(r'href="([^"]*/action/)\?new=', nurse.get(url(cast)).content.decode())
    assert action_href is not None
    sent = {"based_on": "0", "words": "Practise.", "whose": "together", "where": "In the kitchen"}
    assert post(nurse, action_href[1], **sent, obstacle="My knee.", then="I sit down.").status_code == 302
    words = page(cast, nurse)
    assert "My sister" in words, words[words.index("Goals, and") :][:900]
    assert "Why it matters My sister’s wedding. What would make it easier A band that I know." in words
    assert "Where In the kitchen What could get in the way My knee. What then I sit down." in words


def test_a_decision_holds_its_ways_and_is_not_decided_until_somebody_says_so(cast: Cast, nurse) -> None:
    started(cast, nurse)
    said = {"based_on": "0", "whose": "together", "section": "needs"}
    nothing = "It may get worse."
    asked = {**said, "words": "A new inhaler?", "standing": "in-progress", "nothing": nothing}
    assert post(nurse, url(cast, "decisions/"), **asked, reservations="It tastes bad.").status_code == 302
    add = re.search(r'href="([^"]*/option/)\?new=', nurse.get(url(cast)).content.decode())
    assert add is not None
    way = {"based_on": "0", "whose": "together", "words": "Try it for a month.", "benefits": "Easier nights."}
    assert post(nurse, add[1], **way, risks="A sore mouth.").status_code == 302
    words = page(cast, nurse)
    assert "To decide together" in words and "Decided? Not decided yet If nothing is done It may get worse." in words
    assert "What is good about it Easier nights. What could go wrong A sore mouth." in words
    assert nurse.get(add[1].replace(add[1].split("/")[-3], str(UUID(int=1)))).status_code == 404
    assert post(nurse, url(cast, "decisions/"), **{**asked, "standing": "final"}).status_code == 422


def test_what_was_explained_is_said_back_in_the_persons_words(cast: Cast, nurse) -> None:
    started(cast, nurse)
    said = {"based_on": "0", "whose": "together", "section": "needs", "words": "How the inhaler works."}
    assert post(nurse, url(cast, "information/"), **said, understood="Shake it first.").status_code == 302
    assert "What was understood Shake it first." in page(cast, nurse)


@pytest.mark.parametrize("fields", [{"importance": "11"}, {"importance": "x"}, {"words": ""}, {"surprise": "1"}])
def test_a_goal_that_cannot_be_kept_is_refused(cast: Cast, nurse, fields: dict[str, str]) -> None:
    started(cast, nurse)
    values = {"based_on": "0", "words": "Dance again.", "whose": "person", "importance": "10", **fields}
    assert post(nurse, url(cast, "goals/"), **values).status_code == 422
    assert "No goals yet." in page(cast, nurse)


def test_an_action_for_a_goal_that_is_not_there_is_not_found(cast: Cast, nurse) -> None:
    started(cast, nurse)
    assert nurse.get(url(cast, "goals/00000000-0000-4000-8000-000000000000/action/")).status_code == 404


def test_finishing_goes_on_to_the_draft_and_then_takes_nothing_more(cast: Cast, nurse) -> None:
    started(cast, nurse)
    assert post(nurse, url(cast, "finish/"), minutes="0").status_code == 422
    sent = post(nurse, url(cast, "finish/"), minutes="35")
    assert sent["Location"] == f"/document/{cast.rounds['Amina']}/"
    set_identity(cast.nurse, cast.now)
    assert round_view(by=cast.nurse, round_id=cast.rounds["Amina"]).stage == Stage.DRAFTING
    late = post(nurse, url(cast, "topics/"), words="Too late", whose="person")
    assert late.status_code == 422 and "This conversation is finished." in late.content.decode()


def test_what_was_left_over_is_offered_again_and_what_is_missing_is_said_at_the_end(cast: Cast, nurse) -> None:
    started(cast, nurse)
    post(nurse, url(cast, "topics/"), words="Sleep", whose="team")
    topic = re.search(r"/topics/([0-9a-f-]{36})/", nurse.get(url(cast)).content.decode())
    assert topic is not None
    post(nurse, url(cast, f"topics/{topic[1]}/"), do="park")
    assert "So far it is all about health." in text_of(nurse.get(url(cast, "finish/")).content.decode())
    post(nurse, url(cast, "finish/"), minutes="20")
    started(cast, nurse)
    again = page(cast, nurse)
    assert "Left for another time, when you talked before Sleep" in again
    href = re.search(r'href="([^"]*words=Sleep[^"]*)"', nurse.get(url(cast)).content.decode())
    assert href is not None
    assert 'value="Sleep"' in nurse.get(unescape(href[1])).content.decode()
    post(nurse, url(cast, "topics/"), words="Sleep", whose="person")
    assert "Left for another time" not in page(cast, nurse)
    assert "all about health" not in text_of(nurse.get(url(cast, "finish/")).content.decode())


def test_what_is_typed_and_not_saved_is_named_before_the_end(cast: Cast, nurse) -> None:
    started(cast, nurse)
    post(nurse, url(cast, "topics/"), words="Sleep", whose="person")
    words = re.search(r'href="([^"]*/words/)"', nurse.get(url(cast)).content.decode())
    assert words is not None
    typed = {"person_on": "0", "together_on": "0", "person": "I lie awake.", "together": "", "section": "needs"}
    nurse.post(words[1], typed, headers={"X-Autosave": "1"})
    assert "What you typed about “Sleep” is not in the plan yet." in text_of(
        nurse.get(url(cast, "finish/")).content.decode()
    )


def chose_to_talk(cast: Cast) -> None:
    """Amina wrote about one prompt, would rather talk about another, and is not sure about a third."""
    with_pack(cast)
    round_id, person = cast.rounds["Amina"], cast.person("Amina")
    set_identity(person, cast.now)
    asked = {"by": person, "round_id": round_id, "based_on": 0, "now": cast.now}
    save_answer(prompt="what-matters", words="My garden.", **asked)
    choose_instead(prompt="hardest", choice="talk", words="", **asked)
    choose_instead(prompt="future", choice="not-sure", words="", **asked)


def test_what_the_person_would_rather_talk_about_is_beside_its_prompt_and_first_to_be_a_topic() -> None:
    cast = make_cast()
    chose_to_talk(cast)
    nurse = client_for(cast.nurse)
    started(cast, nurse)
    words = page(cast, nurse)
    hardest, future = _("hardest"), _("future")
    assert f"{hardest} Amina would rather talk about this. Add to what to talk about" in words
    written = words[words.index("What Amina wrote") :]
    assert f"{hardest} Amina would rather talk about this." in written
    assert f"{future} Amina is not sure." in written and future not in words[: words.index("What Amina wrote")]


def test_one_press_writes_the_topic_out_as_the_persons_and_it_is_not_suggested_again() -> None:
    cast = make_cast()
    chose_to_talk(cast)
    nurse = client_for(cast.nurse)
    started(cast, nurse)
    link = re.search(r'href="([^"]*\?about=hardest[^"]*)"', nurse.get(url(cast)).content.decode())
    assert link is not None
    form = nurse.get(link[1].replace("&amp;", "&")).content.decode()
    assert escape(_("hardest")) in form and re.search(r'value="person"\s+checked', form)
    assert post(nurse, url(cast, "topics/"), words=_("hardest"), whose="person").status_code == 302
    assert "?about=" not in nurse.get(url(cast)).content.decode()
    assert f"{_('hardest')} Amina’s topic" in page(cast, nurse)
    assert nurse.get(url(cast, "topics/?about=no-such")).status_code == 200


def _(key: str) -> str:
    prompt = EVERYONE.prompt(key)
    assert prompt is not None
    return prompt.text
