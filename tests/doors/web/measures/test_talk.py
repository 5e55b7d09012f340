"""DIALOG+: begun at home, gone on with together; actions go into the plan and come first the next time."""

import pytest

from alongside.engines.postgres.identity import set_identity
from alongside.records.measures.reads import last_actions_for
from alongside.records.plans.reads import open_draft
from alongside.rules.measures.dialog_plus import HowItWent
from tests.cast import Cast
from tests.doors.web.measures.test_measures import rated, read, url
from tests.doors.web.posting import SAME, edit, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


def talking(cast: Cast, client, *areas: str) -> None:
    """Rated, begun, and these areas picked."""
    rated(cast, client, {"job": "2", "job-help": "yes", "leisure": "3", "family": "6"}, "dialog")
    assert post(client, url(cast, "talk/now/"), confirm="yes")["Location"] == url(cast, "talk/areas/")
    assert edit(client, url(cast, "talk/areas/"), {"areas": list(areas)}).status_code == 302


def agreed(cast: Cast, client, words: str = "Ring the allotment society", **more: str):
    fields = {"words": words, "who": "me", "by_when": "Friday", "goal": "new", "goal_words": "Be outside more."}
    return post(client, url(cast, "talk/leisure/action/"), based_on="0", **{**fields, **more})


def test_low_ratings_and_wanted_help_are_prompts_and_nothing_is_picked(cast: Cast, amina) -> None:
    rated(cast, amina, {"job": "2", "job-help": "yes", "leisure": "3", "family": "6"}, "dialog")
    post(amina, url(cast, "talk/now/"), confirm="yes")
    page = amina.get(url(cast, "talk/areas/")).content.decode()
    assert "2 of 7: very dissatisfied. You said that you need more help." in page
    assert "3 of 7: fairly dissatisfied. This one is low." in page
    assert " checked" not in page


def test_up_to_three_are_picked(cast: Cast, amina) -> None:
    talking(cast, amina, "job")
    for areas in ([], ["job", "leisure", "family", "safety"]):
        assert edit(amina, url(cast, "talk/areas/"), {"areas": areas}).status_code == 422
    assert edit(amina, url(cast, "talk/areas/"), {"areas": ["leisure", "family"]}).status_code == 302
    words = read(amina, url(cast, "talk/now/"))
    assert "Leisure activities" in words
    assert "Job situation" not in words


def test_each_step_is_kept_in_her_words_and_another_hand_goes_on(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    after = edit(amina, url(cast, "talk/leisure/understanding/"), {"words": "I sit indoors."})
    assert after["Location"] == url(cast, "talk/leisure/looking-forward/")
    nurse = client_for(cast.nurse)
    assert "I sit indoors." in read(nurse, url(cast, "talk/now/"))
    last = edit(nurse, url(cast, "talk/leisure/options-others/"), {"words": "Her sister drives."})
    assert last["Location"] == url(cast, "talk/leisure/action/")
    assert "Her sister drives." in read(amina, url(cast, "talk/now/"))


def test_two_at_one_step_see_both_and_nothing_is_lost(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    nurse, address = client_for(cast.nurse), url(cast, "talk/leisure/understanding/")
    drawn = nurse.get(address).content.decode().partition('name="drawn_with" value="')[2].partition('"')[0]
    edit(amina, address, {"words": "I sit indoors."})
    sent = nurse.post(address, {"words": "She stays at home.", "drawn_with": drawn.replace("&#34;", '"')})
    assert sent.status_code == 409
    assert "I sit indoors." in sent.content.decode()
    assert "She stays at home." in sent.content.decode()


def test_an_action_goes_into_the_plan_once_without_retyping(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    for _twice in range(2):
        assert agreed(cast, amina, key=SAME).status_code == 302
    person = cast.person("Amina")
    set_identity(person, cast.now)
    content = open_draft(by=person, round_id=cast.rounds["Amina"], purpose=person.purpose, now=cast.now).content
    goal = next(each for each in content.goals() if each.words == "Be outside more.")
    assert [each.words for each in content.actions_of(goal.id)] == ["Ring the allotment society"]
    assert "Ring the allotment society · me · Friday" in read(amina, url(cast, "talk/now/"))


def test_an_action_needs_a_goal_and_can_go_under_one_there_is(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    sent = agreed(cast, amina, goal_words=" ")
    assert sent.status_code == 422
    assert "write a new one in a few words" in sent.content.decode()
    person = cast.person("Amina")
    set_identity(person, cast.now)
    content = open_draft(by=person, round_id=cast.rounds["Amina"], purpose=person.purpose, now=cast.now).content
    assert agreed(cast, amina, goal=str(content.goals()[0].id), goal_words="").status_code == 302


def test_the_next_talk_begins_with_how_it_went(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    agreed(cast, amina)
    assert post(amina, url(cast, "talk/finish/"), confirm="yes").status_code == 302
    nurse = client_for(cast.nurse)
    words = read(nurse, url(cast, "talk/now/"))
    assert words.index("First: how did it go?") < words.index("How things were rated")
    assert "Nobody has said yet how it went." in words
    set_identity(cast.nurse, cast.now)
    (action,) = last_actions_for(by=cast.nurse, person=cast.people["Amina"], now=cast.now)
    assert (action.words, action.went) == ("Ring the allotment society", None)
    assert (
        edit(nurse, url(cast, f"talk/went/{action.id}/"), {"how": "partly", "words": "No answer."}).status_code == 302
    )
    set_identity(cast.nurse, cast.now)
    (action,) = last_actions_for(by=cast.nurse, person=cast.people["Amina"], now=cast.now)
    assert (action.went.how, action.went.words) == (HowItWent.PARTLY, "No answer.")
    assert "Partly done" in read(amina, url(cast, "talk/now/"))


def test_a_finished_talk_takes_nothing_more(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    post(amina, url(cast, "talk/finish/"), confirm="yes")
    assert amina.get(url(cast, "talk/leisure/understanding/")).status_code == 404
    assert agreed(cast, amina).status_code == 404


def test_an_area_or_a_step_that_there_is_not(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    for wrong in ("talk/job/understanding/", "talk/leisure/dancing/", "talk/job/action/"):
        assert amina.get(url(cast, wrong)).status_code == 404


def test_somebody_of_another_surgery_has_no_part_in_it(cast: Cast, amina) -> None:
    talking(cast, amina, "leisure")
    assert client_for(cast.intruder).get(url(cast, "talk/now/")).status_code == 404
