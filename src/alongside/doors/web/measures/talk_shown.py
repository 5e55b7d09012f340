"""A DIALOG+ session as it is shown: what might be picked and why, the steps of each area, and last time's actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.web.idempotency import for_new
from alongside.doors.web.measures.shown import words_for
from alongside.doors.web.measures.wording import STEPS, WENT
from alongside.doors.web.shapes import Change, Row, Task, TaskStatus
from alongside.records.measures.values import AgreedAction, AreaView, SessionView
from alongside.rules.measures.answers import prompts_to_talk
from alongside.rules.measures.dialog import DIALOG
from alongside.rules.measures.dialog_plus import Step


@dataclass(frozen=True, slots=True)
class AreaShown:
    """One area: its name, a line for each step, and the actions that came out of it."""

    name: str
    tasks: tuple[Task, ...]
    actions: tuple[str, ...]
    action_href: str


def area_options(session: SessionView) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Every area, and under each its rating and why it might be worth talking about. The person picks."""
    prompted = {item.code for item in prompts_to_talk(DIALOG, session.use.use.ratings)}
    options = [(item.code, _(item.name)) for item in session.use.instrument.items]
    hints = {
        item.code: _hint(session, item.code, is_prompted=item.code in prompted) for item in session.use.instrument.items
    }
    return options, hints


def areas_shown(person: UUID, session: SessionView) -> list[AreaShown]:
    return [_area(person, area) for area in session.areas]


def last_shown(person: UUID, actions: Sequence[AgreedAction], *, may_say: bool) -> list[Row]:
    """Each action of the last session with how it went, and the way to say it."""
    return [_last(person, each, may_say=may_say) for each in actions]


def action_line(action: AgreedAction) -> str:
    """What, who and when, in one line."""
    if not action.words:
        return _("An action that is not shared with you.")
    return " · ".join(filter(None, (action.words, action.who, action.by_when)))


def _hint(session: SessionView, code: str, *, is_prompted: bool) -> str:
    rating = session.use.rating(code)
    if rating is None or rating.value is None:
        return _("Not rated")
    words = words_for(session.use.instrument.item(code), rating.value)
    if rating.more_help:
        return _("%(rating)s. You said that you need more help.") % {"rating": words}
    return _("%(rating)s. This one is low.") % {"rating": words} if is_prompted else words


def _area(person: UUID, area: AreaView) -> AreaShown:
    steps = [step for step in Step if step != Step.AGREEING]
    return AreaShown(
        name=_(DIALOG.item(area.code).name),
        tasks=tuple(_task(person, area, step) for step in steps),
        actions=tuple(map(action_line, area.actions)),
        action_href=for_new(reverse("measures:action", args=[person, area.code])),
    )


def _task(person: UUID, area: AreaView, step: Step) -> Task:
    said = area.words.get(step, "")
    status = TaskStatus.COMPLETED if said else TaskStatus.NOT_STARTED
    return Task(str(STEPS[step]), status, reverse("measures:step", args=[person, area.code, step]), said)


def _last(person: UUID, action: AgreedAction, *, may_say: bool) -> Row:
    went = action.went
    lines = [action_line(action)]
    if went:
        lines += [str(WENT[went.how]), f"“{went.words}”" if went.words else ""]
    else:
        lines.append(_("Nobody has said yet how it went."))
    words = _("Change how it went") if went else _("Say how it went")
    change = Change(reverse("measures:went", args=[person, action.id]), words, action.words)
    return Row(_(DIALOG.item(action.code).name), "\n".join(filter(None, lines)), (change,) if may_say else ())
