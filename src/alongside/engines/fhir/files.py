"""Opening a file that somebody sent: whole, not too large, and of a kind that can hold FHIR."""

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, cast

from alongside.rules.received import UnreadableFile

MIB = 1024 * 1024
LARGEST_FILE = 2048 * MIB  # decompressed
LARGEST_DOCUMENT = 64 * MIB  # one bundle, or one line: it is held in memory
LARGEST_RATIO = 200  # real bundles compress 10 to 50 times, a zip bomb about 1,000
_RATIO_COUNTS_FROM = 8 * MIB
_GZIP = b"\x1f\x8b"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_OTHER_KINDS = (
    (b"<", "file.markup", "This is a web page or XML, not JSON."),
    (b"PK\x03\x04", "file.zip", "This is a zip or office file. Unpack it first."),
    (b"%PDF", "file.pdf", "This is a PDF, not JSON."),
    (b"\xff\xfe", "file.utf-16", "This file is in UTF-16. Save it as UTF-8."),
    (b"\xfe\xff", "file.utf-16", "This file is in UTF-16. Save it as UTF-8."),
    (b"[", "file.list", "This is a JSON list. A bundle or one resource on each line is needed."),
)


def has_lines(path: Path) -> bool:
    """Whether the name says that each line is a resource (.ndjson, .jsonl, and the same with .gz)."""
    return bool({".ndjson", ".jsonl"} & {suffix.lower() for suffix in path.suffixes[-2:]})


def check_whole(path: Path) -> None:
    """Read the file once from end to end, so that nothing is taken from one that was cut short.

    Raises UnreadableFile for a file that is missing, empty, of another kind, damaged, too large or a zip bomb.
    """
    try:
        with _opened(path) as file:
            _check_kind(file.read(512))
            _check_size(path, file)
    except EOFError:
        raise UnreadableFile("file.cut-short", "The compressed file was cut short. Fetch it again.") from None
    except (gzip.BadGzipFile, zlib.error):
        raise UnreadableFile("file.damaged", "The compressed file is damaged. Fetch it again.") from None
    except OSError as error:
        raise UnreadableFile("file.cannot-open", f"The file cannot be opened: {error.strerror}.") from None


def document(path: Path) -> bytes:
    """The whole file, decompressed, without a byte order mark. Raises UnreadableFile past LARGEST_DOCUMENT."""
    with _opened(path) as file:
        content = file.read(LARGEST_DOCUMENT + 1)
    if len(content) > LARGEST_DOCUMENT:
        words = f"A bundle can have {LARGEST_DOCUMENT // MIB} MB at most. Split it, each person whole in one file."
        raise UnreadableFile("file.document-too-large", words)
    return content.removeprefix(_BYTE_ORDER_MARK)


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank, with its number from 1. Raises UnreadableFile for a line past LARGEST_DOCUMENT."""
    with _opened(path) as file:
        number = 0
        while line := file.readline(LARGEST_DOCUMENT + 1):
            number += 1
            if len(line) > LARGEST_DOCUMENT:
                raise UnreadableFile(
                    "file.line-too-large", f"Line {number} has more than {LARGEST_DOCUMENT // MIB} MB."
                )
            line = line.removeprefix(_BYTE_ORDER_MARK).strip() if number == 1 else line.strip()
            if line:
                yield number, line


def _opened(path: Path) -> AbstractContextManager[IO[bytes]]:
    with path.open("rb") as file:
        compressed = file.read(2) == _GZIP
    return cast(IO[bytes], gzip.open(path, "rb")) if compressed else path.open("rb")


def _check_kind(start: bytes) -> None:
    start = start.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if not start:
        raise UnreadableFile("file.empty", "The file is empty.")
    for sign, message, words in _OTHER_KINDS:
        if start.startswith(sign):
            raise UnreadableFile(message, words)


def _check_size(path: Path, file: IO[bytes]) -> None:
    packed = os.path.getsize(path)
    read = 0
    while chunk := file.read(MIB):
        read += len(chunk)
        if read > LARGEST_FILE:
            words = f"The file has more than {LARGEST_FILE // MIB} MB when unpacked."
            raise UnreadableFile("file.too-large", words)
        if read > _RATIO_COUNTS_FROM and read > packed * LARGEST_RATIO:
            words = f"The file unpacks to more than {LARGEST_RATIO} times its size, so it is not a real export."
            raise UnreadableFile("file.unpacks-too-large", words)
