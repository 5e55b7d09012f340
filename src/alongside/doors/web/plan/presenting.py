"""From a plan as it was opened to the page that shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.other_plans import lines_of
from alongside.doors.section_names import section_name
from alongside.doors.voices import DETAIL_NAMES, detail_words, whose_words
from alongside.doors.web.careteam.wording import contact_words, part_words
from alongside.doors.web.jinja import day
from alongside.doors.web.plan_parts import Changes, Part, no_changes, part_of, seen_by_each
from alongside.doors.web.shapes import Cell, Piece, Row, Words
from alongside.journey.document.values import FOR_ANOTHER, How
from alongside.records.careteam.values import SupporterView
from alongside.records.health.values import HealthSummary, ResultView
from alongside.records.people.values import PersonView
from alongside.records.plans.values import OtherPlanView, PlanView, VersionView
from alongside.records.sharing.values import SharingView
from alongside.rules.plan.content import Kind
from alongside.rules.plan.details import Detail
from alongside.rules.plan.differences import Change, FieldChange, Op, What
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section

CHANGED = {
    What.ADDED: (gettext_lazy("New"), "green"),
    What.CHANGED: (gettext_lazy("Changed"), "yellow"),
    What.NO_LONGER: (gettext_lazy("No longer in the plan"), "grey"),
}
PIECES = {Op.SAME: Piece.SAME, Op.ADDED: Piece.ADDED, Op.REMOVED: Piece.REMOVED}


@dataclass(frozen=True, slots=True)
class Facts:
    """A section that shows records kept elsewhere: short lists by heading, and a table of results."""

    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    results: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeOnPage:
    """One difference between two versions, in words."""

    what: str
    colour: str
    where: str
    who: str
    words: tuple[Words, ...]
    fields: tuple[str, ...]


def parts_of(plan: PlanView, seen_by: Mapping[Section, str], changes: Changes = no_changes) -> list[Part]:
    """The sections that this reader sees and that hold something, in page order."""
    shown = [section for section in Section if section in plan.sections & SPOKEN_SECTIONS]
    parts = (part_of(plan.content, section, seen_by=seen_by[section], changes=changes) for section in shown)
    return [part for part in parts if part.said or part.goals]


def apart_of(plan: PlanView) -> list[Part]:
    """What stands beside the version because others are kept from it, in page order."""
    parts = (part_of(plan.apart, section, seen_by="") for section in Section if section in SPOKEN_SECTIONS)
    return [part for part in parts if part.said or part.goals]


def seen_by_on(plan: PlanView, today: date) -> Mapping[Section, str]:
    """For each section the sentence about who sees it today."""
    return seen_by_each(_readers(plan.sharing, today))


def _readers(sharing: Iterable[SharingView], today: date) -> list[tuple[str, tuple[Section, ...]]]:
    return [(each.reader_name, each.sections) for each in sharing if each.is_in_force(today) and not each.is_left_out]


def agreed_sentence(person: PersonView, version: VersionView) -> str:
    """How a version was agreed, in a sentence."""
    names = {"name": person.name, "who": version.agreed_by_name, "day": day(version.agreed_at)}
    if version.agreed_how == How.OWN_SIGN_IN:
        return _("%(name)s agreed to it on %(day)s by signing in.") % names
    if version.agreed_how == How.PRESENT:
        return _("%(name)s agreed to it on %(day)s, together with %(who)s.") % names
    if version.agreed_how in FOR_ANOTHER:
        return _agreed_for(version) % {**names, "for": version.agreed_with_name}
    return _("%(name)s agreed to it on %(day)s. %(who)s wrote that down.") % names


def _agreed_for(version: VersionView) -> str:
    if version.agreed_how == How.PROXY_SIGN_IN:
        return _("%(for)s agreed to it for %(name)s on %(day)s by signing in.")
    if version.agreed_how == How.REPRESENTATIVE:
        return _("%(for)s agreed to it for %(name)s on %(day)s. %(who)s wrote that down.")
    return _("It was agreed in the best interests of %(name)s on %(day)s. %(for)s decided that.")


def health_facts(health: HealthSummary | None) -> Facts:
    if health is None:
        return Facts()
    named = (
        (_("Conditions"), health.conditions),
        (_("Medicines"), health.medicines),
        (_("Allergies"), health.allergies),
    )
    return Facts(
        lists=tuple((heading, names) for heading, names in named if names),
        results=tuple(_result(latest, previous) for latest, previous in health.results),
    )


def _result(latest: ResultView, previous: ResultView | None) -> tuple[Cell, ...]:
    last = f"{previous.shown}, {day(previous.taken_at)}" if previous else _("No earlier result")
    return (Cell(latest.name), Cell(latest.shown, note=day(latest.taken_at)), Cell(last))


def supporter_rows(people: Iterable[SupporterView]) -> list[Row]:
    return [Row(each.name, "\n".join(filter(None, (_part(each), contact_words(each))))) for each in people]


def _part(each: SupporterView) -> str:
    part = _("Your named coordinator") if each.kind == "coordinator" else part_words(each)
    return _("%(part)s (key worker)") % {"part": part} if each.key_worker else part


def other_plan_rows(plans: Iterable[OtherPlanView]) -> list[Row]:
    return [Row(each.title, "\n".join(lines_of(each))) for each in plans]


def version_rows(versions: Iterable[VersionView], person: PersonView) -> list[tuple[VersionView, str]]:
    return [(version, agreed_sentence(person, version)) for version in versions]


def changes_on_page(changes: Iterable[Change]) -> list[ChangeOnPage]:
    """Differences in words: what was added, what was changed and how, what is no longer there."""
    return [_change(each) for each in changes]


def _change(each: Change) -> ChangeOnPage:
    item = each.after or each.before
    what, colour = CHANGED[each.what]
    return ChangeOnPage(
        what=str(what),
        colour=colour,
        where=_where(each),
        who=whose_words(item) if item else "",
        words=tuple(Words(PIECES[segment.op], segment.text) for segment in each.words),
        fields=tuple(_field(field) for field in each.fields),
    )


def _where(each: Change) -> str:
    item = each.after or each.before
    kinds = {Kind.GOAL: _("A goal"), Kind.ACTION: _("What will be done")}
    return kinds.get(item.kind, section_name(each.section)) if item else section_name(each.section)


def _field(field: FieldChange) -> str:
    names: Mapping[str, str] = {
        **{str(detail): str(words) for detail, words in DETAIL_NAMES.items()},
        "section": _("Where it stands"),
        "importance": _("How important"),
        "confidence": _("How sure"),
        "who": _("Who"),
        "by_when": _("When"),
    }
    values = {"name": names[field.name], "before": _said(field, field.before), "after": _said(field, field.after)}
    return _("%(name)s: was %(before)s, now %(after)s") % values


def _said(field: FieldChange, value: str | int | None) -> str:
    if value in (None, ""):
        return _("not said")
    if field.name in Detail:
        return detail_words(Detail(field.name), str(value))
    return section_name(Section(str(value))) if field.name == "section" else str(value)
