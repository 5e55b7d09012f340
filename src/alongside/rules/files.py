"""What files may be attached, how large, and what they are called: photographs, scans, recordings.

The list of what is refused follows OWASP's advice on uploads (File Upload Cheat Sheet): the kind is found from what is
inside, never from the name, and a name is never a path.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from alongside.rules.refusals import Invalid

MOST_BYTES = 10_000_000  # in one file: a photograph of a sheet has 2 to 6 MB, ten minutes of speech 5
MOST_OF_PERSON = 200_000_000  # bytes, of one person's files together
LONGEST_NAME = 80  # characters, without the ending
FIELD = "file"

# What may stand in a name; everything else is a blank. Marks belong to letters of many languages.
_SPOKEN = frozenset("LMN")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


class FileKind(StrEnum):
    PICTURE = "picture"  # a photograph or scan, as pixels
    DOCUMENT = "document"  # a scan as PDF
    RECORDING = "recording"


class FileTrouble(StrEnum):
    """Why a file is not taken in; each is a message id."""

    EMPTY = "files.empty"
    TOO_LARGE = "files.too-large"
    NO_ROOM = "files.no-room"
    UNKNOWN_KIND = "files.unknown-kind"
    TWO_KINDS = "files.two-kinds"
    DRAWING = "files.drawing"  # SVG, which can carry a program
    WEB_PAGE = "files.web-page"
    ARCHIVE = "files.archive"
    PHONE_PICTURE = "files.phone-picture"  # HEIC (ADR 44)
    FILM = "files.film"
    UNREADABLE = "files.unreadable"
    PICTURE_TOO_LARGE = "files.picture-too-large"
    RUNS = "files.runs"  # a PDF with a program or an action
    HOLDS_FILES = "files.holds-files"
    LOCKED = "files.locked"
    TOO_MUCH_INSIDE = "files.too-much-inside"
    VIRUS = "files.virus"
    NOT_CHECKED = "files.not-checked"  # the scanner does not answer


@dataclass(frozen=True, slots=True)
class FileForm:
    """One form in which a file may come, as it is kept: its kind, media type and the ending of its name."""

    kind: FileKind
    media_type: str
    ending: str


JPEG = FileForm(FileKind.PICTURE, "image/jpeg", ".jpg")
PDF = FileForm(FileKind.DOCUMENT, "application/pdf", ".pdf")
M4A = FileForm(FileKind.RECORDING, "audio/mp4", ".m4a")
MP3 = FileForm(FileKind.RECORDING, "audio/mpeg", ".mp3")
OGG = FileForm(FileKind.RECORDING, "audio/ogg", ".ogg")
WEBM = FileForm(FileKind.RECORDING, "audio/webm", ".webm")
WAV = FileForm(FileKind.RECORDING, "audio/wav", ".wav")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was looked into, in the form in which it is kept. scanned_by: the scanner that found nothing in it,
    "" where there is none."""

    form: FileForm
    content: bytes
    scanned_by: str = ""

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def fingerprint(self) -> str:
        """Its SHA-256 in hexadecimal: a file is kept once, however often it is attached."""
        return sha256(self.content).hexdigest()


def refused_file(trouble: FileTrouble, **values: object) -> Invalid:
    """The refusal of a file, to raise."""
    return Invalid(str(trouble), field=FIELD, values=values)


def check_size(size: int) -> None:
    """Raise Invalid for a file with nothing in it, or of more than 10 MB."""
    if size <= 0:
        raise refused_file(FileTrouble.EMPTY)
    if size > MOST_BYTES:
        raise refused_file(FileTrouble.TOO_LARGE, megabytes=MOST_BYTES // 1_000_000)


def check_room(used: int, size: int) -> None:
    """Raise Invalid where the files of one person would be more than 200 MB together. used: bytes that are kept."""
    if used + size > MOST_OF_PERSON:
        raise refused_file(FileTrouble.NO_ROOM, megabytes=MOST_OF_PERSON // 1_000_000)


def cleaned_name(name: str, ending: str) -> str:
    """A name to show and to save under, with the ending of what the file is; never a path.

    What comes before a slash is left out, and so is every character that is no letter, digit, blank, dash or underline:
    those that turn the direction of writing round, too. "file" where nothing is left.
    """
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    stem = _ENDING.sub("", last)
    words = " ".join("".join(c if _may_stand(c) else " " for c in stem).split())
    kept = words[:LONGEST_NAME].strip(" -_")
    return f"{'file' if not kept or _RESERVED.fullmatch(kept) else kept}{ending}"


def _may_stand(character: str) -> bool:
    return character in "-_" or unicodedata.category(character)[0] in _SPOKEN
