"""No step of the journey is skipped by its address: the later page is refused, and nothing is stored."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.attacks.clients import browser
from tests.attacks.every_stage import fill_stages
from tests.attacks.stored import fingerprint
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

NONE = "00000000-0000-4000-8000-000000000000"
TAG = "0" * 32
TEA, GOAL = {"answer": "Tea"}, {"words": "Walk", "whose": "person", "based_on": "0"}
REVIEW_ON = {"review_on-day": "1", "review_on-month": "6", "review_on-year": "2027"}
RELEASE_ON = {"release_on-day": "26", "release_on-month": "11", "release_on-year": "2026", "reason": "Now."}
# Who stands before the step, its address, and what is sent there. Where each stands: tests/attacks/every_stage.py.
SKIPPED: dict[str, tuple[str, str, dict[str, str]]] = {
    "a pack without appointments": ("Fay", "prepare/{round}/pack/make/", {"prompt_sets": "everyone", "note": ""}),
    "releasing a pack that was not made": ("Ivy", "prepare/{round}/pack/release/", RELEASE_ON),
    "answering before the pack is there": (
        "Fay",
        "prepare/{round}/paper/what-matters/",
        {"answer": "Tea", "based_on": "0"},
    ),
    "talking before anything is prepared": ("Fay", "discuss/{round}/start/", {"how": "home"}),
    "a goal without a conversation": (
        "Jo",
        "discuss/{round}/goals/",
        {"words": "Walk", "whose": "person", "based_on": "0"},
    ),
    "finishing a conversation that was not begun": ("Jo", "discuss/{round}/finish/", {"minutes": "30"}),
    "writing before anything was talked about": ("Fay", "document/{round}/add/strengths/", {"words": "Tea"}),
    "agreeing before anything was talked about": (
        "Jo",
        "document/{round}/agree/yes/",
        {"shown": TAG, "based_on": "0", "how": "said-yes", **REVIEW_ON},
    ),
    "not agreeing to what was not written": ("Fay", "document/{round}/not-agreed/", {"reason": "person-not-ready"}),
    "review of what was never agreed": ("Bert", "review/{round}/start/", {}),
    "answering in a review that was not begun": ("Cora", f"review/{{round}}/items/{NONE}/", {"answer": "still-true"}),
    "finishing a review that was not begun": ("Cora", "review/{round}/finish/", {}),
}


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


def test_no_step_is_skipped_by_its_address(cast: Cast) -> None:
    problems, clients = [], {who: _those_who_may(cast, who) for who, _, _ in SKIPPED.values()}
    before = fingerprint()
    for case, (who, address, given) in SKIPPED.items():
        for role, client in clients[who].items():
            status = client.post(f"/{address.format(round=cast.rounds[who])}", given).status_code
            if status not in (403, 404, 409, 422):
                problems.append(f"{case}, as {role}: {status}")
            if (after := fingerprint()) != before:
                problems.append(
                    f"{case}, as {role}: stored in {[name for name in after if after[name] != before[name]]}"
                )
                before = after
    assert not problems, "\n".join(problems)


def test_the_step_itself_is_taken(cast: Cast) -> None:
    """Or the refusals above would mean nothing."""
    answer = browser(cast.coordinator).post(f"/discuss/{cast.rounds['Jo']}/start/", {"how": "home"})
    assert answer.status_code == 302


def _those_who_may(cast: Cast, who: str) -> dict[str, Client]:
    """The coordinator leads; people act for themselves where they have an account."""
    actors = [cast.coordinator, *([cast.person(who)] if who in cast.accounts else [])]
    return {actor.role: browser(actor) for actor in actors}
