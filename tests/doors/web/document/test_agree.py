"""Do you agree to this plan? Yes, yes except, or not yet; by the person, or recorded with how it was said."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse

from alongside.engines.postgres.identity import set_identity
from alongside.records.messaging.reads import messages_to
from alongside.records.plans.reads import versions_of
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from tests.cast import Cast, make_cast, with_draft
from tests.doors.web.pages import text_of
from tests.doors.web.posting import hidden, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db


def review_in(days: int) -> dict[str, str]:
    """What the form is sent for a review so many days from now."""
    on = datetime.now(UTC) + timedelta(days=days)
    day = {f"review_on__{part}": str(getattr(on, part)) for part in ("day", "month", "year")}
    return {**day, "review_with": "Carol Okoro"}


REVIEW = review_in(200)


@pytest.fixture
def cast() -> Cast:
    return with_draft(make_cast())


def url(cast: Cast, rest: str = "") -> str:
    return f"/document/{cast.rounds['Amina']}/{rest}"


def versions(cast: Cast):
    set_identity(cast.coordinator, cast.now)
    return versions_of(by=cast.coordinator, person=cast.people["Amina"])


def yes_page(cast: Cast, by: Actor, answer: str) -> tuple[object, str, str]:
    """From the draft by its own links to the page that makes the version."""
    client = client_for(by)
    agree_href = re.search(r'href="([^"]*agree/\?shown=[0-9a-f]+)"', client.get(url(cast)).content.decode())
    assert agree_href is not None
    page = client.get(agree_href[1]).content.decode()
    sent = post(client, agree_href[1], shown=hidden(page, "shown"), answer=answer)
    assert sent.status_code == 302
    return client, sent["Location"], client.get(sent["Location"]).content.decode()


def test_the_person_says_yes_and_gets_their_copy_and_an_invitation_to_share(cast: Cast) -> None:
    client, href, page = yes_page(cast, cast.person("Amina"), "yes")
    assert "What do you not agree with?" not in page and "How did they say yes?" not in page
    sent = post(client, href, shown=hidden(page, "shown"), based_on=hidden(page, "based_on"), **REVIEW)
    assert sent["Location"] == url(cast, "done/")
    words = text_of(client.get(sent["Location"]).content.decode())
    assert "Version 1 of the plan is agreed" in words
    assert "Who else would you like to see it?" in words
    [version] = versions(cast)
    assert (version.agreed_how, version.agreed_by_name) == ("own-sign-in", "Amina")
    assert [m.kind for m in messages_to(by=cast.coordinator, person=cast.people["Amina"])] == ["plan-copy"]
    again = post(client, href, shown=hidden(page, "shown"), based_on=hidden(page, "based_on"), **REVIEW)
    assert again.status_code == 302 and len(versions(cast)) == 1


def test_yes_except_asks_for_the_exception_in_words(cast: Cast) -> None:
    client, href, page = yes_page(cast, cast.person("Amina"), "except")
    hidden_values = {name: hidden(page, name) for name in ("shown", "based_on")}
    missing = post(client, href, **hidden_values, exceptions="", **REVIEW)
    assert missing.status_code == 422 and versions(cast) == ()
    post(client, href, **hidden_values, exceptions="Not the walking.", **REVIEW)
    assert versions(cast)[0].has_exceptions
    assert "Agreed, except: Not the walking." in text_of(client.get("/plan/").content.decode())


@pytest.mark.parametrize("who", ["person", "staff"])
def test_a_review_over_a_year_away_is_asked_about_before_anything_is_agreed(cast: Cast, who: str) -> None:
    by, how = (cast.person("Amina"), {}) if who == "person" else (cast.coordinator, {"how": "present"})
    client, href, page = yes_page(cast, by, "yes")
    assert "we mean this day" not in page
    sent = {**{name: hidden(page, name) for name in ("shown", "based_on")}, **how, **review_in(5000)}
    asked = post(client, href, **sent)
    assert (asked.status_code, versions(cast)) == (422, ())
    words = text_of(asked.content.decode())
    assert "This day is more than a year away." in words and "Yes, we mean this day" in words
    assert post(client, href, **sent, late_is_meant="yes").status_code == 302
    assert len(versions(cast)) == 1


def test_staff_record_how_the_yes_was_said(cast: Cast) -> None:
    client, href, page = yes_page(cast, cast.coordinator, "yes")
    hidden_values = {name: hidden(page, name) for name in ("shown", "based_on")}
    assert post(client, href, **hidden_values, **REVIEW).status_code == 422
    assert post(client, href, **hidden_values, how="own-sign-in", **REVIEW).status_code == 422
    assert post(client, href, **hidden_values, how="present", **REVIEW).status_code == 302
    [version] = versions(cast)
    assert (version.agreed_how, version.agreed_by_name, version.agreed_with_name) == (
        "present",
        "Carol Okoro",
        "Carol Okoro",
    )


def test_not_yet_leads_to_why_and_the_draft_shows_it(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    page = client.get(url(cast, "agree/") + "?shown=" + "0" * 32).content.decode()
    sent = post(client, url(cast, "agree/"), shown=hidden(page, "shown"), answer="not-yet")
    assert sent["Location"] == url(cast, "not-agreed/")
    assert post(client, sent["Location"], reason="", words="").status_code == 422
    assert post(client, sent["Location"], reason="other", words="").status_code == 422
    assert post(client, sent["Location"], reason="more-time", words="My daughter first.").status_code == 302
    words = text_of(client.get(url(cast)).content.decode())
    assert "Not agreed yet: They want more time." in words and "My daughter first." in words
    assert versions(cast) == ()


def test_a_disagreement_recorded_by_staff_names_whose_words_they_are(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    sent = post(client, url(cast, "not-agreed/"), reason="disagreement", words="Too much walking.", said_by="")
    assert sent.status_code == 422 and "Write whose words these are." in sent.content.decode()
    sent = post(client, url(cast, "not-agreed/"), reason="disagreement", words="Too much walking.", said_by="Amina")
    assert sent.status_code == 302


def changed_while_reading(cast: Cast, by: Actor, answer: str, **filled: str) -> tuple[object, str, HttpResponse]:
    """Somebody presses the button after a colleague has added a note."""
    client, href, page = yes_page(cast, by, answer)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1), tick=True):
        post(client_for(cast.nurse), url(cast, "add/needs/"), based_on="0", words="New.", whose="professional")
        shown = {name: hidden(page, name) for name in ("shown", "based_on")}
        return client, href, post(client, href, **shown, **REVIEW, **filled)


def test_what_was_changed_while_reading_is_not_agreed_to(cast: Cast) -> None:
    _client, _href, sent = changed_while_reading(cast, cast.person("Amina"), "yes")
    words = text_of(sent.content.decode())
    assert sent.status_code == 409 and "The plan was changed while you read it" in words
    assert versions(cast) == ()


@pytest.mark.parametrize(("who", "how"), [("person", {}), ("coordinator", {"how": "phone"})])
def test_what_is_different_is_shown_and_nothing_that_was_filled_in_is_lost(
    cast: Cast, who: str, how: dict[str, str]
) -> None:
    by = cast.person("Amina") if who == "person" else cast.coordinator
    client, href, sent = changed_while_reading(cast, by, "except", exceptions="Not the walking.", **how)
    html = sent.content.decode()
    different = text_of(html).partition("What is different now")[2].partition("Read the whole draft")[0]
    assert "New." in different and "granddaughter" not in different
    assert "Seeing my granddaughter every Sunday." in text_of(html)
    assert (
        "Not the walking." in html and f'value="{REVIEW["review_on__year"]}"' in html and 'value="Carol Okoro"' in html
    )
    again = {name: hidden(html, name) for name in ("shown", "based_on")}
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2), tick=True):
        agreed = post(client, href, **again, **REVIEW, exceptions="Not the walking.", **how)
    assert agreed.status_code == 302 and len(versions(cast)) == 1


def test_a_draft_that_cannot_be_found_again_is_to_be_read_as_a_whole(cast: Cast) -> None:
    client, href, page = yes_page(cast, cast.person("Amina"), "yes")
    sent = post(client, href, shown="0" * 32, based_on=hidden(page, "based_on"), **REVIEW)
    assert sent.status_code == 409 and "Please read all of it again." in text_of(sent.content.decode())
    assert versions(cast) == ()


@pytest.mark.parametrize(
    "day", [{"review_on__day": "31", "review_on__month": "2"}, {"review_on__year": "2001"}, {"review_on__year": "٢٠٢٩"}]
)
def test_a_day_that_is_none_or_past_is_refused(cast: Cast, day: dict[str, str]) -> None:
    client, href, page = yes_page(cast, cast.person("Amina"), "yes")
    values = {**REVIEW, **day, "shown": hidden(page, "shown"), "based_on": hidden(page, "based_on")}
    assert post(client, href, **values).status_code == 422
    assert versions(cast) == ()


def test_staff_who_do_not_see_all_of_it_are_told_who_can_agree(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    surgery = Reader(organisation=cast.organisations["Greenfield Surgery"])
    some = set(Section) - {Section.FUTURE}
    share(by=person, person=cast.people["Amina"], reader=surgery, sections=some, how="online", now=cast.now)
    client = client_for(cast.coordinator)
    assert "Go on to agree" not in client.get(url(cast)).content.decode()
    values = {**REVIEW, "shown": "0" * 32, "based_on": "0", "how": "present"}
    sent = post(client, url(cast, "agree/yes/"), **values)
    assert sent.status_code == 422 and "The person can agree to it by signing in." in sent.content.decode()
