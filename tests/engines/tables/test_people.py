"""Reading people from a CSV table: each row whole, or rejected with its line and every reason."""

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.engines.tables import files
from alongside.engines.tables.people import COLUMNS, REQUIRED, read_people
from alongside.rules.received import FileRead, ReceivedPerson, Rejected, UnreadableFile

NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
TEMPLATE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "csv-template.md"
ROSE = {
    "local_id": "A-17",
    "given_name": "Rose",
    "family_name": "Okafor",
    "born_on": "1948-07-05",
    "nhs_number": "999 000 0018",
    "preferred_name": "Rosie",
    "title": "Mrs",
    "gender": "Female",
    "died_on": "",
    "address": "1 Mill Lane; Ambleford",
    "postcode": "ZZ99 3WZ",
    "telephone": "07700 900123",
    "email": "rose@example.org",
    "language": "en",
    "interpreter_needed": "yes",
    "conditions": "Type 2 diabetes; High blood pressure;; Type 2 diabetes",
    "medicines": "Metformin 500mg tablets",
    "allergies": "Penicillin",
}
TOMASZ = dict.fromkeys(COLUMNS, "") | {
    "local_id": "A-18",
    "given_name": "Tomasz",
    "family_name": "Wiśniewski",
    "born_on": "31/01/1951",
}


@pytest.fixture
def read(tmp_path):
    """Write rows (or bytes) and read them: people, rejections and the summary."""

    def _read(*rows):
        path = tmp_path / "people.csv"
        if isinstance(rows[0], bytes):
            path.write_bytes(rows[0])
        else:
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, COLUMNS)
                writer.writeheader()
                writer.writerows(rows)
        *found, summary = read_people(path, now=NOW)
        people = [each for each in found if isinstance(each, ReceivedPerson)]
        rejected = [each for each in found if isinstance(each, Rejected)]
        assert summary == FileRead(len(people), len(rejected), {"row": len(found)}, summary.skipped)
        return people, rejected

    return _read


def problems(rejected):
    return [(str(each.place), each.field, each.reason.message) for one in rejected for each in one.problems]


def test_a_full_row_is_a_person(read):
    (rose, _), rejected = read(ROSE, TOMASZ)
    assert not rejected
    identity = rose.identity
    assert (rose.source_key, identity.nhs_number) == ("A-17", "9990000018")
    assert (identity.given_name, identity.family_name, identity.preferred_name) == ("Rose", "Okafor", "Rosie")
    assert (identity.born_on.on, identity.gender, identity.interpreter_needed) == (date(1948, 7, 5), "female", True)
    assert identity.address.lines == ("1 Mill Lane", "Ambleford")
    assert [each.name for each in rose.conditions] == ["Type 2 diabetes", "High blood pressure"]
    assert [each.name for each in (*rose.medicines, *rose.allergies)] == ["Metformin 500mg tablets", "Penicillin"]


def test_a_row_with_only_what_is_required_is_a_person(read):
    (tomasz,), _ = read(TOMASZ)
    assert (tomasz.identity.nhs_number, tomasz.identity.preferred_name) == (None, "")
    assert tomasz.identity.born_on.on == date(1951, 1, 31)


def test_every_value_has_a_source_of_its_own_that_stays_the_same(read):
    (before,), _ = read(ROSE)
    (after,), _ = read(ROSE | {"conditions": "COPD; Type 2 diabetes"})
    sources = [each.source for each in (*before.conditions, *before.medicines, *before.allergies)]
    assert len(set(sources)) == 4
    assert after.conditions[1].source == before.conditions[0].source


def test_the_row_is_kept_as_it_was(read):
    (rose,), _ = read(ROSE)
    (row,) = rose.verbatim
    assert json.loads(row.text) == ROSE
    assert (row.type, row.id, len(row.sha256)) == ("row", "A-17", 64)


def test_only_the_required_columns_are_needed(read):
    people, _ = read(b"Local ID,Given name,Family name,Born on\nA-1,Rose,Okafor,05/07/1948\n")
    assert people[0].identity.family_name == "Okafor"


def test_a_byte_order_mark_and_windows_line_ends_are_no_obstacle(read):
    people, _ = read(b"\xef\xbb\xbflocal_id,given_name,family_name,born_on\r\n1,Rose,Okafor,1948-07-05\r\n\r\n,,,\r\n")
    assert len(people) == 1


@pytest.mark.parametrize(
    ("change", "column", "message"),
    [
        ({"local_id": ""}, "local_id", "table.missing"),
        ({"given_name": "  "}, "given_name", "table.missing"),
        ({"born_on": ""}, "born_on", "table.missing"),
        ({"born_on": "31/02/1948"}, "born_on", "date.form"),
        ({"born_on": "5 July 1948"}, "born_on", "date.form"),
        ({"born_on": "05/07/48"}, "born_on", "date.form"),
        ({"born_on": "٠٥/٠٧/١٩٤٨"}, "born_on", "date.form"),
        ({"born_on": "2027-01-01"}, "born_on", "date.birth-in-future"),
        ({"born_on": "1899-12-31"}, "born_on", "date.birth-too-early"),
        ({"died_on": "1948-07-04"}, "died_on", "date.death-before-birth"),
        ({"died_on": "02/06/2026"}, "died_on", "date.death-in-future"),
        ({"nhs_number": "9990000019"}, "nhs_number", "nhs-number.check-digit"),
        ({"nhs_number": "9.99E+09"}, "nhs_number", "nhs-number.ten-digits"),
        ({"gender": "F"}, "gender", "table.unknown-word"),
        ({"interpreter_needed": "maybe"}, "interpreter_needed", "table.yes-or-no"),
        ({"language": "Polish"}, "language", "table.language"),
        ({"email": "rose"}, "email", "contact.email"),
        ({"family_name": "Oka\u202efor"}, "family_name", "text.forbidden-character"),
        ({"family_name": "Oka\x00for"}, "family_name", "text.forbidden-character"),
        ({"telephone": "07700\n900123"}, "telephone", "text.one-line"),
        ({"postcode": "x" * 201}, "postcode", "text.too-long"),
        ({"conditions": "Asthma; \u200d"}, "conditions", "text.nothing-visible"),
    ],
)
def test_one_problem_rejects_the_row_and_no_other(read, change, column, message):
    people, rejected = read(TOMASZ, ROSE | change)
    assert [each.source_key for each in people] == ["A-18"]
    assert problems(rejected) == [("line 3", column, message)]
    assert rejected[0].problems[0].reason.words.endswith(".")


def test_every_problem_of_a_row_is_listed(read):
    _, rejected = read(ROSE | {"gender": "F", "email": "x", "nhs_number": "1"})
    assert {column for _, column, _ in problems(rejected)} == {"gender", "email", "nhs_number"}


@pytest.mark.parametrize(
    ("column", "first", "second", "message"),
    [
        ("local_id", "A-17", "A-17", "table.shared"),
        ("nhs_number", "999 000 0018", "9990000018", "nhs-number.shared"),
    ],
)
def test_rows_that_share_a_number_are_all_rejected(read, column, first, second, message):
    others = {"local_id": "A-19", "nhs_number": "", "given_name": "Mei"}
    people, rejected = read(ROSE | {column: first}, TOMASZ, ROSE | others | {column: second})
    assert [each.source_key for each in people] == ["A-18"]
    assert problems(rejected) == [("line 2", column, message), ("line 4", column, message)]


def test_lines_are_counted_through_cells_that_run_over_several(read):
    _, rejected = read(ROSE | {"telephone": "1\n2\n3"}, TOMASZ | {"gender": "x"})
    assert [place for place, _, _ in problems(rejected)] == ["line 2", "line 5"]


def test_a_row_with_a_cell_too_few_or_too_many_is_rejected(read):
    header = b"local_id,given_name,family_name,born_on\n"
    _, rejected = read(header + b"1,Rose,Okafor\n2,Rose,Okafor,1948-07-05,more\n")
    found = problems(rejected)
    assert ("line 2", "", "table.cells") in found
    assert ("line 3", "", "table.cells") in found


def test_a_cell_that_looks_like_a_formula_is_only_words(read):
    (rose,), _ = read(ROSE | {"given_name": "=cmd|' /C calc'!A0"})
    assert rose.identity.given_name == "=cmd|' /C calc'!A0"


GOOD = ",".join(REQUIRED).encode() + b"\nA-1,Rose,Okafor,1948-07-05\n"


@pytest.mark.parametrize(
    ("content", "message", "column"),
    [
        (b"", "table.empty", ""),
        (b"\xef\xbb\xbf \n", "table.empty", ""),
        (b"local_id,given_name,born_on\n1,Rose,1948-07-05\n", "table.missing-column", "family_name"),
        (GOOD.replace(b"local_id,", b"local_id,role,", 1), "table.unknown-column", "role"),
        (GOOD.replace(b"local_id,", b"local_id,local_id,", 1), "table.column-twice", "local_id"),
        (GOOD.replace(b",", b";"), "table.not-commas", ""),
        (GOOD.replace(b",", b"\t"), "table.not-commas", ""),
        (GOOD + b'2,"Rose,Okafor,1948-07-05\n', "table.broken", ""),
        (GOOD.replace(b"Okafor", b"N\xed Bhriain"), "table.encoding", ""),
        (GOOD.decode().encode("utf-16"), "table.encoding", ""),
        (b"PK\x03\x04", "table.spreadsheet", ""),
        (b"\xd0\xcf\x11\xe0", "table.spreadsheet", ""),
        (b"\x1f\x8b\x08", "table.compressed", ""),
        (b"<html>", "table.markup", ""),
        (b'{"resourceType": "Bundle"}', "table.json", ""),
        (b"%PDF-1.7", "table.pdf", ""),
    ],
)
def test_a_wrong_file_is_refused_in_plain_words(tmp_path, content, message, column):
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        next(read_people(path, now=NOW))
    assert (refused.value.reason.message, refused.value.field) == (message, column)
    assert refused.value.reason.words.endswith(".")


def test_a_file_that_is_absent_or_too_large_is_refused(tmp_path, monkeypatch):
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        next(read_people(tmp_path / "absent.csv", now=NOW))
    path = tmp_path / "people.csv"
    path.write_bytes(GOOD)
    monkeypatch.setattr(files, "LARGEST", 10)
    with pytest.raises(UnreadableFile, match="Split it"):
        next(read_people(path, now=NOW))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80), st.booleans())
def test_any_bytes_never_raise_an_error(tmp_path, content, with_header):
    path = tmp_path / "people.csv"
    path.write_bytes(GOOD + content if with_header else content)
    try:
        readings = list(read_people(path, now=NOW))
    except UnreadableFile as refused:
        assert refused.reason.words
    else:
        assert isinstance(readings[-1], FileRead)


def test_the_template_in_the_docs_names_every_column_and_can_be_read(read):
    page = TEMPLATE.read_text(encoding="utf-8")
    described = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert described == list(COLUMNS)
    example = page.split("```csv\n")[1].split("```")[0]
    people, rejected = read(example.encode())
    assert (len(people), rejected) == (2, [])
