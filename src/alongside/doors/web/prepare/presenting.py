"""From what preparing reads to the shapes that pages draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.section_names import section_name
from alongside.doors.web.frame import Link
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.prepare.wording import CHOSEN, HELPED_HOW, OWN_STATES, PLACES
from alongside.doors.web.shapes import Change, Reading, ResultCard, Row, Task, TaskStatus, Voice
from alongside.doors.words import words_of
from alongside.journey.prepare.values import (
    AnswerState,
    AnswersView,
    AnswerView,
    HelperView,
    PackResultView,
    PackView,
    ResultChoice,
    TeamAnswersView,
)
from alongside.records.appointments.values import AppointmentView
from alongside.records.files.values import AttachmentView
from alongside.records.health.values import ResultView
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Item
from alongside.rules.prepare import Instead

FEWEST_FOR_A_LINE = 3  # two readings are this one and the last: the words say it


@dataclass(frozen=True, slots=True)
class SaidOnPage:
    """One question, or one part of the plan, with everything said to it."""

    heading: str
    voices: tuple[Voice, ...]
    chosen: tuple[str, ...]
    is_new: bool
    helped: tuple[str, ...] = ()
    files: tuple[Link, ...] = ()


def question_tasks(view: AnswersView) -> list[Task]:
    """The task list of questions: every one can be left out, so none is ever "missing"."""
    return [
        Task(
            text=_(each.question.prompt.text),
            status=_task_status(each.state),
            href=reverse("prepare:question", args=[view.pack.round.id, each.question.prompt.key]),
            hint=str(OWN_STATES.get(each.state, "")),
        )
        for each in view.answers
    ]


def answer_rows(view: AnswersView) -> list[Row]:
    """What has been written, question by question, each with a way back to it."""
    return [
        Row(
            label=_(each.question.prompt.text),
            words=_answer_words(each),
            changes=(
                Change(
                    reverse("prepare:question", args=[view.pack.round.id, each.question.prompt.key]),
                    _("Change") if each.words else _("Answer"),
                ),
            ),
        )
        for each in view.answers
    ]


def helper_words(helper: HelperView) -> str:
    """Sam helped Amina Begum: read it out, wrote it down."""
    values = {"helper": helper.name, "name": helper.helped_name}
    how = ", ".join(str(HELPED_HOW[each]) for each in helper.how)
    return f"{_('%(helper)s helped %(name)s') % values}: {how}."


def file_links(sheets: Iterable[AttachmentView], prompt: str | None = None) -> tuple[Link, ...]:
    """The files of a round by name, each with whose words are on it; with prompt only those of that question."""
    return tuple(
        Link(f"{each.name} ({each.said_by})", reverse("prepare:file", args=[each.round, each.id]))
        for each in sheets
        if prompt is None or each.prompt == prompt
    )


def contact_rows(pack: PackView) -> list[Row]:
    """The two contacts as people say them."""
    contacts = ((_("Information gathering"), pack.gathering), (_("Conversation"), pack.conversation))
    return [Row(label=label, words=contact_words(contact)) for label, contact in contacts]


def contact_words(contact: AppointmentView | None) -> str:
    if contact is None:
        return _("Not booked yet")
    values = {"when": moment(contact.starts_at), "where": str(dict(PLACES)[contact.place]), "who": contact.with_name}
    lines = [_("%(when)s\n%(where)s, with %(who)s") % values, contact.where_words]
    if contact.companion:
        lines.append(_("%(name)s comes along.") % {"name": contact.companion})
    if contact.interpreter_booked:
        lines.append(_("An interpreter is booked."))
    return "\n".join(filter(None, lines))


def result_cards(results: Sequence[tuple[PackResultView, Sequence[ResultView]]]) -> list[ResultCard]:
    return [
        ResultCard(
            name=shown.name,
            words=shown.value,
            on=shown.taken_on,
            explanation=words_of(shown.explanation),
            usual=words_of(shown.usual) if shown.usual else "",
            last_words=shown.last_value,
            last_on=shown.last_taken_on,
            readings=_line(readings),
        )
        for shown, readings in results
    ]


def choice_words(choice: ResultChoice) -> str:
    """HbA1c: 53 mmol/mol on 2 November 2026. Last time 58 mmol/mol."""
    values = {"name": choice.latest.name, "value": choice.latest.shown, "day": day(choice.latest.taken_at)}
    words = _("%(name)s: %(value)s on %(day)s.") % values
    return f"{words} {_('Last time %(value)s.') % {'value': choice.previous.shown}}" if choice.previous else words


def _line(readings: Sequence[ResultView]) -> tuple[Reading, ...]:
    """A line of one number over time; two numbers (blood pressure) do not make one line."""
    if len(readings) < FEWEST_FOR_A_LINE or any(each.second_value is not None for each in readings):
        return ()
    return tuple(Reading(day_of(each.taken_at), float(each.value or 0), each.shown) for each in readings)


def _task_status(state: AnswerState) -> TaskStatus:
    if state == AnswerState.NOT_STARTED:
        return TaskStatus.NOT_STARTED
    return TaskStatus.IN_PROGRESS if state == AnswerState.NOT_FINISHED else TaskStatus.COMPLETED


def _answer_words(each: AnswerView) -> str:
    said = each.answer or (_("You wrote nothing here. That is fine.") if each.draft is None else "")
    state = str(OWN_STATES.get(each.state, ""))
    draft = each.draft if each.draft is not None and each.draft.strip() else ""
    if each.state in (AnswerState.TALK, AnswerState.NOT_SURE):
        return "\n".join(filter(None, (state, each.answer or draft)))
    if draft:
        return "\n".join(filter(None, (draft, str(OWN_STATES[AnswerState.NOT_FINISHED]))))
    return said


def pack_rows(pack: PackView, *, may_hold: bool) -> list[Row]:
    """The pack's results for the team, each with a way to hold it back for those who may."""
    return [
        Row(
            label=each.name,
            words=_result_words(each),
            changes=_hold_links(pack, each) if may_hold else (),
        )
        for each in pack.results
    ]


def said_on_page(view: TeamAnswersView) -> list[SaidOnPage]:
    """Prompts with something said or chosen, then what was said without a prompt."""
    asked = [
        SaidOnPage(
            heading=_(each.prompt.text),
            voices=tuple(_voice(item) for item in each.items),
            chosen=tuple(f"{name} {CHOSEN[Instead(choice)]}." for choice, name in each.chosen),
            is_new=any(item.id in view.unread for item in each.items),
            helped=tuple(helper_words(helper) for helper in view.helpers if helper.prompt == each.prompt.key),
            files=file_links(view.sheets, each.prompt.key),
        )
        for each in view.said
        if each.items or each.chosen or file_links(view.sheets, each.prompt.key)
    ]
    rest = [SaidOnPage(section_name(item.section), (_voice(item),), (), item.id in view.unread) for item in view.others]
    return asked + rest


def _voice(item: Item) -> Voice:
    return Voice(item.words, item.said_by, on=day_of(item.said_at), language=item.language, typed_by=item.typed_by)


def _hold_links(pack: PackView, each: PackResultView) -> tuple[Change, ...]:
    """What the person has already cannot be held back any more."""
    if pack.is_with_person and not each.is_held:
        return ()
    text = _("They have been told") if each.is_held else _("Hold back")
    return (Change(reverse("prepare:hold", args=[pack.round.id, each.id]), text, hidden=each.name),)


def _result_words(each: PackResultView) -> str:
    lines = [f"{each.value}, {day(each.taken_on)}"]
    if each.last_value and each.last_taken_on:
        lines.append(_("Last time: %(value)s, %(day)s") % {"value": each.last_value, "day": day(each.last_taken_on)})
    if each.is_held:
        lines.append(_("Held back: not in the pack until somebody has told them."))
    return "\n".join(lines)
