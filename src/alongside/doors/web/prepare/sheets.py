"""A sheet or recording on a page, with links that make it larger and turn it: they work without a script."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.web.jinja import moment
from alongside.doors.web.shapes import Change, Sheet
from alongside.records.files.values import AttachmentView
from alongside.rules.files import FileKind

TURN, WIDE, WHICH = "turn", "wide", "sheet"
TURNS = (0, 90, 180, 270)


def turned_by(request: HttpRequest) -> int:
    """By how many degrees to the right the reader has turned the picture."""
    asked = request.GET.get(TURN, "")
    return int(asked) if asked in map(str, TURNS) else 0


def sheet_on_page(request: HttpRequest, about: AttachmentView) -> Sheet:
    """One file as the page shows it. The links stay on this page, with this file."""
    address = reverse("prepare:file-content", args=[about.round, about.id])
    is_picture = about.kind == FileKind.PICTURE
    degrees = turned_by(request)
    return Sheet(
        name=about.name,
        kind=str(about.kind),
        address=f"{address}?{urlencode({TURN: degrees})}" if is_picture and degrees else address,
        note=note_of(about),
        is_wide=is_picture and _is_wide(request),
        tools=_tools(request, about.id) if is_picture else (),
    )


def chosen(request: HttpRequest, sheets: Sequence[AttachmentView]) -> AttachmentView | None:
    """The sheet that the address names, else the first that is not typed yet, else the first."""
    named = next((each for each in sheets if str(each.id) == request.GET.get(WHICH, "")), None)
    return named or next((each for each in sheets if each.typed_at is None), sheets[0] if sheets else None)


def kept_query(request: HttpRequest) -> str:
    """The part of the address that says which sheet is shown and how: the next question shows it the same."""
    kept = {name: request.GET[name] for name in (WHICH, TURN, WIDE) if name in request.GET}
    return f"?{urlencode(kept)}" if kept else ""


def note_of(about: AttachmentView) -> str:
    """Whose words are on it, who added it and when, and what nobody has looked for."""
    lines = [
        _("%(name)s’s words. Added by %(who)s, %(when)s")
        % {"name": about.said_by, "who": about.added_by_name, "when": moment(about.added_at)}
    ]
    if about.typed_at is not None:
        lines.append(_("Typed: %(name)s says that all of it is.") % {"name": about.typed_by_name})
    if not about.scanned_by and about.kind != FileKind.PICTURE:
        lines.append(_("Not checked by a virus scanner: there is none here."))
    return "\n".join(lines)


def _tools(request: HttpRequest, attachment: UUID) -> tuple[Change, ...]:
    wide, degrees = _is_wide(request), turned_by(request)
    smaller = Change(_here(request, attachment, degrees, wide=False), _("Make the picture smaller"))
    larger = Change(_here(request, attachment, degrees, wide=True), _("Make the picture larger"))
    turn = Change(_here(request, attachment, (degrees + 90) % 360, wide=wide), _("Turn the picture"))
    return (smaller if wide else larger, turn)


def _is_wide(request: HttpRequest) -> bool:
    return request.GET.get(WIDE, "") == "yes"


def _here(request: HttpRequest, attachment: UUID, degrees: int, *, wide: bool) -> str:
    shown = {WHICH: str(attachment), **({TURN: degrees} if degrees else {}), **({WIDE: "yes"} if wide else {})}
    return f"{request.path}?{urlencode(shown)}"
