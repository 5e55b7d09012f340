"""The emergency page on one side of A4. What does not fit is named on the sheet; nothing runs on to a second one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.web.emergency.presenting import (
    Shown,
    carers_rows,
    current_words,
    documents_of,
    key_words,
    shown_parts,
    version_words,
)
from alongside.doors.web.emergency.wording import PARTS
from alongside.doors.web.frame import PersonHeader
from alongside.doors.web.headers import header_of
from alongside.doors.web.jinja import day
from alongside.engines.paper.printing import emergency
from alongside.engines.paper.values import EmergencyPaper, EmergencyPart, Paper
from alongside.journey.document.values import EmergencyPage
from alongside.rules.dates import day_of
from alongside.rules.emergency import MOST, Block, fewer

LARGE = "large"  # in the address: letters of 14 points
LARGEST, SIZES = 14.0, (12.0, 10.5, 9.5)  # points


@dataclass(frozen=True, slots=True)
class Room:
    """How much is put on a sheet: the letters in points, the characters of the parts, and how many documents.

    carers: how many lines of what to do when one who looks after the person cannot.
    """

    points: float
    carers: int = 0
    most: int = MOST
    documents: int = 12


def on_one_sheet(found: EmergencyPage, now: datetime, *, large: bool = False) -> Paper:
    """The page on one side of A4, in the largest letters in which it holds everything, else as much as it holds.

    In letters of 14 points that is less, and the sheet says so too.
    """
    tried = _tried(len(found.cannot_care), large=large)
    first, last = 0, len(tried) - 1
    best = _sheet(found, now, tried[last])
    while first < last:  # the first that fits: each takes less room than the one before
        middle = (first + last) // 2
        paper = _sheet(found, now, tried[middle])
        if paper.pages == 1:
            best, last = paper, middle
        else:
            first = middle + 1
    return best


def _tried(carers: int, *, large: bool) -> tuple[Room, ...]:
    """Smaller letters, then fewer lines of the carers, then less of the person's own page, then fewer documents."""
    sizes = (LARGEST,) if large else SIZES
    smallest = sizes[-1]
    return (
        *(Room(points, carers) for points in sizes),
        *(Room(smallest, fewer_lines) for fewer_lines in range(carers - 1, -1, -1)),
        *(Room(smallest, most=MOST * part // 12) for part in range(11, -1, -1)),
        *(Room(smallest, most=0, documents=documents) for documents in (4, 2)),
    )


def _sheet(found: EmergencyPage, now: datetime, room: Room) -> Paper:
    blocks = fewer(found.blocks, room.most)
    header, documents = header_of(found.person), documents_of(found)
    not_here = _not_here(found, blocks, room, len(documents))
    return emergency(
        EmergencyPaper(
            title=_("Emergency page: %(name)s") % {"name": found.person.name},
            name=header.name,
            who=_who(header),
            verified=version_words(found),
            current=current_words(now),
            printed=_("Printed on %(day)s. Look for a newer one: %(address)s")
            % {"day": day(day_of(now)), "address": f"{settings.PUBLIC_ADDRESS}/emergency/"},
            documents_title=_("Documents that may bind you"),
            documents=tuple((each.label, each.words) for each in documents[: room.documents]),
            parts=(*(_part(each) for each in shown_parts(found, blocks)), *_carers_parts(found, room.carers)),
            not_here_title=_("Not on this sheet, for want of room: read it on the screen") if not_here else "",
            not_here=not_here,
            key=key_words(found),
            printed_on=day_of(now),
            points=room.points,
        )
    )


def _not_here(found: EmergencyPage, blocks: tuple[Block, ...], room: Room, documents: int) -> tuple[str, ...]:
    """What has no room on the sheet, and how much of it."""
    words = [_left_out(str(PARTS[block.part]), block.left_out) for block in blocks]
    words.append(_left_out(_("If the one who looks after me cannot"), len(found.cannot_care) - room.carers))
    if documents > room.documents:
        words.append(f"{_('Documents that may bind you')}: {documents - room.documents}")
    return tuple(filter(None, words))


def _carers_parts(found: EmergencyPage, lines: int) -> Iterator[EmergencyPart]:
    """For each who looks after the person, and cannot: the first lines of what both said yes to."""
    for who, rows in carers_rows(found.cannot_care[:lines]).items():
        title = _("If the one who looks after me cannot: %(who)s") % {"who": who}
        yield EmergencyPart(title=title, lines=tuple(f"{row.label}: {row.words}" for row in rows), note="")


def _who(header: PersonHeader) -> tuple[str, ...]:
    known = (_called(header.preferred_name), _pronouns(header.pronouns), _born(header.born), _number(header.nhs_number))
    return tuple(filter(None, known))


def _called(preferred: str) -> str:
    return _("Called %(name)s") % {"name": preferred} if preferred else ""


def _pronouns(pronouns: str) -> str:
    return _("Pronouns: %(words)s") % {"words": pronouns} if pronouns else ""


def _born(day: str) -> str:
    return _("Born %(day)s") % {"day": day}


def _number(number: str) -> str:
    return _("NHS number %(number)s") % {"number": number} if number else ""


def _part(each: Shown) -> EmergencyPart:
    empty = "" if each.lines or each.note else _("Not recorded. This does not mean none.")
    return EmergencyPart(title=each.title, lines=each.lines, note=each.note or empty)


def _left_out(what: str, lines: int) -> str:
    if lines <= 0:
        return ""
    return f"{what}: " + ngettext("%(num)s line", "%(num)s lines", lines) % {"num": lines}
