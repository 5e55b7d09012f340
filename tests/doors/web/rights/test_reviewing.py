"""Somebody asks for a person's record: written down, looked through entry by entry, made, and handed over."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.doors.jobs.make_copies import make_due
from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter
from alongside.records.plans.changes import Words, add_contribution
from alongside.records.rights.models import CopyRequest, EntryToReview
from alongside.rules.actors import Role
from alongside.rules.plan.content import Channel, Whose
from alongside.rules.plan.sections import Section
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Iterator[Cast]:
    """Amina's sister supports her, and is named in what Amina said. Committed: a job makes the copy."""
    with transaction.atomic():
        cast = with_agreed_plan(make_cast())
        cast.person("Amina")
        cast.staff("Ivan Petrov", Role.PROFESSIONAL, "Hillview Surgery")
        sister = {"kind": "family-or-friend", "name": "Zinnia Begum", "relationship": "sister"}
        set_identity(cast.nurse, cast.now)
        add_supporter(by=cast.nurse, person=cast.people["Amina"], now=cast.now, **sister)
        set_identity(cast.person("Amina"), cast.now)
        said = Words(Section.NEEDS, "Zinnia drives me.", Whose.PERSON, "Amina Begum", Channel.ONLINE)
        add_contribution(by=cast.person("Amina"), round_id=cast.rounds["Amina"], words=said, now=cast.now)
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def nurse(cast: Cast) -> Client:
    return client_for(cast.nurse)


def recorded(cast: Cast, nurse: Client) -> UUID:
    given = {"asker": "representative", "name": "Sole & Co", "authority": "Signed on 1 November, seen."}
    day = {"asked_on__day": 1, "asked_on__month": 11, "asked_on__year": 2026}
    answer = post(nurse, reverse("rights:record", args=[cast.people["Amina"]]), **given, **day)
    assert answer.status_code == 302
    return CopyRequest.objects.using("owner").get().id


def entries(cast: Cast) -> dict[str, UUID]:
    """What waits for the reviewer, by the table that it is in."""
    return {each.source: each.id for each in EntryToReview.objects.using("owner").all()}


def decide(nurse: Client, request: UUID, entry: UUID, **said: object):
    return post(nurse, reverse("rights:entry", args=[request, entry]), **said)


def test_it_is_written_down_looked_through_made_and_handed_over(cast: Cast, nurse: Client) -> None:
    about_her = nurse.get(reverse("people:person", args=[cast.people["Amina"]])).content.decode()
    assert reverse("rights:record", args=[cast.people["Amina"]]) in about_her
    request = recorded(cast, nurse)
    page = reverse("rights:copy", args=[request])
    assert page in nurse.get(reverse("rights:requests")).content.decode()
    assert "1 December 2026" in nurse.get(page).content.decode(), "the month runs from the day they asked"
    assert post(nurse, page, next="gather").status_code == 302
    assert "2 entries are still to decide." in text_of(nurse.get(page).content.decode())
    assert post(nurse, page, next="release").status_code == 422

    waiting = entries(cast)
    asked_her = {"reason": "She said that she does not want this passed on.", "consent_asked": "yes"}
    kept_out = decide(
        nurse, request, waiting["careteam_supporter"], decision="withhold", ground="third-party", **asked_her
    )
    assert kept_out.status_code == 302
    assert decide(nurse, request, waiting["plans_contribution"], decision="include").status_code == 302
    words = text_of(nurse.get(page).content.decode())
    assert "Kept out" in words
    assert "In the copy" in words
    assert post(nurse, page, next="release").status_code == 302
    assert make_due() == 1

    assert page in nurse.get(reverse("rights:requests")).content.decode(), "it waits to be handed over"
    file = nurse.get(reverse("rights:copy-file", args=[request, "json"]))
    assert file["Content-Disposition"] == 'attachment; filename="record.json"'
    assert "Zinnia drives me." in file.content.decode()
    assert "Zinnia Begum" not in file.content.decode()
    colleague = client_for(cast.coordinator)
    assert reverse("rights:copy-file", args=[request, "json"]) not in colleague.get(page).content.decode()
    assert colleague.get(reverse("rights:copy-file", args=[request, "json"])).status_code == 404


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"ground": "third-party", "reason": "She does not want it.", "consent_asked": "yes"}, "ground"),
        ({"ground": "serious-harm", "reason": "It may set her back."}, "opinion_words"),
        ({"ground": "told-in-confidence", "reason": "No."}, "reason"),
        ({"reason": "She does not want it."}, "ground"),
    ],
)
def test_an_entry_is_kept_out_only_as_the_law_knows(cast: Cast, nurse: Client, said: dict, field: str) -> None:
    """What Amina herself said is not kept out because of somebody else; harm needs an opinion; each needs a reason."""
    request = recorded(cast, nurse)
    post(nurse, reverse("rights:copy", args=[request]), next="gather")
    entry = entries(cast)["plans_contribution"]
    refused = decide(nurse, request, entry, decision="withhold", **said)
    assert refused.status_code == 422
    assert f'href="#{field}' in refused.content.decode()
    assert EntryToReview.objects.using("owner").get(id=entry).decided_at is None


def test_more_time_is_taken_once_with_the_reason(cast: Cast, nurse: Client) -> None:
    request = recorded(cast, nurse)
    address = reverse("rights:longer", args=[request])
    assert post(nurse, address, why="Many.").status_code == 422
    assert post(nurse, address, why="There are 300 entries to read.").status_code == 302
    page = nurse.get(reverse("rights:copy", args=[request])).content.decode()
    assert "1 February 2027" in page
    assert address not in page


def test_she_asks_for_everything_and_her_team_finds_it(cast: Cast, nurse: Client) -> None:
    amina = client_for(cast.person("Amina"))
    assert reverse("rights:everything") in amina.get(reverse("rights:mine")).content.decode()
    assert post(amina, reverse("rights:everything"), confirm="yes").status_code == 302
    assert "Somebody looks through it first." in amina.get(reverse("rights:mine")).content.decode()
    assert "Amina Begum" in nurse.get(reverse("rights:requests")).content.decode()


def test_nobody_else_finds_a_request(cast: Cast, nurse: Client) -> None:
    request = recorded(cast, nurse)
    post(nurse, reverse("rights:copy", args=[request]), next="gather")
    entry = entries(cast)["plans_contribution"]
    pages = [reverse("rights:copy", args=[request]), reverse("rights:entry", args=[request, entry])]
    for page in [*pages, reverse("rights:longer", args=[request])]:
        assert client_for(cast.intruder).get(page).status_code == 404
        assert client_for(cast.person("Amina")).get(page).status_code == 403
    assert nurse.get(reverse("rights:entry", args=[request, uuid4()])).status_code == 404
    post(client_for(cast.person("Amina")), reverse("rights:ask"), confirm="yes")
    own = CopyRequest.objects.using("owner").get(asker="own").id
    assert nurse.get(reverse("rights:copy", args=[own])).status_code == 404, "what she sees herself is hers alone"
