"""The emergency page on one screen: what a crew reads first, what stands beside it; what is not there in one line."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.doors.web.emergency.presenting import Shown, document_row, shown_parts
from alongside.doors.web.emergency.wording import DOCUMENTS
from alongside.doors.web.shapes import Row
from alongside.journey.document.values import EmergencyPage
from alongside.rules.emergency import Document, Part, Pointer

FIRST = (Part.COMMUNICATION, Part.EMERGENCIES)
BESIDE = (Part.ALLERGIES, Part.NOT_TO_CALL, Part.PEOPLE)
HEALTH = (Part.MEDICINES, Part.CONDITIONS)
REST = (Part.ABOUT_ME, Part.WHAT_MATTERS, Part.FUTURE)


@dataclass(frozen=True, slots=True)
class Screen:
    """Each part that says something. empty: a sentence for each reason why others do not, instead of a heading each.

    documents: those that are recorded. no_documents: of which kinds none is, in one sentence.
    """

    first: tuple[Shown, ...]
    beside: tuple[Shown, ...]
    health: tuple[Shown, ...]
    rest: tuple[Shown, ...]
    empty: tuple[str, ...]
    documents: tuple[Row, ...]
    no_documents: str


def on_screen(found: EmergencyPage) -> Screen:
    """Allergies have their place where none is known, too: a crew looks for them."""
    parts = {Part(each.id): each for each in shown_parts(found, found.blocks, needs_above=True)}
    full = {part: each for part, each in parts.items() if each.lines or part == Part.ALLERGIES}
    empty = [parts[part] for part in (*FIRST, *BESIDE, *HEALTH, *REST) if part in parts and part not in full]
    return Screen(
        first=tuple(full[part] for part in FIRST if part in full),
        beside=tuple(full[part] for part in BESIDE if part in full),
        health=tuple(full[part] for part in HEALTH if part in full),
        rest=tuple(full[part] for part in REST if part in full),
        empty=tuple(_sentences(empty)),
        documents=tuple(document_row(each) for each in found.pointers if isinstance(each, Pointer)),
        no_documents=_no_documents(found),
    )


def _sentences(empty: Iterable[Shown]) -> list[str]:
    titles: dict[str, list[str]] = {}
    for each in empty:
        titles.setdefault(each.note or _("Not recorded here, which does not mean none"), []).append(each.title)
    return [f"{why.rstrip('.')}: {'; '.join(which)}." for why, which in titles.items()]


def _no_documents(found: EmergencyPage) -> str:
    missing = [str(DOCUMENTS[each]) for each in found.pointers if isinstance(each, Document)]
    if len(missing) == len(DOCUMENTS):
        return _("No documents that may bind you are recorded here. There may be some: ask, and look for papers.")
    words = _("Not recorded here: %(documents)s. There may be one: ask, and look for papers.")
    return words % {"documents": "; ".join(missing)} if missing else ""
