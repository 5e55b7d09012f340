"""Who sees what: chosen step by step, its effect in words before it is saved, stopped at once."""

import re
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter
from alongside.records.people.changes.accounts import add_account
from alongside.records.people.models import Membership, Team
from alongside.records.plans.changes import move_round
from alongside.records.sharing.reads import decisions_of
from alongside.rules.actors import Actor, Assurance, Role
from alongside.rules.plan.sections import Section
from alongside.rules.stages import Stage
from tests.authority import with_power
from tests.cast import SETTING_UP, Cast, agree_again, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

NO_DAY = {"day__day": "", "day__month": "", "day__year": ""}


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def riverside(cast: Cast, start: str = "/sharing/") -> str:
    return f"{start}with/organisation/{cast.organisations['Riverside']}/"


def decisions(cast: Cast):
    set_identity(cast.person("Amina"), cast.now)
    return decisions_of(by=cast.person("Amina"), person=cast.people["Amina"])


def to_check(client, cast: Cast, *sections: str, start: str = "/sharing/") -> str:
    """Through every step to the page that checks."""
    chosen = post(client, f"{start}new/", reader=f"organisation/{cast.organisations['Riverside']}")
    assert chosen["Location"] == riverside(cast, start)
    until = to_until(client, chosen["Location"], *sections)
    return str(post(client, until, until="stopped", **NO_DAY)["Location"])


def to_until(
    client, start: str, *sections: str, may: str = "read", purposes: tuple[str, ...] = ("direct-care",)
) -> str:
    """From the page of the parts to the page that asks until when."""
    may_page = post(client, start, sections=list(sections))["Location"]
    purposes_page = post(client, may_page, may=may)["Location"]
    return str(post(client, purposes_page, purposes=list(purposes))["Location"])


def test_each_step_leads_to_the_effect_in_words_and_nothing_is_saved_before(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    check = to_check(client, cast, "goals", "about-me")
    words = text_of(client.get(check).content.decode())
    assert "Riverside will see About me My goals and what we will do They may only read." in words
    assert "Riverside will not see What matters to me" in words
    assert words.index("will not see") < words.index("My health")
    assert "Nothing is shared until you press the button." in words
    assert decisions(cast) == ()
    assert client_for(cast.charity_worker).get(f"/people/{cast.people['Amina']}/plan/").status_code == 404
    assert post(client, check, confirm="yes")["Location"] == "/sharing/"
    assert "You share “About me”, “My goals and what we will do” with Riverside until you stop it." in text_of(
        client.get("/sharing/").content.decode()
    )
    assert client_for(cast.charity_worker).get(f"/people/{cast.people['Amina']}/plan/").status_code == 200


def test_stopping_takes_one_confirmation_and_works_at_once(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    post(client, to_check(client, cast, "goals"), confirm="yes")
    assert "cannot be taken back" in client.get(riverside(cast) + "stop/").content.decode()
    assert post(client, riverside(cast) + "stop/", confirm="yes").status_code == 302
    assert client_for(cast.charity_worker).get(f"/people/{cast.people['Amina']}/plan/").status_code == 404
    assert "You share nothing with Riverside." in client.get("/sharing/").content.decode()


def test_sharing_until_a_day(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    until = to_until(client, riverside(cast), "goals")
    assert post(client, until, until="day", **NO_DAY).status_code == 422
    past = {"day__day": "1", "day__month": "1", "day__year": "2001"}
    assert post(client, until, until="day", **past).status_code == 422
    day = {"day__day": "1", "day__month": "6", "day__year": "2029"}
    check = post(client, until, until="day", **day)["Location"]
    assert "This lasts until 1 June 2029." in client.get(check).content.decode()
    post(client, check, confirm="yes")
    assert str(decisions(cast)[0].ends_on) == "2029-06-01"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?sections=",
        "?sections=nonsense",
        "?sections=goals&until=tomorrow",
        "?sections=goals,secrets",
        "?sections=goals&add=health&for=direct-care",
        "?sections=goals&for=profit",
        "?sections=goals",
    ],
)
def test_an_altered_address_is_refused_and_nothing_is_saved(cast: Cast, query: str) -> None:
    client = client_for(cast.person("Amina"))
    assert post(client, riverside(cast) + f"check/{query}", confirm="yes").status_code == 422
    assert decisions(cast) == ()


def test_a_choice_of_nothing_or_nobody_is_refused(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert post(client, "/sharing/new/").status_code == 422
    assert post(client, "/sharing/new/", reader=f"organisation/{uuid4()}").status_code == 422
    assert post(client, riverside(cast)).status_code == 422
    assert client.get(f"/sharing/with/organisation/{uuid4()}/").status_code == 404
    assert client.get(f"/sharing/with/nonsense/{cast.organisations['Riverside']}/").status_code == 404


def test_who_looks_after_the_person_is_said_and_can_be_narrowed(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert "Greenfield Surgery looks after you." in client.get("/sharing/").content.decode()
    surgery = f"/sharing/with/organisation/{cast.organisations['Greenfield Surgery']}/"
    check = post(client, to_until(client, surgery, "goals"), until="stopped", **NO_DAY)["Location"]
    post(client, check, confirm="yes")
    page = client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/plan/").content.decode()
    assert "allotment" in page and "granddaughter" not in page


def test_staff_write_down_the_persons_decision_and_how_they_told_them(cast: Cast) -> None:
    start = f"/sharing/for/{cast.people['Amina']}/"
    client = client_for(cast.coordinator)
    check = to_check(client, cast, "goals", start=start)
    assert post(client, check, confirm="yes").status_code == 422
    told = {"how": "by phone", "given_by": "attorney"}
    refused = post(client, check, confirm="yes", **told)
    assert refused.status_code == 422 and "Nobody is recorded who may decide this" in refused.content.decode()
    assert post(client, check, confirm="yes", how="by phone", given_by="best-interests").status_code == 422
    with_power(cast, "Amina")
    assert post(client, check, confirm="yes", **told)["Location"] == start
    [decision] = decisions(cast)
    assert (decision.how, decision.given_by) == ("by phone", "attorney")
    assert decision.sections == (Section.GOALS,)


@pytest.mark.parametrize("who", ["intruder", "charity_worker"])
def test_nobody_else_decides(cast: Cast, who: str) -> None:
    client = client_for(getattr(cast, who))
    for rest in ("", f"with/organisation/{cast.organisations['Riverside']}/check/?sections=goals&for=direct-care"):
        url = f"/sharing/for/{cast.people['Amina']}/{rest}"
        assert post(client, url, how="by phone", given_by="person").status_code in (403, 404)
    assert client.get("/sharing/").status_code in (403, 404)
    assert decisions(cast) == ()


def test_a_person_reaches_their_own_sharing_only(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert client.get(f"/sharing/for/{cast.people['Bert']}/").status_code == 404
    assert client.get(f"/sharing/for/{cast.people['Amina']}/").status_code == 404


def test_a_carer_chosen_by_name_sees_what_was_chosen(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    account = add_account(by=SETTING_UP, name="Yusuf Begum", email="yusuf@example.org", now=cast.now)
    set_identity(cast.coordinator, cast.now)
    amina = cast.people["Amina"]
    add_supporter(by=cast.coordinator, person=amina, kind="carer", name="Yusuf Begum", account=account, now=cast.now)
    client = client_for(cast.person("Amina"))
    assert "Yusuf Begum" in client.get("/sharing/new/").content.decode()
    sections = post(client, "/sharing/new/", reader=f"account/{account}")["Location"]
    check = post(client, to_until(client, sections, "what-matters"), until="stopped", **NO_DAY)["Location"]
    post(client, check, confirm="yes")
    carer = Actor(
        role=Role.CARER, account=account, on_behalf_of=amina, name="Yusuf Begum", assurance=Assurance.TWO_FACTOR
    )
    page = client_for(carer).get(f"/people/{amina}/plan/").content.decode()
    assert "granddaughter" in page and "allotment" not in page


def test_a_second_organisation_lists_who_shares_with_it(cast: Cast) -> None:
    worker = client_for(cast.charity_worker)
    assert "Nobody shares a plan" in worker.get("/sharing/shared-with-us/").content.decode()
    client = client_for(cast.person("Amina"))
    post(client, to_check(client, cast, "goals"), confirm="yes")
    page = worker.get("/sharing/shared-with-us/").content.decode()
    assert "Amina Begum" in page and f"/people/{cast.people['Amina']}/plan/" in page
    assert worker.get("/sharing/shared-with-us/?page=x").status_code == 422


def test_they_may_comment_or_add_for_all_parts_or_part_by_part(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    may_page = post(client, riverside(cast), sections=["goals", "about-me"])["Location"]
    each = post(client, may_page, may="each")["Location"]
    assert post(client, each, goals="add").status_code == 422
    purposes = post(client, each, goals="add", about_me="read", **{"about-me": "comment"})
    assert purposes.status_code == 422
    purposes = post(client, each, **{"about-me": "comment", "goals": "add"})["Location"]
    until = post(client, purposes, purposes=["direct-care", "emergency"])["Location"]
    check = post(client, until, until="stopped", **NO_DAY)["Location"]
    words = text_of(client.get(check).content.decode())
    assert "They may comment on all of this. They may add to “My goals and what we will do”." in words
    assert "For care and support, and in an emergency." in words
    post(client, check, confirm="yes")
    [decision] = decisions(cast)
    assert decision.comment_on == (Section.ABOUT_ME, Section.GOALS) and decision.contribute_to == (Section.GOALS,)
    assert decision.purposes == ("direct-care", "emergency")
    assert "They may add to “My goals and what we will do”." in text_of(client.get("/sharing/").content.decode())
    again = client.get(may_page).content.decode()
    assert 'value="each" checked' in again or "checked" in again.split('value="each"')[1][:60]


def test_only_in_an_emergency_says_what_is_seen_then_and_at_all_other_times(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    until = to_until(client, riverside(cast), "emergencies", purposes=("emergency",))
    check = post(client, until, until="stopped", **NO_DAY)["Location"]
    words = text_of(client.get(check).content.decode())
    assert "In an emergency Riverside will see If things go wrong" in words
    assert "At all other times Riverside will see nothing" in words


def test_what_changes_for_them_is_said_before_it_is_saved(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    post(client, to_check(client, cast, "goals", "about-me"), confirm="yes")
    words = text_of(client.get(to_check(client, cast, "goals", "health")).content.decode())
    assert "They see this now, and will not any more About me" in words
    assert "New for them: My health." in words


def test_who_at_the_surgery_sees_what_is_told_and_a_role_can_be_chosen(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    words = text_of(client.get("/sharing/").content.decode())
    assert "Care coordinators and Nurses, doctors and other professionals see all of your plan, unless" in words
    assert "Health care assistants see “What matters to me”, “About me”, “My health” and “People who" in words
    assert "Practice administrators see who you are and what is due. They do not see what your plan says." in words
    surgery = cast.organisations["Greenfield Surgery"]
    chosen = post(client, f"/sharing/within/{surgery}/", reader=f"professional/{surgery}")["Location"]
    assert chosen == f"/sharing/with/professional/{surgery}/"
    check = post(client, to_until(client, chosen, "goals"), until="stopped", **NO_DAY)["Location"]
    words = text_of(client.get(check).content.decode())
    assert "Nurses, doctors and other professionals at Greenfield Surgery will see My goals" in words
    assert "They see this now, and will not any more What matters to me, About me" in words
    post(client, check, confirm="yes")
    person = cast.people["Amina"]
    assert "granddaughter" not in client_for(cast.nurse).get(f"/people/{person}/plan/").content.decode()
    assert "granddaughter" in client_for(cast.coordinator).get(f"/people/{person}/plan/").content.decode()


def test_the_coordinator_can_be_chosen_by_name_and_nonsense_cannot(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    surgery, carol = cast.organisations["Greenfield Surgery"], cast.accounts["Carol Okoro"]
    chosen = post(client, f"/sharing/within/{surgery}/", reader=f"as-coordinator/{carol}")["Location"]
    assert "Share with Carol Okoro, as care coordinator" in text_of(client.get(chosen).content.decode())
    for kind in ("as-professional", "as-nonsense", "privacy-officer", "team"):
        assert client.get(f"/sharing/with/{kind}/{carol}/").status_code == 404


def test_a_team_of_an_organisation_sees_what_is_shared_with_it_and_the_rest_there_does_not(cast: Cast) -> None:
    worker, riverside_id = cast.charity_worker, cast.organisations["Riverside"]
    team = uuid4()
    Team(id=team, organisation_id=riverside_id, name="Walkers").save(force_insert=True)
    Membership.objects.filter(account_id=worker.account).update(team_id=team)
    other = cast.staff("Ola Berg", Role.VCSE_PARTNER, "Riverside")
    client = client_for(cast.person("Amina"))
    chosen = post(client, f"/sharing/within/{riverside_id}/", reader=f"team/{team}")["Location"]
    check = post(client, to_until(client, chosen, "goals"), until="stopped", **NO_DAY)["Location"]
    post(client, check, confirm="yes")
    assert "Amina Begum" in client_for(worker).get("/sharing/shared-with-us/").content.decode()
    assert "Nobody shares a plan" in client_for(other).get("/sharing/shared-with-us/").content.decode()


def test_saying_no_keeps_the_reason_and_opens_nothing(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert "should see nothing" in client.get(riverside(cast)).content.decode()
    assert "Share nothing with Riverside?" in client.get(riverside(cast) + "stop/").content.decode()
    post(client, riverside(cast) + "stop/", confirm="yes", reason="My sister works there.")
    [decision] = decisions(cast)
    assert (decision.sections, decision.reason) == ((), "My sister works there.")
    words = text_of(client.get("/sharing/").content.decode())
    assert "You share nothing with Riverside. My sister works there." in words


def agree_once_more(cast: Cast, now: datetime) -> None:
    """The person agrees version 2."""
    set_identity(cast.person("Amina"), now)
    move_round(by=cast.person("Amina"), round_id=cast.rounds["Amina"], to=Stage.DRAFTING, now=now)
    cast.now = now
    agree_again(cast, "Amina")


def test_after_a_new_version_the_person_is_asked_whether_it_is_still_ok(cast: Cast) -> None:
    with time_machine.travel(cast.now, tick=True):
        client = client_for(cast.person("Amina"))
        post(client, to_check(client, cast, "goals"), confirm="yes")
        assert "Is this still OK?" not in client.get("/sharing/").content.decode()
    with time_machine.travel(cast.now + timedelta(days=2), tick=True):
        agree_once_more(cast, cast.now + timedelta(days=1))
        client = client_for(cast.person("Amina"))  # a session is over after twelve hours
        for page in ("/", "/sharing/"):
            words = text_of(client.get(page).content.decode())
            assert "Is this still OK? The plan has changed since this was decided." in words, page
        team = client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/").content.decode()
        assert "Ask whether what they share is still OK (1)" in team
        [decision] = decisions(cast)
        assert client.get(f"/sharing/still-ok/{decision.id}/").status_code == 302
        assert "Is this still OK?" in client.get("/sharing/").content.decode()
        assert post(client, f"/sharing/still-ok/{decision.id}/", confirm="yes").status_code == 302
        assert "Is this still OK?" not in client.get("/").content.decode()
        assert "still OK" not in client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/").content.decode()


def test_after_a_year_the_team_asks_for_those_who_do_not_sign_in(cast: Cast) -> None:
    with time_machine.travel(cast.now, tick=True):
        client = client_for(cast.person("Amina"))
        post(client, to_check(client, cast, "goals"), confirm="yes")
    with time_machine.travel(cast.now + timedelta(days=364), tick=True):
        assert "Is this still OK?" not in client_for(cast.person("Amina")).get("/sharing/").content.decode()
    with time_machine.travel(cast.now + timedelta(days=366), tick=True):
        start = f"/sharing/for/{cast.people['Amina']}/"
        nurse = client_for(cast.nurse)
        assert "This was decided a year ago or more." in nurse.get(start).content.decode()
        [decision] = decisions(cast)
        post(nurse, f"{start}still-ok/{decision.id}/", confirm="yes")
        assert "Is this still OK?" not in nurse.get(start).content.decode()
        assert (
            post(client_for(cast.person("Bert")), f"/sharing/still-ok/{decision.id}/", confirm="yes").status_code == 404
        )


@pytest.mark.parametrize("until", ["2001-01-01", "2099-01-01", "9999-12-31"])
def test_an_end_before_today_or_in_more_than_ten_years_is_refused_with_the_fix(cast: Cast, until: str) -> None:
    client = client_for(cast.person("Amina"))
    check = riverside(cast) + f"check/?sections=goals&for=direct-care&until={until}"
    answer = post(client, check, confirm="yes")
    assert answer.status_code == 422
    assert "has to be today or later, and at most 10 years from now" in answer.content.decode()
    assert decisions(cast) == ()


def test_nobody_shares_with_themself(cast: Cast) -> None:
    own = cast.accounts["Carol Okoro"]
    start = f"/sharing/for/{cast.people['Amina']}/with/as-coordinator/{own}/"
    told = {"how": "by phone", "given_by": "person", "confirm": "yes"}
    answer = post(client_for(cast.coordinator), f"{start}check/?sections=goals&for=direct-care", **told)
    assert answer.status_code == 422 and "Choose somebody else." in answer.content.decode()
    amina = client_for(cast.person("Amina"))
    assert amina.get(f"/sharing/with/account/{cast.accounts['Amina']}/").status_code == 404
    assert decisions(cast) == ()


def ticked(page: str) -> list[str]:
    """The parts whose box is ticked."""
    return [
        box.split('value="')[1].split('"')[0]
        for box in re.findall(r'<input[^>]*name="sections"[^>]*>', page)
        if "checked" in box
    ]


def test_what_the_surgery_sees_now_is_ticked_when_its_boxes_are_opened(cast: Cast) -> None:
    client, surgery = client_for(cast.person("Amina")), cast.organisations["Greenfield Surgery"]
    everything = [str(section) for section in Section]
    assert ticked(client.get(f"/sharing/with/organisation/{surgery}/").content.decode()) == everything
    assistants = ticked(client.get(f"/sharing/with/health-care-assistant/{surgery}/").content.decode())
    assert assistants == ["what-matters", "about-me", "health", "people"]
    assert ticked(client.get(riverside(cast)).content.decode()) == []
    check = post(client, to_until(client, f"/sharing/with/organisation/{surgery}/", "goals"), until="stopped", **NO_DAY)
    post(client, check["Location"], confirm="yes")
    assert ticked(client.get(f"/sharing/with/organisation/{surgery}/").content.decode()) == ["goals"]
    assert ticked(client.get(f"/sharing/with/professional/{surgery}/").content.decode()) == ["goals"]


def test_changing_what_the_own_surgery_sees_says_who_sees_it_all_the_same_and_leads_back(cast: Cast) -> None:
    client, surgery = client_for(cast.person("Amina")), cast.organisations["Greenfield Surgery"]
    start, plan = f"/sharing/with/organisation/{surgery}/", f"/people/{cast.people['Amina']}/plan/"
    assert "What Greenfield Surgery sees" in client.get(start).content.decode()
    check = post(client, to_until(client, start, "goals"), until="stopped", **NO_DAY)["Location"]
    page = client.get(check).content.decode()
    still = "Safeguarding leads at Greenfield Surgery still see all of your plan, whatever you choose."
    assert still in page and "Yes, let them see only this" in page and "Nothing changes until" in page
    assert "Share this" not in page and "Do not share" not in page
    assert still in client.get(f"{start}stop/").content.decode()
    post(client, check, confirm="yes")
    assert "granddaughter" not in client_for(cast.nurse).get(plan).content.decode()
    page = client.get("/sharing/").content.decode()
    words = text_of(page)
    assert "Who at Greenfield Surgery sees what" in words and "Safeguarding leads see all of your plan" in words
    assert "professionals see “My goals and what we will do”, because you chose it." in words
    assert "Health care assistants see nothing of your plan, because you chose it." in words
    back = re.search(r'href="([^"]*)"[^>]*>Back to what is usual', page)
    assert back is not None
    usual = back[1].replace("&amp;", "&")
    assert "Share this" in client.get(usual).content.decode(), "this takes nothing away"
    post(client, usual, confirm="yes")
    words = text_of(client.get("/sharing/").content.decode())
    assert "Your team at Greenfield Surgery sees your plan, as usual." in words and "Back to what" not in words
    assert "professionals see all of your plan, unless you say otherwise." in words
    assert "Health care assistants see “What matters to me”, “About me”" in words
    assert "granddaughter" in client_for(cast.nurse).get(plan).content.decode()


def test_a_day_that_was_typed_and_not_chosen_is_asked_about(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    until, day = to_until(client, riverside(cast), "goals"), {"day__day": "1", "day__month": "6", "day__year": "2029"}
    clash = post(client, until, until="stopped", **day)
    assert clash.status_code == 422
    assert "You wrote a day. Choose “Until a day that I choose”, or leave the day empty." in clash.content.decode()
    check = post(client, until, until="day", **day)["Location"]
    assert "until=2029-06-01" in check
    post(client, check, confirm="yes")
    again = to_until(client, riverside(cast), "goals")
    assert "until=" not in post(client, again, until="stopped", **day)["Location"], "the day that stood there may go"
