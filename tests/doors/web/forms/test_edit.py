"""An edit does not write over what somebody else saved meanwhile: each field is looked at three ways."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

from alongside.doors.web.forms import Agree, Choice, Choices, Day, EditForm, Line
from alongside.doors.web.forms.edit import kept_as


class Garden(EditForm):
    name = Line("Name")
    size = Choice("Size", [("s", "small"), ("l", "large")])
    plants = Choices("Plants", [("r", "roses"), ("b", "beans")], required=False)
    dug_on = Day("Dug on")
    shared = Agree("Shared", required=False)

    def __init__(self, data: Any, kept: Mapping[str, Any]) -> None:
        super().__init__(data, initial=kept)


KEPT = {"name": "Mill Lane", "size": "s", "plants": ["r", "b"], "dug_on": date(2026, 3, 1), "shared": False}
SENT = {"name": "Mill Lane", "size": "s", "plants": ["b", "r"], "dug_on-day": 1, "dug_on-month": 3, "dug_on-year": 2026}


def sent(now: Mapping[str, Any], drawn: object = None, **fields: object) -> Garden:
    """The form that was drawn with KEPT, sent with these fields when `now` is kept."""
    with_it = drawn if isinstance(drawn, str) else json.dumps({name: kept_as(value) for name, value in KEPT.items()})
    return Garden(QueryDict(urlencode({**SENT, **fields, "drawn_with": with_it}, doseq=True)), now)


def test_what_nobody_else_changed_is_taken() -> None:
    form = sent(KEPT, name="Hill Lane")
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["name"], form.status) == ("Hill Lane", 200)
    assert "drawn_with" not in form.cleaned_data


THEIRS = {
    "name": "River Lane",
    "size": "l",
    "plants": ["r"],
    "dug_on": date(2026, 4, 2),
    "shared": True,
}


@pytest.mark.parametrize("field", THEIRS)
def test_what_only_somebody_else_changed_stays_theirs(field: str) -> None:
    mine = {"name": "Hill Lane"} if field != "name" else {"size": "l"}
    form = sent({**KEPT, field: THEIRS[field]}, **mine)
    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == THEIRS[field]
    assert all(form.cleaned_data[name] == value for name, value in mine.items())


@pytest.mark.parametrize(
    ("field", "mine", "before", "theirs"),
    [
        ("name", {"name": "Hill Lane"}, "Mill Lane", "River Lane"),
        ("plants", {"plants": ["b"]}, "beans, roses", "roses"),
        ("dug_on", {"dug_on-day": 5}, "1 March 2026", "2 April 2026"),
    ],
)
def test_what_both_changed_is_shown_with_all_three_and_the_next_press_decides(
    field: str, mine: dict[str, object], before: str, theirs: str
) -> None:
    now = {**KEPT, field: THEIRS[field]}
    form = sent(now, **mine)
    assert not form.is_valid()
    assert form.status == 409
    (words,) = form.errors[field]
    assert f"Before, it was: {before}. Now it is: {theirs}." in words
    assert all(
        str(form.data[name]) == str(value if not isinstance(value, list) else value[-1]) for name, value in mine.items()
    )
    again = sent(now, str(form["drawn_with"].value()), **mine)
    assert again.is_valid(), again.errors


def test_the_same_change_twice_is_no_clash() -> None:
    assert sent({**KEPT, "name": "Hill Lane"}, name="Hill Lane").is_valid()


@pytest.mark.parametrize("lost", ["", "x", "[]", '{"name": 1}'])
def test_a_page_that_lost_what_it_was_drawn_with_is_refused(lost: str) -> None:
    form = sent(KEPT, lost or " ", name="Hill Lane")
    assert form.errors["drawn_with"]
    assert form.status == 422


def test_without_the_look_the_last_one_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: the tests above see it."""
    monkeypatch.setattr(EditForm, "_settle", lambda self, drawn, name: None)
    form = sent({**KEPT, "name": "River Lane"}, size="l")
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Mill Lane"
