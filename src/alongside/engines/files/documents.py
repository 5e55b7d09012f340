"""A PDF is looked through, object by object: nothing in it may run, hold other files, or be locked."""

import io
from collections.abc import Iterator

import pikepdf

from alongside.rules.files import FileTrouble, refused_file

MOST_OBJECTS = 50_000
MOST_PAGES = 60
DEEPEST = 40  # how far things inside one object are looked into
# What a PDF can be told to do by itself or by a click, other than to go to another of its pages or to a web address.
_ACTIONS = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToR", "/GoToE", "/GoTo3DView"),
        *("/Rendition", "/Sound", "/Movie", "/Hide", "/Trans", "/RichMediaExecute", "/SetOCGState", "/Thread"),
    }
)
_RUNS = frozenset({"/JS", "/JavaScript", "/AA", "/XFA", "/RichMediaContent", "/RichMediaSettings"})
_HOLDS = frozenset({"/EF", "/EmbeddedFiles", "/EmbeddedFile", "/Collection"})


def check_document(content: bytes) -> None:
    """Raise Invalid for a PDF that is locked or damaged, that runs something, holds files, or is too much of one."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise refused_file(FileTrouble.LOCKED)
            if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
                raise refused_file(FileTrouble.TOO_MUCH_INSIDE)
            for found in (pdf.trailer, *pdf.objects):
                _check(found, 0)
    except pikepdf.PasswordError as error:
        raise refused_file(FileTrouble.LOCKED) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise refused_file(FileTrouble.UNREADABLE) from error


def _check(found: object, depth: int) -> None:
    """One object and what stands in it directly; what it only points at is looked at by itself."""
    if depth > DEEPEST:
        raise refused_file(FileTrouble.TOO_MUCH_INSIDE)
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        _check_keys(found)
    for inside in _inside(found):
        if isinstance(inside, pikepdf.Object) and not inside.is_indirect:
            _check(inside, depth + 1)


def _check_keys(found: pikepdf.Dictionary | pikepdf.Stream) -> None:
    keys = frozenset(found.keys())
    if keys & _RUNS or str(found.get("/S", "")) in _ACTIONS:
        raise refused_file(FileTrouble.RUNS)
    if keys & _HOLDS or str(found.get("/Type", "")) == "/EmbeddedFile":
        raise refused_file(FileTrouble.HOLDS_FILES)


def _inside(found: object) -> Iterator[object]:
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        yield from (found.get(key) for key in found.keys())  # noqa: SIM118 (it iterates over nothing by itself)
    elif isinstance(found, pikepdf.Array):
        yield from found
