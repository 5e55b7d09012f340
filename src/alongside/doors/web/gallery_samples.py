"""Made-up values for the gallery: nobody here is real."""

from datetime import UTC, date, datetime
from typing import Any

from django.http import QueryDict

from alongside.doors.web import forms
from alongside.doors.web.frame import Link, PersonHeader
from alongside.doors.web.measures.shown import Rated
from alongside.doors.web.shapes import (
    ActionLine,
    Cell,
    Change,
    Clash,
    Event,
    GoalShown,
    Pages,
    Piece,
    Reading,
    ResultCard,
    Row,
    Said,
    Sharing,
    Sheet,
    Task,
    TaskStatus,
    Voice,
    Words,
)

_AT = datetime(2026, 10, 12, 9, 42, tzinfo=UTC)
PERSON = PersonHeader(
    "Amina Khatun Begum", "Amina", "4 March 1951", "999 123 4560", ("Large print", "Interpreter: Urdu")
)
INSTEAD = (("talk", "I would rather talk about this"), ("not-sure", "I am not sure"))


class AnswerForm(forms.StrictForm):
    buttons = ("instead",)
    answer = forms.Words("What matters to you?", hint="A few words are enough.", longest=500, required=True)


class NoteForm(forms.StrictForm):
    note = forms.Words("Notes", rows=3)


class SearchForm(forms.StrictForm):
    q = forms.Line("Name or NHS number", required=False, width=20)


class StepForm(forms.StrictForm):
    what = forms.Line("What will be done?")
    who = forms.Line("Who will do it?")
    when = forms.Day("By when?", required=False)


class GoalForm(forms.StrictForm):
    goal = forms.Words("The goal, in the person’s words", required=True)
    importance = forms.Scale("How important is it?", low="a little", high="very much")
    steps = forms.Rows("Steps", row=StepForm, one="step", least=1, most=5)


class BornForm(forms.StrictForm):
    born = forms.Day("Date of birth", birthday=True)
    agree = forms.Agree("I agree to this plan")


class EveryField(forms.StrictForm):
    name = forms.Line("Preferred name", autocomplete="nickname", width=20)
    email = forms.Email("Email address")
    when = forms.Day("When is the conversation?")
    at = forms.ClockTime("What time?")
    minutes = forms.Number("How many minutes?", lowest=5, highest=180)
    where = forms.Choice(
        "Where?", [("home", "At home"), ("clinic", "At the clinic")], hints={"home": "We come to you."}
    )
    needs = forms.Choices("What do you need?", [("large", "Large print"), ("interpreter", "An interpreter")])
    organisation = forms.Choice("Organisation", [("a", "Riverside Physiotherapy"), ("b", "Hill Surgery")], select=True)
    sure = forms.Scale("How sure are you?", low="not sure at all", high="completely sure")
    letter = forms.Upload("A letter", kinds=(".pdf", ".jpg"), most_mb=5, required=False)
    based_on = forms.Hidden()


def samples() -> dict[str, Any]:
    """Every value that the examples use."""
    return {**_people_and_lists(), **_words(), **_results(), **_forms()}


def _people_and_lists() -> dict[str, Any]:
    change = (Change("#change", "Change"),)
    return {
        "which_list": (Link("Everybody on our list", "#all", here=True), Link("People I coordinate", "#mine")),
        "links": (Link("Your plan", "#goals"), Link("Who can see it", "#sharing")),
        "person": PERSON,
        "sheet": Sheet(
            "My sheet.m4a", "recording", "#sheet", "Amina Begum’s words. Added by Amina Begum, 12 October 2026"
        ),
        "tasks": (
            Task("What matters to you", TaskStatus.COMPLETED, "#1"),
            Task("Your results", TaskStatus.IN_PROGRESS, "#2", "3 results, each with a question"),
            Task("Who helps you", TaskStatus.NOT_STARTED, "#3"),
        ),
        "rows": (
            Row("Preferred name", "Amina", change),
            Row("Address", "1 High Street\nHilltown"),
            Row("Phone", "None"),
        ),
        "worklist": (
            (Cell("Amina Begum", "#1"), Cell("No plan yet"), Cell("12 October 2026"), Cell("New", tag="blue")),
            (
                Cell("Bronwen Llewellyn-Featherstonehaugh", "#2"),
                Cell("Review is late", note="by 12 days"),
                Cell("2 September 2026"),
                Cell("Late", tag="red"),
            ),
        ),
        "pages": Pages(2, 5, 93, "?page=1", "?page=3"),
        "events": (
            Event(_AT, "Looked at “Your goals”", "Dr Sam Okafor, Hill Surgery"),
            Event(_AT, "Changed a goal", "Amina Begum", differences=_difference()),
        ),
    }


def _words() -> dict[str, Any]:
    return {
        "own": Voice(
            "I want to get back to my allotment.\nThe beans will not plant themselves.", "Amina", date(2026, 10, 12)
        ),
        "agreed": Voice("Walk to the allotment twice a week, with Jo at first.", "Sam Okafor", date(2026, 10, 12)),
        "urdu": Voice(
            "میں اپنے باغ میں واپس جانا چاہتی ہوں۔", "Amina", language="ur", right_to_left=True, typed_by="Jo Hill"
        ),
        "difference": _difference(),
        "clash": Clash(
            "note", "If my sugar is low", "Call Jo, then the surgery.", "Call the surgery first.", "Dr Okafor", _AT
        ),
        "sharing": Sharing(
            "Riverside Physiotherapy",
            ("What matters to me", "My goals"),
            date(2027, 5, 12),
            "#c",
            "#s",
            more="They may comment on all of this.",
        ),
        "details": [("Why it matters to me", "It is where I meet people."), ("Where", "In the park.")],
        "goal": _goal(),
        "no_sharing": Sharing("Hill Library", (), change_href="#c"),
    }


def _goal() -> GoalShown:
    change = (Change("#change", "Change", "this goal"),)
    own = Voice("Walk to the allotment and back.", "Amina", date(2026, 10, 12))
    walk = ActionLine("Walk to the corner after breakfast.", "Me", "Every day from Monday", 6)
    ask = ActionLine("Ask about a stick with a seat.", "Sam Okafor", "By the end of June", changes=change)
    return GoalShown(Said(own, changes=change), 9, (walk, ask), "#add")


def _difference() -> tuple[Words, ...]:
    return (
        Words(Piece.SAME, "Walk to the allotment "),
        Words(Piece.REMOVED, "once"),
        Words(Piece.ADDED, "twice"),
        Words(Piece.SAME, " a week"),
    )


def _results() -> dict[str, Any]:
    values = ((2023, 58), (2024, 55), (2025, 61), (2025.5, 57), (2026, 52))
    readings = [Reading(date(int(year), 7 if year % 1 else 2, 3), value, f"{value} mmol/mol") for year, value in values]
    weights = ((4, 82.5), (6, 81.9), (9, 82.5))
    return {
        "result": ResultCard(
            "Sugar in your blood over time (HbA1c)",
            "52 mmol/mol",
            date(2026, 2, 3),
            "This shows your blood sugar over about three months. Yours is close to the range we hope for.",
            "57 mmol/mol",
            date(2025, 7, 3),
            "It has gone down.",
            "Hill Surgery",
            readings,
        ),
        "ratings": [
            Rated("Friendships", "5 of 7: fairly satisfied", 171, "Last time: 3 of 7.", 103, "2 points better.", False),
            Rated("Job situation", "2 of 7: very dissatisfied", 69, "", 0, "", True),
        ],
        "weights": [Reading(date(2026, month, 1), value, f"{value} kg") for month, value in weights],
    }


def _forms() -> dict[str, Any]:
    return {
        "words": AnswerForm(auto_id="words-%s"),
        "one": AnswerForm(auto_id="one-%s"),
        "notes": NoteForm(),
        "search": SearchForm(),
        "every": EveryField(initial={"based_on": "7", "when": date(2026, 10, 12)}),
        "wrong": BornForm(QueryDict("born-day=31&born-month=2&born-year=1951"), auto_id="wrong-%s"),
    }
