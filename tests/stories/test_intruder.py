"""Somebody who types addresses that they were not given: nothing is found, whoever they are."""

from datetime import UTC, datetime

import pytest

from alongside.engines.postgres.identity import acting_as
from alongside.records.plans.reads import open_round_of
from tests.stories.conftest import Stage
from tests.stories.telling import AMINA, BERT, INGRID, given_signed_in, person_of, the_coordinator

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECRETS = ("999 000 0026", "My grandchildren", "HbA1c")


def addresses_of_amina() -> list[str]:
    by, person, now = the_coordinator(), person_of(AMINA), datetime.now(UTC)
    with acting_as(by, now):
        current = open_round_of(by=by, person=person)
    assert current is not None
    return [
        f"/people/{person}/",
        f"/people/{person}/plan/",
        f"/people/{person}/plan/versions/",
        f"/people/{person}/health/",
        f"/prepare/{current.id}/",
        f"/prepare/{current.id}/pack/",
        f"/prepare/{current.id}/answers/",
        f"/discuss/{current.id}/",
        f"/document/{current.id}/",
        f"/review/{current.id}/",
        f"/sharing/for/{person}/",
    ]


@pytest.mark.parametrize("name", [INGRID, BERT])
def test_addresses_of_others_lead_nowhere(stage: Stage, name: str) -> None:
    intruder = given_signed_in(stage, name)
    for address in addresses_of_amina():
        answer = intruder.page.goto(stage.address + address)
        assert answer is not None and answer.status in (403, 404), address
        intruder.does_not_see("Amina", *SECRETS)


def test_who_is_not_signed_in_is_asked_to_sign_in(stage: Stage) -> None:
    stranger = stage.visitor("a stranger")
    for address in addresses_of_amina():
        stranger.page.goto(stage.address + address)
        stranger.is_at("Sign in")
        shown = stranger.page.locator("body").inner_text()
        assert [secret for secret in SECRETS if secret in shown] == [], address
