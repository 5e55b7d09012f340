"""The files of a copy: every one with its bytes and whose words are on it, or a line that says there are none."""

import io
import zipfile
from datetime import UTC, datetime
from uuid import uuid4

from alongside.doors.record_copies import files_copy
from alongside.records.files.values import AttachmentView, OpenedFile
from alongside.rules.files import FileKind
from alongside.rules.plan.content import Whose

AT = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)


def opened(name: str, content: bytes) -> OpenedFile:
    about = AttachmentView(
        id=uuid4(),
        person=uuid4(),
        round=uuid4(),
        kind=FileKind.PICTURE,
        name=name,
        section=None,
        prompt="",
        whose=Whose.PERSON,
        said_by="Amina Begum",
        scanned_by="",
        added_at=AT,
        added_by=uuid4(),
        added_by_name="Amina Begum",
        typed_at=None,
        typed_by_name="",
    )
    return OpenedFile(about, "image/jpeg", content)


def test_two_files_of_one_name_are_both_there() -> None:
    made = zipfile.ZipFile(io.BytesIO(files_copy([opened("sheet.jpg", b"one"), opened("sheet.jpg", b"two")])))
    assert made.read("001 sheet.jpg") == b"one" and made.read("002 sheet.jpg") == b"two"
    assert "001 sheet.jpg: Amina Begum, 2026-11-13" in made.read("contents.txt").decode()


def test_where_nothing_was_sent_it_says_so() -> None:
    made = zipfile.ZipFile(io.BytesIO(files_copy([])))
    assert made.namelist() == ["contents.txt"] and b"No photo" in made.read("contents.txt")
