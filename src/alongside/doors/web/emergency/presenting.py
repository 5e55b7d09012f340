"""What the emergency page says, the same on a screen and on paper."""

from dataclasses import dataclass
from datetime import datetime

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
from alongside.records.careteam.values import SupporterView
from alongside.rules.emergency import ONLY_WHERE_THERE_IS_SOME, Block, Document, Part, Pointer

NO_BREAK = "\u00a0"  # a number that is to be rung stands on one line


@dataclass(frozen=True, slots=True)
class Shown:
    """One part as it is drawn. note: what had no room, or is not there for this reader."""

    id: str
    title: str
    lines: tuple[str, ...]
    note: str


def shown_parts(found: EmergencyPage, blocks: tuple[Block, ...]) -> list[Shown]:
    """The parts in their order; what nobody is named in, and need not be, is left out."""
    parts = [_shown(block, found) for block in blocks]
    return [each for each in parts if each.lines or each.note or each.id not in ONLY_WHERE_THERE_IS_SOME]


def documents_of(found: EmergencyPage) -> list[Row]:
    return [_document(each) for each in found.pointers]


def carers_rows(found: EmergencyPage) -> dict[str, list[Row]]:
    """For each who looks after them, and cannot: what was agreed to be shown, and since when it stands there."""
    rows: dict[str, list[Row]] = {}
    for each in found.cannot_care:
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
    return _("Current as of %(moment)s.") % {"moment": moment(at)}


def key_words() -> str:
    return _("About the key to the home: ask the team that looks after them. It is kept apart from this page.")


def _shown(block: Block, found: EmergencyPage) -> Shown:
    lines = block.lines
    if block.part == Part.COMMUNICATION:
        header = header_of(found.person)
        lines = (*header.needs, *header.adjustments, *lines)
    elif block.part in _PEOPLE:
        lines = _people(block, found)
    return Shown(str(block.part), str(PARTS[block.part]), lines, _note(block, found))


def _people(block: Block, found: EmergencyPage) -> tuple[str, ...]:
    """Whom to call, as far as the block has room for them, and whom not to call, without a number."""
    if block.part == Part.PEOPLE:
        return tuple(map(_to_call, found.to_call[: len(block.lines)]))
    return tuple(map(_who, found.not_to_call[: len(block.lines)]))


def _to_call(each: SupporterView) -> str:
    return f"{_who(each)}, {each.telephone.replace(' ', NO_BREAK)}. {ANSWERS[each.answers_when]}."


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


def _document(each: Pointer | Document) -> Row:
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
