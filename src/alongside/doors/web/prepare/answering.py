"""What happens to posted words: kept as an answer, as a draft, or in the page; never lost."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any
from uuid import UUID

from django.db import transaction

from alongside.doors.access import ActingRequest
from alongside.doors.web.forms import StrictForm
from alongside.journey.prepare.changes import save_draft
from alongside.rules.refusals import Invalid, Stale

# Says whether it did what was asked instead of saving an answer.
type Instead = Callable[[ActingRequest, Any, UUID, str], bool]
# save_answer, or enter_paper_answer.
type Save = Callable[..., None]


class Outcome(Enum):
    SAVED = auto()
    CLASH = auto()  # somebody else saved first; mine is kept as a draft
    REFUSED = auto()  # the form says why; mine is kept as a draft where it can be stored


def words(request: ActingRequest) -> str:
    return str(request.POST.get("answer", "")).replace("\r\n", "\n")


def based_on(request: ActingRequest) -> int:
    """The number that the page carried. Raises Invalid when it was lost or altered."""
    number = str(request.POST.get("based_on", ""))
    if not (number.isascii() and number.isdigit() and len(number) <= 6):
        raise Invalid("form.incomplete", field="based_on")
    return int(number)


def typed(request: ActingRequest, round_id: UUID, prompt: str) -> dict[str, Any]:
    """What was typed for one prompt, as every change of an answer takes it."""
    return {
        "by": request.actor,
        "round_id": round_id,
        "prompt": prompt,
        "words": words(request),
        "based_on": based_on(request),
        "now": request.now,
    }


def answer(
    request: ActingRequest, form: StrictForm, round_id: UUID, prompt: str, *, instead: Instead, save: Save
) -> Outcome:
    """Do what the button asks. Words that cannot be an answer stay as a draft beside their error.

    save: how the words are kept, as the answer of the one who is signed in or as a person's on paper.
    """
    try:
        with transaction.atomic():
            if _is_done(request, form, round_id, prompt, instead, save):
                return Outcome.SAVED
    except Stale:
        keep_if_possible(request, round_id, prompt)
        return Outcome.CLASH
    except Invalid as refusal:
        form.add_refusal(refusal)
    keep_if_possible(request, round_id, prompt)
    return Outcome.REFUSED


def keep_draft(request: ActingRequest, round_id: UUID, prompt: str, *, clashes: bool) -> None:
    """Keep what was typed; with `clashes` even beside a newer answer."""
    save_draft(**typed(request, round_id, prompt), clashes=clashes)


def keep_if_possible(request: ActingRequest, round_id: UUID, prompt: str) -> None:
    """Keep what was typed as a draft; what cannot be stored stays in the page alone."""
    if "answer" not in request.POST:
        return
    try:
        with transaction.atomic():
            keep_draft(request, round_id, prompt, clashes=True)
    except Invalid:
        return


def _is_done(
    request: ActingRequest, form: StrictForm, round_id: UUID, prompt: str, instead: Instead, save: Save
) -> bool:
    """No button does anything for a post with more in it than the page sends."""
    if form.non_field_errors():
        return False
    if instead(request, form, round_id, prompt):
        return True
    if form.is_valid():
        save(**typed(request, round_id, prompt))
    return form.is_valid()
