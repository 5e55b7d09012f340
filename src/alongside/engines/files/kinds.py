"""What a file is, from its first bytes; and whether it is something else as well."""

import re
from collections.abc import Callable

from alongside.rules.files import JPEG, M4A, MP3, OGG, PDF, WAV, WEBM, FileForm, FileKind, FileTrouble, refused_file

HEAD = 1024  # bytes at the beginning in which other programs look for what a file is
TAIL = 65_557  # bytes at the end in which a zip archive is looked for: its last record and its longest comment
_MARKUP = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe|\?php)[\s>]", re.IGNORECASE)
_DRAWING = re.compile(rb"<(svg|!doctype\s+svg)[\s>]", re.IGNORECASE)
_SIGNATURE = re.compile(rb"X5O!P%@AP\[4\\PZX54\(P\^\)7CC\)7\}\$EICAR", re.IGNORECASE)
_PICTURES_OF_PHONES = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_FILM_IN_WEBM = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG")


def form_of(content: bytes) -> FileForm:
    """The one form that this file has. Raises Invalid for any other, and for a file that is two kinds at once."""
    if _SIGNATURE.search(content):
        raise refused_file(FileTrouble.VIRUS)
    head = content[:HEAD]
    form = next((form for form, is_one in _FORMS if is_one(content)), None)
    if form is None:
        raise refused_file(_trouble_of(head))
    if _is_also(content, head, form):
        raise refused_file(FileTrouble.TWO_KINDS)
    if form.kind == FileKind.RECORDING and _is_film(content, form):
        raise refused_file(FileTrouble.FILM)
    return form


def _is_picture(content: bytes) -> bool:
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    )


def _brands(content: bytes) -> bytes:
    """What an MP4 says that it is, in its first box; b"" for anything else."""
    size = int.from_bytes(content[:4], "big")
    return content[8 : min(size, HEAD)] if content[4:8] == b"ftyp" else b""


def _is_m4a(content: bytes) -> bool:
    brand = _brands(content)[:4]
    return bool(brand) and brand not in _PICTURES_OF_PHONES


def _is_mp3(content: bytes) -> bool:
    """An ID3 tag, or a frame of MPEG layer 3: eleven bits of one, then the version and the layer."""
    is_frame = len(content) > 3 and content[0] == 0xFF and content[1] & 0xE6 in (0xE2,) and content[2] & 0xF0 != 0xF0
    return content.startswith(b"ID3") or is_frame


# In the order in which they are asked.
_FORMS: tuple[tuple[FileForm, Callable[[bytes], bool]], ...] = (
    (JPEG, _is_picture),  # every picture is kept as JPEG
    (PDF, lambda content: content.startswith(b"%PDF-")),
    (WAV, lambda content: content.startswith(b"RIFF") and content[8:12] == b"WAVE"),
    (OGG, lambda content: content.startswith(b"OggS")),
    (WEBM, lambda content: content.startswith(b"\x1aE\xdf\xa3") and b"webm" in content[:64]),
    (M4A, _is_m4a),
    (MP3, _is_mp3),
)


def _trouble_of(head: bytes) -> FileTrouble:
    """Why a file without a form of ours is refused, as far as it is known."""
    if _brands(head)[:4] in _PICTURES_OF_PHONES:
        return FileTrouble.PHONE_PICTURE
    if _DRAWING.search(head):
        return FileTrouble.DRAWING
    if _MARKUP.search(head):
        return FileTrouble.WEB_PAGE
    if b"%PDF-" in head:
        return FileTrouble.TWO_KINDS  # something stands before the PDF
    return (
        FileTrouble.ARCHIVE
        if head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf"))
        else FileTrouble.UNKNOWN_KIND
    )


def _is_also(content: bytes, head: bytes, form: FileForm) -> bool:
    """Whether another program would take it for something else: a PDF, a web page or drawing, or an archive."""
    if form != PDF and b"%PDF-" in head:
        return True
    return bool(_MARKUP.search(head) or _DRAWING.search(head)) or _is_archive(content)


def _is_archive(content: bytes) -> bool:
    """Whether it ends as a zip archive does: a last record whose comment reaches exactly to the end."""
    tail = content[-TAIL:]
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return False
    return at + 22 + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail)


def _is_film(content: bytes, form: FileForm) -> bool:
    """Whether there are moving pictures in it: a recording of a voice is all that is asked for."""
    if form == M4A:
        return b"hdlr" in content and b"vide" in content
    return form == WEBM and any(codec in content[: 64 * HEAD] for codec in _FILM_IN_WEBM)
