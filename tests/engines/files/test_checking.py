"""What is taken in from outside, and what is refused in words: bad inputs 65 to 71."""

import io
import subprocess

import pytest
from PIL import Image

from alongside.engines.files import checking
from alongside.engines.files.apart import looked_into, main
from alongside.engines.files.checking import checked_file
from alongside.engines.files.documents import check_document
from alongside.engines.files.kinds import form_of
from alongside.engines.files.pictures import LONGEST_SIDE, drawn_again, turned
from alongside.rules.files import JPEG, M4A, MOST_BYTES, MP3, OGG, PDF, WAV, WEBM, FileTrouble
from alongside.rules.refusals import Invalid
from tests import files


def no_scanner(content: bytes) -> str:
    return ""


TAKEN = {
    "a photograph": (files.photograph(), JPEG),
    "a PNG": (files.photograph(form="PNG"), JPEG),
    "a WebP": (files.photograph(form="WEBP"), JPEG),
    "a scan": (files.document(), PDF),
    "a voice memo": (files.VOICE_MEMO, M4A),
    "an MP3": (files.MP3, MP3),
    "an MP3 without a tag": (files.MP3[10:], MP3),
    "an Ogg": (files.OGG, OGG),
    "a WebM": (files.WEBM, WEBM),
    "a WAV": (files.recording(), WAV),
}
REFUSED = {
    "65 PDF after a web page": (files.WEB_PAGE + files.document(), FileTrouble.WEB_PAGE),
    "65 PDF after rubbish": (b"GIF89a" + files.document(), FileTrouble.TWO_KINDS),
    "65 picture and archive": (files.photograph() + files.archive(), FileTrouble.TWO_KINDS),
    "65 PDF and archive": (files.document() + files.archive(), FileTrouble.TWO_KINDS),
    "65 picture and PDF": (files.photograph(comment=files.document()[:400]), FileTrouble.TWO_KINDS),
    "65 picture and web page": (files.photograph(comment=files.WEB_PAGE), FileTrouble.TWO_KINDS),
    "65 wrong first bytes": (b"\xff\xd8\xff" + b"no picture at all" * 9, FileTrouble.UNREADABLE),
    "65 cut short": (files.photograph(600, 400)[:900], FileTrouble.UNREADABLE),
    "65 a PDF cut short": (files.document()[:-40], FileTrouble.UNREADABLE),
    "65 a program": (b"MZ\x90\0" + b"\0" * 200, FileTrouble.UNKNOWN_KIND),
    "65 an archive": (files.archive(), FileTrouble.ARCHIVE),
    "65 a film": (files.FILM, FileTrouble.FILM),
    "65 a film in WebM": (files.WEBM + b"V_VP9", FileTrouble.FILM),
    "65 HEIC": (files.PHONE_PICTURE, FileTrouble.PHONE_PICTURE),
    "65 words": (b"Dear doctor", FileTrouble.UNKNOWN_KIND),
    "66 pixels": (files.bomb_of_pixels(), FileTrouble.PICTURE_TOO_LARGE),
    "66 many pages": (files.document_of_many_pages(), FileTrouble.TOO_MUCH_INSIDE),
    "66 0 bytes": (b"", FileTrouble.EMPTY),
    "66 30 MB": (b"\xff\xd8\xff" + bytes(30_000_000), FileTrouble.TOO_LARGE),
    "67 script": (files.document_that_runs("JavaScript"), FileTrouble.RUNS),
    "67 launch": (files.document_that_runs("Launch"), FileTrouble.RUNS),
    "67 form that sends": (files.document_that_runs("SubmitForm"), FileTrouble.RUNS),
    "67 another file": (files.document_with_a_file(), FileTrouble.HOLDS_FILES),
    "67 a password": (files.locked_document(), FileTrouble.LOCKED),
    "67 a password for its owner": (files.locked_document(user=""), FileTrouble.LOCKED),
    "68 SVG": (files.DRAWING, FileTrouble.DRAWING),
    "68 SVG in a picture": (files.photograph(comment=files.DRAWING), FileTrouble.TWO_KINDS),
    "68 HTML": (files.WEB_PAGE, FileTrouble.WEB_PAGE),
    "70 EICAR": (files.EICAR, FileTrouble.VIRUS),
    "70 EICAR in a picture": (files.photograph(comment=files.EICAR), FileTrouble.VIRUS),
}


@pytest.mark.parametrize(("content", "form"), TAKEN.values(), ids=TAKEN)
def test_what_people_send_is_taken_in_by_what_is_inside(content, form):
    assert form_of(content) == form
    kept = looked_into(content)
    assert kept.startswith(b"\xff\xd8\xff") if form == JPEG else kept == content


@pytest.mark.parametrize(("content", "trouble"), REFUSED.values(), ids=REFUSED)
def test_what_is_dangerous_or_broken_is_refused_in_words(content, trouble):
    with pytest.raises(Invalid) as refusal:
        checked_file(content, scan=no_scanner)
    assert (refusal.value.message, refusal.value.field) == (str(trouble), "file")


def test_a_picture_keeps_nothing_of_where_it_was_taken_and_stands_upright():
    kept = drawn_again(files.photograph_with_a_place())
    assert b"Canary" in files.photograph_with_a_place() and b"Canary" not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert not picture.getexif() and "comment" not in picture.info
        assert picture.size == (40, 60)  # red was left of blue; upright it is above
        assert picture.getpixel((20, 5))[0] > 200 and picture.getpixel((20, 55))[2] > 200


def test_a_large_picture_becomes_as_large_as_reading_needs():
    with Image.open(io.BytesIO(drawn_again(files.photograph(5000, 1000)))) as picture:
        assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 5)


def test_what_is_see_through_is_seen_on_white():
    with Image.open(io.BytesIO(drawn_again(files.see_through()))) as picture:
        assert min(picture.getpixel((10, 10))) > 250


def test_a_picture_is_turned_to_the_right_for_who_reads_it():
    with Image.open(io.BytesIO(turned(files.photograph(), 90))) as picture:
        assert picture.size == (40, 60) and picture.getpixel((20, 5))[0] > 200


def test_things_inside_each_other_without_end_are_refused():
    deep = None
    for _ in range(60):
        deep = [deep]
    with pytest.raises(Invalid, match=r"files\.too-much-inside"):
        check_document(files.document(Deep=deep))


def test_the_look_happens_in_a_process_of_its_own():
    checked = checked_file(files.photograph_with_a_place(), scan=lambda content: "A scanner")
    assert (checked.form, checked.scanned_by) == (JPEG, "A scanner")
    assert b"Canary" not in checked.content and len(checked.fingerprint) == 64


@pytest.mark.parametrize("answer", [b"", b"refused\nnothing that is known", b"refused\nfiles.empty"])
def test_a_look_that_dies_or_says_something_else_is_a_file_that_cannot_be_read(answer, monkeypatch):
    done = subprocess.CompletedProcess((), 1, answer, b"")
    monkeypatch.setattr(checking.subprocess, "run", lambda *asked, **more: done)
    expected = "files.empty" if answer.endswith(b"empty") else "files.unreadable"
    with pytest.raises(Invalid, match=expected):
        checked_file(files.photograph(), scan=no_scanner)


def test_a_look_that_takes_too_long_is_ended(monkeypatch):
    def never(*asked, **more):
        raise subprocess.TimeoutExpired(asked, 1)

    monkeypatch.setattr(checking.subprocess, "run", never)
    with pytest.raises(Invalid, match=r"files\.unreadable"):
        checked_file(files.photograph(), scan=no_scanner)


@pytest.mark.parametrize("content", [files.photograph(), files.EICAR], ids=["good", "bad"])
def test_the_process_answers_by_what_it_writes(content, monkeypatch):
    written, limits = io.BytesIO(), []
    monkeypatch.setattr("alongside.engines.files.apart.resource.setrlimit", lambda *limit: limits.append(limit))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, write_through=True))
    main()
    assert written.getvalue().startswith(b"refused\nfiles.virus" if content == files.EICAR else b"read\n\xff\xd8\xff")
    assert len(limits) == 3


def test_the_scanner_is_asked_before_the_file_is_opened():
    def finds(content: bytes) -> str:
        raise Invalid("files.virus", field="file")

    with pytest.raises(Invalid, match=r"files\.virus"):
        checked_file(files.photograph(), scan=finds)
    assert MOST_BYTES == 10_000_000
