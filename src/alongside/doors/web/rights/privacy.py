"""The privacy notice of an organisation, for everybody."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import public
from alongside.doors.web.rendering import render
from alongside.records.rights.reads import text_in_force

type Piece = tuple[str, object]


@public
def notice(request: ActingRequest, organisation: UUID) -> HttpResponse:
    """What this organisation says about people's information: its own approved words, or those of the service."""
    text = text_in_force(by=request.actor, organisation=organisation, kind="privacy-notice")
    pieces = pieces_of(text.words)
    title = next((str(words) for kind, words in pieces if kind == "title"), _("Your information"))
    values = {"title": title, "pieces": [each for each in pieces if each[0] != "title"], "text": text}
    return render(request, "rights/notice.html", values)


def pieces_of(words: str) -> list[Piece]:
    """Limited Markdown: a title, headings, paragraphs and bullets. Anything else is plain text, never HTML."""
    return [_piece(block) for block in words.split("\n\n") if block.strip()]


def _piece(block: str) -> Piece:
    lines = block.strip().splitlines()
    if lines[0].startswith("# "):
        return "title", lines[0][2:].strip()
    if lines[0].startswith("## "):
        return "heading", lines[0][3:].strip()
    if lines[0].startswith("- "):
        bullets: list[str] = []
        for line in lines:
            if line.startswith("- "):
                bullets.append(_plain(line[2:]))
            else:
                bullets[-1] = f"{bullets[-1]} {_plain(line)}"
        return "bullets", bullets
    return "paragraph", " ".join(map(_plain, lines))


def _plain(line: str) -> str:
    return line.strip().replace("**", "")
