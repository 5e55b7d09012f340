"""The emergency page on one side of A4. What does not fit is named on the sheet; nothing runs on to a second one."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.web.emergency.presenting import (
    Shown,
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
# What is tried until a sheet holds it: how many characters, and of how many documents it tells.
ALL = (MOST, 12)
LESS = (*((MOST * part // 12, 12) for part in range(11, -1, -1)), (0, 4), (0, 2))


def on_one_sheet(found: EmergencyPage, now: datetime, *, large: bool = False) -> Paper:
    """The page on one side of A4, in the largest letters in which it holds everything, else as much as it holds.

    In letters of 14 points that is less, and the sheet says so too.
    """
    sizes = (14.0,) if large else (12.0, 10.5, 9.5)
    tried = (*((points, *ALL) for points in sizes), *((sizes[-1], *less) for less in LESS))
    first, last = 0, len(tried) - 1
    best = _sheet(found, now, *tried[last])
    while first < last:  # the first that fits: each takes less room than the one before
        middle = (first + last) // 2
        paper = _sheet(found, now, *tried[middle])
        if paper.pages == 1:
            best, last = paper, middle
        else:
            first = middle + 1
    return best


def _sheet(found: EmergencyPage, now: datetime, points: float, most: int, most_documents: int) -> Paper:
    blocks = fewer(found.blocks, most)
    header, documents = header_of(found.person), documents_of(found)
    not_here = [words for block in blocks if (words := _left_out(block))]
    if len(documents) > most_documents:
        not_here.append(f"{_('Documents that may bind you')}: {len(documents) - most_documents}")
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
            documents=tuple((each.label, each.words) for each in documents[:most_documents]),
            parts=tuple(_part(each) for each in shown_parts(found, blocks)),
            not_here_title=_("Not on this sheet, for want of room: read it on the screen") if not_here else "",
            not_here=tuple(not_here),
            key=key_words(found),
            printed_on=day_of(now),
            points=points,
        )
    )


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


def _left_out(block: Block) -> str:
    if not block.left_out:
        return ""
    lines = ngettext("%(num)s line", "%(num)s lines", block.left_out) % {"num": block.left_out}
    return f"{PARTS[block.part]}: {lines}"
