"""The emergency page: what one page says of a person, in which order, and what is left out first.

Source: domain.md 13.3 (fields and order), safety.md H04 (nothing that refuses treatment is cut), H06 (nothing recorded
is said, and is not "none").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from alongside.rules.involvement import AnswersWhen

MOST = 3600  # characters of all lines together: one side of A4 beside headings, and one screen of scrolling
LONGEST_LINE = 500  # characters of one line, but of those that are never shortened


class Part(StrEnum):
    """The parts of the page, in its order."""

    COMMUNICATION = "communication"  # how to talk with me, and what has to be done differently for me
    ABOUT_ME = "about-me"  # me on a normal day, please do and please do not
    WHAT_MATTERS = "what-matters"
    EMERGENCIES = "emergencies"  # what can go wrong, what to do first, whom to call
    ALLERGIES = "allergies"
    CONDITIONS = "conditions"
    MEDICINES = "medicines"
    NOT_TO_CALL = "not-to-call"
    PEOPLE = "people"  # people to call
    FUTURE = "future"  # where I would like to be cared for


# What gives way first when it is too much for one page. The rest never does: a missing line of it can do harm.
CUT_FIRST = (Part.WHAT_MATTERS, Part.ABOUT_ME, Part.CONDITIONS, Part.MEDICINES, Part.PEOPLE)
# What goes after those where even then a sheet of paper does not hold it: the sheet says what is not on it.
LAST_RESORT = (*CUT_FIRST, Part.COMMUNICATION, Part.FUTURE, Part.EMERGENCIES, Part.NOT_TO_CALL, Part.ALLERGIES)
# Whom to call first: who answers at night too, then who has not been asked. Who answers by day alone stands last.
CALL_FIRST = (AnswersWhen.ANY_TIME, AnswersWhen.NIGHT, AnswersWhen.NOT_ASKED, AnswersWhen.DAY)
# Words that are shown whole or not at all: half a wish is another wish, half a number none.
NEVER_SHORTENED = frozenset({Part.FUTURE, Part.ALLERGIES, Part.COMMUNICATION, Part.NOT_TO_CALL, Part.PEOPLE})
# Whose absence says nothing: where nobody is named, nothing is shown.
ONLY_WHERE_THERE_IS_SOME = frozenset({Part.NOT_TO_CALL})


class Document(StrEnum):
    """Documents that somebody else holds, to which the page only points."""

    ADRT = "adrt"  # an advance decision to refuse treatment
    RESPECT = "respect"  # a ReSPECT form, or another decision about resuscitation
    LPA_WELFARE = "lpa-welfare"
    LPA_PROPERTY = "lpa-property"


@dataclass(frozen=True, slots=True)
class Pointer:
    """That a document is recorded: since when, who is named in it, where the original is. Never that it is valid."""

    document: Document
    dated: date | None = None
    named: str = ""
    kept_at: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page. Without lines nothing is recorded. left_out: how many lines had no room."""

    part: Part
    lines: tuple[str, ...] = ()
    left_out: int = 0
    is_shortened: bool = False


def one_page(lines: Mapping[Part, Sequence[str]], most: int = MOST) -> tuple[Block, ...]:
    """Every part in order, with as many lines as have room. The last line of the part that matters least goes first.

    At least one line of each part stays, so that no part looks empty because another is long.
    """
    kept = {part: [_shortened(part, line) for line in lines.get(part, ()) if line.strip()] for part in Part}
    left_out = dict.fromkeys(Part, 0)
    for part in CUT_FIRST:
        while _length(kept) > most and len(kept[part]) > 1:
            kept[part].pop()
            left_out[part] += 1
    return tuple(
        Block(
            part=part,
            lines=tuple(kept[part]),
            left_out=left_out[part],
            is_shortened=any(line.endswith(_MORE) for line in kept[part]),
        )
        for part in Part
    )


def fewer(blocks: Sequence[Block], most: int) -> tuple[Block, ...]:
    """The same parts for a sheet that holds less: whole lines are left out, and counted, never shortened.

    First as for one page; then down to nothing, what does the least harm first.
    """
    kept = {block.part: list(block.lines) for block in blocks}
    for parts, least in ((CUT_FIRST, 1), (LAST_RESORT, 0)):
        for part in parts:
            while _length(kept) > most and len(kept[part]) > least:
                kept[part].pop()
    return tuple(
        replace(each, lines=tuple(kept[each.part]), left_out=each.left_out + len(each.lines) - len(kept[each.part]))
        for each in blocks
    )


def pointers(known: Sequence[Pointer]) -> tuple[Pointer | Document, ...]:
    """For each kind of document what is recorded, or the kind alone: not recorded here is not "there is none"."""
    found: list[Pointer | Document] = []
    for document in Document:
        found += [each for each in known if each.document == document] or [document]
    return tuple(found)


_MORE = " […]"


def _shortened(part: Part, line: str) -> str:
    line = line.strip()
    if part in NEVER_SHORTENED or len(line) <= LONGEST_LINE:
        return line
    return line[:LONGEST_LINE].rsplit(maxsplit=1)[0] + _MORE


def _length(kept: Mapping[Part, Sequence[str]]) -> int:
    return sum(len(line) for lines in kept.values() for line in lines)
