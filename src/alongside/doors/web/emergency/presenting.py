"""What the emergency page says, the same on a screen and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.contact_words import ANSWERS
from alongside.doors.web.careteam.wording import KINDS
from alongside.doors.web.caring.wording import TOPICS
from alongside.doors.web.emergency.wording import DOCUMENTS, PARTS, SECTION_OF
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day, moment
from alongside.doors.web.shapes import Row
from alongside.journey.document.values import EmergencyPage
from alongside.records.carers.values import CannotCare
from alongside.records.careteam.values import SupporterView
from alongside.records.sharing.values import TeamToCall
from alongside.rules.emergency import ONLY_WHERE_THERE_IS_SOME, Block, Document, Part, Pointer

NO_BREAK = "\u00a0"  # a number that is to be rung stands on one line


@dataclass(frozen=True, slots=True)
class Shown:
    """One part as it is drawn. note: what had no room, or is not there for this reader."""

    id: str
    title: str
    lines: tuple[str, ...]
    note: str


def shown_parts(found: EmergencyPage, blocks: tuple[Block, ...], *, needs_above: bool = False) -> list[Shown]:
    """The parts in their order; what nobody is named in, and need not be, is left out.

    needs_above: the needs stand in the header of the page, and are not said twice.
    """
    parts = [_shown(block, found, needs_above=needs_above) for block in blocks]
    return [each for each in parts if each.lines or each.note or each.id not in ONLY_WHERE_THERE_IS_SOME]


def documents_of(found: EmergencyPage) -> list[Row]:
    return [document_row(each) for each in found.pointers]


def carers_rows(lines: Sequence[CannotCare]) -> dict[str, list[Row]]:
    """For each who looks after them, and cannot: what was agreed to be shown, and since when it stands there."""
    rows: dict[str, list[Row]] = {}
    for each in lines:
        who = ", ".join(filter(None, (each.carer_name, each.relationship, each.telephone)))
        written = _("Written on %(date)s") % {"date": day(each.written_at)}
        rows.setdefault(who, []).append(Row(str(TOPICS[each.topic]), f"{each.words}\n{written}"))
    return rows


def version_words(found: EmergencyPage) -> str:
    """From which version, agreed when and by whom: the verified-on banner, and its author."""
    if found.version is None:
        return _("No plan has been agreed yet. Only what is on their record is shown.")
    return _("From plan version %(number)s, agreed on %(day)s, by %(name)s with %(who)s.") % {
        "number": found.version.number,
        "day": day(found.version.agreed_at),
        "name": found.version.agreed_by_name,
        "who": found.version.agreed_with_name,
    }


def current_words(at: datetime) -> str:
    """As fresh as the record is: nobody checked it with the person when the page was opened."""
    return _("Current as of %(moment)s: what is on record, not checked with them today.") % {"moment": moment(at)}


def key_words(found: EmergencyPage) -> str:
    """Whom to ask about the key: it is no part of this page."""
    numbers = "; ".join(f"{each.name}, {_number(each.telephone)}" for each in found.teams if each.telephone)
    ask = numbers or _("the team that looks after them")
    return _("About the key to the home: ask %(team)s. It is kept apart from this page.") % {"team": ask}


def _shown(block: Block, found: EmergencyPage, *, needs_above: bool) -> Shown:
    lines = block.lines
    if block.part == Part.COMMUNICATION and not needs_above:
        header = header_of(found.person)
        lines = (*header.needs, *header.adjustments, *lines)
    elif block.part == Part.MEDICINES and found.medicines_since:
        lines = tuple(map(_medicine, block.lines, found.medicines_since))  # as many as have room
    elif block.part in _PEOPLE:
        lines = _people(block, found)
    return Shown(str(block.part), str(PARTS[block.part]), lines, _note(block, found))


def _people(block: Block, found: EmergencyPage) -> tuple[str, ...]:
    """Whom to call, as far as there is room, then who looks after them; whom not to call, without a number."""
    if block.part == Part.PEOPLE:
        people = map(_to_call, found.to_call[: len(block.lines)])
        return (*people, *(_team(each, found) for each in found.teams if each.telephone))
    return tuple(map(_who, found.not_to_call[: len(block.lines)]))


def _to_call(each: SupporterView) -> str:
    return f"{_who(each)}, {_number(each.telephone)}. {ANSWERS[each.answers_when]}."


def _team(each: TeamToCall, found: EmergencyPage) -> str:
    """Who looks after them, with the name to ask for. Their hours are not known here: at night others answer."""
    names = [who.name for who in found.coordinators if who.organisation == each.organisation]
    words = {"team": each.name, "number": _number(each.telephone), "names": ", ".join(names)}
    if names:
        return _("%(team)s, %(number)s, in opening hours. Ask for %(names)s, the coordinator.") % words
    return _("%(team)s, who look after them, %(number)s, in opening hours.") % words


def _number(telephone: str) -> str:
    return telephone.replace(" ", NO_BREAK)


def _medicine(name: str, since: str) -> str:
    """With the day that came with it, as precise as it was given."""
    if not since:
        return _("%(medicine)s (no date)") % {"medicine": name}
    return _("%(medicine)s (recorded %(date)s)") % {"medicine": name, "date": _as_given(since)}


def _as_given(since: str) -> str:
    """A whole day in words; a year or a month as it came."""
    try:
        return day(date.fromisoformat(since[:10]))
    except ValueError:
        return since


def _who(each: SupporterView) -> str:
    return f"{each.name}, {each.relationship or each.role or KINDS.get(each.kind, each.kind)}"


def _note(block: Block, found: EmergencyPage) -> str:
    if found.on_card is not None and SECTION_OF.get(block.part, found.on_card[0]) not in found.on_card:
        return _("This part is not on the card.")
    if block.part in _HEALTH and found.on_card is None and not found.is_health_seen:
        return _("This part is not shown to you.")
    if block.left_out:
        more = ngettext("%(num)s more line is in the plan.", "%(num)s more lines are in the plan.", block.left_out)
        return more % {"num": block.left_out}
    return _("Shortened: the rest is in the plan.") if block.is_shortened else ""


_PEOPLE = (Part.PEOPLE, Part.NOT_TO_CALL)
_HEALTH = (Part.ALLERGIES, Part.CONDITIONS, Part.MEDICINES)


def document_row(each: Pointer | Document) -> Row:
    """That it is recorded, or that it is not recorded here. Never that it holds."""
    if isinstance(each, Document):
        return Row(str(DOCUMENTS[each]), _("Not recorded here. There may be one: ask, and look for the paper."))
    words = [
        _("Recorded. Read the original before you rely on it."),
        _("Dated %(date)s.") % {"date": day(each.dated)} if each.dated else "",
        _("Names %(name)s.") % {"name": each.named} if each.named else "",
        _("The original is here: %(place)s") % {"place": each.kept_at}
        if each.kept_at
        else _("Where the original is, is not recorded."),
    ]
    return Row(str(DOCUMENTS[each.document]), "\n".join(filter(None, words)))
