"""The print folder: each letter once, whole, and in the list."""

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from alongside.engines.gateways import folder as folder_module
from alongside.engines.gateways.outcome import Delivered, Failed
from alongside.engines.gateways.printing import MANIFEST, LetterFile, PrintFolder

LETTER = LetterFile("LTR-0001", b"%PDF-1.7 made up", 2, datetime(2026, 3, 3, 9, 30, tzinfo=UTC))


def rows(folder):
    with (folder / MANIFEST).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_puts_the_letter_and_lists_it(tmp_path):
    assert PrintFolder(tmp_path).put(LETTER) == Delivered("LTR-0001")
    assert (tmp_path / "LTR-0001.pdf").read_bytes() == LETTER.pdf
    [row] = rows(tmp_path)
    assert row["reference"] == "LTR-0001"
    assert row["pages"] == "2"
    assert row["put_at"] == "2026-03-03T09:30:00+00:00"


def test_put_again_it_is_there_once_even_after_the_printer_took_it(tmp_path):
    folder = PrintFolder(tmp_path)
    folder.put(LETTER)
    (tmp_path / "LTR-0001.pdf").unlink()
    assert folder.put(LETTER) == Delivered("LTR-0001")
    assert not (tmp_path / "LTR-0001.pdf").exists()
    assert len(rows(tmp_path)) == 1


def test_another_letter_under_the_same_reference_is_refused(tmp_path):
    folder = PrintFolder(tmp_path)
    folder.put(LETTER)
    assert folder.put(replace(LETTER, pdf=b"%PDF-1.7 another")) == Failed("letter-reference-used", retry=False)
    assert (tmp_path / "LTR-0001.pdf").read_bytes() == LETTER.pdf


@pytest.mark.parametrize("reference", ["", "../x", "a/b", "a\\b", "a.pdf", "=1+1", "-x", "a\n", "x" * 101, "é", "a b"])
def test_reference_that_is_no_safe_name_is_refused(reference, tmp_path):
    outcome = PrintFolder(tmp_path).put(replace(LETTER, reference=reference))
    assert outcome == Failed("letter-reference-not-valid", retry=False)
    assert list(tmp_path.iterdir()) == []


def test_only_pdfs(tmp_path):
    assert PrintFolder(tmp_path).put(replace(LETTER, pdf=b"<html>")) == Failed("letter-not-a-pdf", retry=False)


def test_folder_that_is_gone_is_tried_again(tmp_path):
    assert PrintFolder(tmp_path / "gone").put(LETTER) == Failed("folder-no-such-file-or-directory", retry=True)


def test_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(folder_module.os, "fsync", full)
        assert PrintFolder(tmp_path).put(LETTER) == Failed("folder-no-space-left-on-device", retry=True)
    assert [each.name for each in tmp_path.iterdir()] == [".lock"]
    assert PrintFolder(tmp_path).put(LETTER) == Delivered("LTR-0001")


def test_stopped_between_letter_and_list_the_next_try_mends_it(tmp_path):
    (tmp_path / "LTR-0001.pdf").write_bytes(LETTER.pdf)
    assert PrintFolder(tmp_path).put(LETTER) == Delivered("LTR-0001")
    assert len(rows(tmp_path)) == 1


def put_many(path, start):
    for number in range(start, start + 20):
        PrintFolder(path).put(replace(LETTER, reference=f"LTR-{number:04}"))


def test_several_writers_lose_no_row(tmp_path):
    with ThreadPoolExecutor(3) as writers:  # the lock is on the open file: threads contend for it as processes do
        list(writers.map(partial(put_many, tmp_path), (0, 20, 10)))
    assert sorted(row["reference"] for row in rows(tmp_path)) == [f"LTR-{number:04}" for number in range(40)]
