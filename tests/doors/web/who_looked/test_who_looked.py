"""The person sees who looked at their plan, in plain words, and nothing that would give a limit away."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from alongside.doors.web.who_looked.kinds import What, kinds_of, what_of
from alongside.doors.web.who_looked.wording import STEPS
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.changes import move_round, set_round_due
from alongside.rules.actors import Role
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def words(cast: Cast, query: str = "") -> str:
    return text_of(client_for(cast.person("Amina")).get(f"/who-looked/{query}").content.decode())


def test_a_look_is_a_sentence_with_who_and_where_they_work(cast: Cast) -> None:
    client_for(cast.coordinator).get(f"/people/{cast.people['Amina']}/plan/")
    shown = words(cast)
    assert "Carol Okoro looked at your plan." in shown
    assert "Carol Okoro, care coordinator, Greenfield Surgery" in shown


@pytest.mark.parametrize(
    ("address", "own_address", "seen"),
    [
        ("/needs/for/{}/", "/needs/", "looked at what you need to read, hear or be reached."),
        ("/information/for/{}/", "/information/", "looked at what you want to know, and what you were told."),
        ("/people/{}/more/", "", "looked at your details."),
    ],
)
def test_a_look_at_what_is_known_of_them_is_told_too(cast: Cast, address: str, own_address: str, seen: str) -> None:
    """Each look once; a look that somebody else's surgery was not let into is none."""
    client = client_for(cast.nurse)
    for _ in range(2):
        assert client.get(address.format(cast.people["Amina"])).status_code == 200
    assert client_for(cast.intruder).get(address.format(cast.people["Amina"])).status_code == 404
    shown = words(cast)
    assert f"Nadia Rahman {seen}" in shown and "2 times" in shown and "Ivan Petrov" not in shown
    if own_address:
        assert client_for(cast.person("Amina")).get(own_address).status_code == 200
        assert f"You {seen}" not in words(cast)
        assert f"You {seen}" in words(cast, "?own=yes")


def test_somebody_who_was_not_allowed_to_look_is_named(cast: Cast) -> None:
    assert client_for(cast.intruder).get(f"/people/{cast.people['Amina']}/plan/").status_code == 404
    assert "Ivan Petrov asked to see your plan and was not allowed to." in words(cast)


def test_what_the_person_did_is_shown_when_they_ask(cast: Cast) -> None:
    client_for(cast.person("Amina")).get("/plan/")
    assert "You looked at your plan." not in words(cast)
    assert "You looked at your plan." in words(cast, "?own=yes")


def test_nothing_gives_a_limit_away(cast: Cast) -> None:
    by, amina = cast.coordinator, cast.people["Amina"]
    set_identity(by, cast.now)
    append_event(by=by, now=cast.now, kind=EventKind.PLAN_REFUSED, person=amina, because="restricted")
    append_event(by=by, now=cast.now, kind=EventKind.RESTRICTION_SET, person=amina)
    shown = words(cast, "?own=yes")
    assert "not allowed" not in shown and "limit" not in shown


def test_it_goes_on_page_by_page(cast: Cast) -> None:
    by, amina = cast.coordinator, cast.people["Amina"]
    set_identity(by, cast.now)
    for _ in range(30):
        append_event(by=by, now=cast.now, kind=EventKind.PLAN_OPENED, person=amina)
        append_event(by=by, now=cast.now, kind=EventKind.WORDS_SEEN, person=amina)
    client = client_for(cast.person("Amina"))
    first = client.get("/who-looked/").content.decode()
    assert first.count("looked at your plan") == 25
    older = first.split("before=")[1].split('"')[0]
    rest = client.get(f"/who-looked/?before={older}").content.decode()
    assert rest.count("looked at your plan") == 5 and "Show what was before that" not in rest


def test_the_same_thing_done_several_times_is_one_line(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    for _ in range(3):
        client.get(f"/people/{cast.people['Amina']}/plan/")
    shown = words(cast)
    assert shown.count("Carol Okoro looked at your plan.") == 1 and "3 times" in shown


def test_each_step_is_said_in_words_and_repeats_are_one_line(cast: Cast) -> None:
    by, round_id = cast.coordinator, cast.rounds["Amina"]
    set_identity(by, cast.now)
    for day in (9, 10, 11):
        set_round_due(by=by, round_id=round_id, due_on=date(2026, 11, day), now=cast.now)
    move_round(by=by, round_id=round_id, to=Stage.DRAFTING, now=cast.now)
    shown = words(cast)
    assert "Your plan moved on to getting ready." in shown and "Your plan moved on to talking together." in shown
    assert shown.count("The day for the next step of your plan was set.") == 1 and "3 times" in shown
    assert "next step." not in shown


def test_every_stage_has_its_sentence() -> None:
    assert set(STEPS) == set(Stage)


def test_an_account_that_is_theirs_is_called_theirs(cast: Cast) -> None:
    assert "An account for you to sign in with was added." in words(cast)


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "٣"])
def test_a_page_that_is_none_is_refused(cast: Cast, before: str) -> None:
    assert client_for(cast.person("Amina")).get("/who-looked/", {"before": before}).status_code == 422


def test_it_is_the_persons_own_page(cast: Cast) -> None:
    assert client_for(cast.coordinator).get("/who-looked/").status_code == 403


def looked_at_by_three(cast: Cast) -> None:
    """The coordinator looked today and long ago, somebody of another surgery was refused, the nurse added words."""
    amina = cast.people["Amina"]
    long_ago = cast.now - timedelta(days=60)
    for by, now, kind in (
        (cast.coordinator, long_ago, EventKind.PLAN_COPIED),
        (cast.coordinator, cast.now, EventKind.PLAN_OPENED),
        (cast.intruder, cast.now, EventKind.PLAN_REFUSED),
        (cast.nurse, cast.now, EventKind.WORDS_ADDED),
    ):
        set_identity(by, now)
        append_event(by=by, now=now, kind=kind, person=amina)


ASKED = {"since": "", "who": "", "what": ""}
OPENED, COPIED = "Carol Okoro looked at your plan.", "A copy of your plan was made."
REFUSED, ADDED = "Ivan Petrov asked to see your plan and was not allowed to.", "added words to your plan."


@pytest.fixture
def at_now(cast: Cast) -> Iterator[None]:
    with time_machine.travel(cast.now + timedelta(minutes=1), tick=False):
        yield


@pytest.mark.usefixtures("at_now")
@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"since": "week"}, OPENED, COPIED),
        ({"since": "year"}, COPIED, "nobody"),
        ({"what": "looked"}, OPENED, ADDED),
        ({"what": "refused"}, REFUSED, OPENED),
        ({"what": "plan"}, COPIED, OPENED),
        ({"who": "Carol Okoro, Greenfield Surgery"}, OPENED, REFUSED),
        ({"who": "Hillview Surgery"}, REFUSED, OPENED),
        ({"who": "Hillview Surgery", "what": "plan"}, "Nothing here is what you chose.", REFUSED),
    ],
)
def test_it_is_looked_through_by_time_by_who_and_by_what(
    cast: Cast, asked: dict[str, str], there: str, gone: str
) -> None:
    looked_at_by_three(cast)
    client = client_for(cast.person("Amina"))
    whole = client.get("/who-looked/").content.decode()
    assert all(each in text_of(whole) for each in (OPENED, COPIED, REFUSED, ADDED))
    names = dict((text_of(name), value) for value, name in re.findall(r'<option value="([^"]*)"[^>]*>(.*?)<', whole))
    query = {**ASKED, **asked, "who": names.get(asked.get("who", ""), "")}

    for page in ("/who-looked/", "/who-looked/print/"):
        shown = text_of(client.get(page, query).content.decode())
        assert there in shown
        assert gone not in shown

    filtered = client.get("/who-looked/", query).content.decode()
    assert "Show everything again" in filtered
    kept = [f"{name}={value.replace(':', '%3A')}" for name, value in query.items() if value]
    assert all(part in re.findall(r'href="\?*([^"]*own=yes[^"]*)"', filtered)[0] for part in kept), (
        "kept in the address"
    )


def test_a_later_page_and_the_print_keep_what_was_asked_for(cast: Cast) -> None:
    by, amina = cast.coordinator, cast.people["Amina"]
    set_identity(by, cast.now)
    for _ in range(30):
        append_event(by=by, now=cast.now, kind=EventKind.PLAN_OPENED, person=amina)
        append_event(by=by, now=cast.now, kind=EventKind.CARE_TEAM_OPENED, person=amina)
        append_event(by=by, now=cast.now, kind=EventKind.WORDS_ADDED, person=amina)
    client = client_for(cast.person("Amina"))
    first = client.get("/who-looked/?what=looked").content.decode()
    assert "added words" not in text_of(first).partition("What was done")[2]
    older = re.findall(r'href="([^"]*before=[^"]*)"', first)[0].replace("&amp;", "&")
    assert "what=looked" in older
    second = client.get(older).content.decode()
    assert "Back to the newest" in second
    assert text_of(first).count(OPENED) + text_of(second).count(OPENED) == 30
    printed = text_of(client.get("/who-looked/print/?what=looked").content.decode())
    assert "Who looked at the plan of Amina Begum" in printed
    assert printed.count(OPENED) == 30
    assert "What was done Somebody looked at something" in printed


def test_what_is_too_long_for_paper_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alongside.doors.web.who_looked.who_looked.ON_PAPER", 2)
    looked_at_by_three(cast)
    assert (
        "Only the newest 2 lines are here."
        in client_for(cast.person("Amina")).get("/who-looked/print/").content.decode()
    )


@pytest.mark.parametrize(
    "query", [{"since": "decade"}, {"who": f"person:{uuid4()}"}, {"what": "restricted"}, {"limit": "9"}, {"own": "no"}]
)
def test_what_cannot_be_asked_for_is_refused(cast: Cast, query: dict[str, str]) -> None:
    client = client_for(cast.person("Amina"))
    for page in ("/who-looked/", "/who-looked/print/"):
        assert client.get(page, query).status_code == 422


def test_who_limits_her_is_nobody_to_choose(cast: Cast) -> None:
    lead = cast.staff("Lena Ash", Role.SAFEGUARDING_LEAD, "Riverside")
    set_identity(lead, cast.now)
    append_event(by=lead, now=cast.now, kind=EventKind.RESTRICTION_SET, person=cast.people["Amina"])
    shown = words(cast)
    assert "Lena Ash" not in shown
    assert "Riverside" not in shown


def test_every_kind_of_event_is_of_one_sort() -> None:
    assert set().union(*map(kinds_of, What)) == set(EventKind)
    assert sum(len(kinds_of(what)) for what in What) == len(EventKind)
    for kind, what in (
        (EventKind.PLAN_OPENED, What.LOOKED),
        (EventKind.CARD_USED, What.LOOKED),
        (EventKind.CARD_REFUSED, What.REFUSED),
        (EventKind.PLAN_VERSION_ADDED, What.PLAN),
        (EventKind.ROUND_OPENED, What.PLAN),
        (EventKind.SHARING_WITHDRAWN, What.SHARING),
        (EventKind.CORRECTION_ANSWERED, What.RIGHTS),
        (EventKind.MESSAGE_SENT, What.OTHER),
    ):
        assert what_of(kind) == what
