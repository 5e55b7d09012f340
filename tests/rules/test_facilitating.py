"""What has to be known before a volunteer, peer or advocate helps with a plan, and which actions are theirs."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from alongside.rules.facilitating import Assignment, check_assignment, checks_due, own_actions
from alongside.rules.plan.content import Item, Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid

TODAY = date(2026, 11, 2)
WHOLE = Assignment(
    account=uuid4(),
    scope="A walk on Tuesdays",
    supervisor=uuid4(),
    dbs_on=date(2026, 1, 5),
    no_dbs_why="",
    trained_on=date(2026, 2, 5),
)


@pytest.mark.parametrize("kind", ["volunteer", "peer", "advocate"])
def test_a_volunteer_a_peer_and_an_advocate_may_help(kind: str) -> None:
    assert check_assignment(kind, WHOLE, TODAY) == date(2026, 2, 5)
    assert check_assignment(kind, replace(WHOLE, dbs_on=None, no_dbs_why="Only walks in public places"), TODAY)


@pytest.mark.parametrize("kind", ["family-or-friend", "carer", "professional", "team", "coordinator", ""])
def test_nobody_else_does_so_as_a_facilitator(kind: str) -> None:
    with pytest.raises(Invalid):
        check_assignment(kind, WHOLE, TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"supervisor": WHOLE.account}, "supervisor"),
        ({"scope": "  "}, "scope"),
        ({"dbs_on": None}, "dbs_on"),
        ({"dbs_on": date(2026, 11, 3)}, "dbs_on"),
        ({"trained_on": None}, "trained_on"),
        ({"trained_on": date(2026, 11, 3)}, "trained_on"),
    ],
)
def test_what_is_missing_is_named(change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_assignment("volunteer", replace(WHOLE, **change), TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("dbs_on", "trained_on", "due"),
    [
        (date(2024, 1, 1), date(2024, 1, 1), False),
        (None, date(2024, 1, 1), False),
        (date(2023, 11, 2), date(2026, 1, 1), True),
        (date(2026, 1, 1), date(2023, 11, 2), True),
        (None, date(2020, 1, 1), True),
    ],
)
def test_checks_are_made_again_after_three_years(dbs_on: date | None, trained_on: date, due: bool) -> None:
    assert checks_due(dbs_on, trained_on, TODAY) is due


@pytest.mark.parametrize(
    ("who", "mine"),
    [("Wes Adeyemi", True), ("wes", True), (" Wes. ", True), ("Wesley", False), ("Adeyemi", False), ("", False)],
)
def test_an_action_is_theirs_by_their_name_or_its_first_part(who: str, mine: bool) -> None:
    item = Item(
        id=uuid4(),
        section=Section.GOALS,
        kind=Kind.ACTION,
        words="Walk to the shop",
        whose=Whose.TOGETHER,
        said_by="Amina",
        said_at=datetime(2026, 11, 2, tzinfo=UTC),
        who=who,
    )
    assert bool(own_actions([item], "Wes Adeyemi")) is mine
