"""Importing twice changes nothing; one changed record changes one row; a copy under another name adds nobody.

On the real files of ../shared where they are, and on made ones anywhere.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections, transaction
from psycopg import sql

from alongside.doors.jobs import cli
from alongside.records.people.models import Person
from tests.cast import make_cast
from tests.engines.fhir.made_bundles import made_bundle

REAL = sorted((Path(__file__).resolve().parents[4] / "shared" / "data" / "synthea").glob("*.json.gz"))
# The audit and the import log say that an import took place, so they grow; nothing else may.
APART = {"audit_event", "audit_head", "people_importrun", "people_importproblem", "django_migrations"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def greenfield() -> None:
    with transaction.atomic():
        assert make_cast().coordinator.role == "coordinator"


@pytest.fixture(params=["made", pytest.param("real", marks=pytest.mark.skipif(not REAL, reason="no ../shared/data"))])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> list[Path]:
    """Thirteen people in thirteen files."""
    if request.param == "real":
        return REAL
    paths = []
    for seed in range(13):
        path = tmp_path / f"person-{seed}.json"
        path.write_text(json.dumps(made_bundle(1, seed=seed + 100)), encoding="utf-8")
        paths.append(path)
    return paths


def test_thirteen_people_load_and_a_second_run_changes_no_row(files: list[Path]) -> None:
    before = _people()
    assert _import(*files) == 0
    assert _people() - before == 13
    rows = _row_hashes()
    assert _import(*files) == 0
    assert _row_hashes() == rows


def test_one_changed_observation_changes_one_row(files: list[Path], tmp_path: Path) -> None:
    _import(*files)
    before = _row_hashes()
    assert _import(_with_one_changed_observation(files[0], tmp_path)) == 0
    after = _row_hashes()
    changed = {(table, digest) for table in after for digest in after[table] - before[table]}
    gone = {(table, digest) for table in before for digest in before[table] - after[table]}
    assert [table for table, _ in changed] == ["health_result"]
    assert [table for table, _ in gone] == ["health_result"]


def test_a_renamed_copy_adds_nobody(files: list[Path], tmp_path: Path) -> None:
    _import(*files)
    people, rows = _people(), _row_hashes()
    copy = tmp_path / f"another-name{''.join(files[0].suffixes[-2:])}"
    copy.write_bytes(files[0].read_bytes())
    assert _import(copy) == 0
    assert _people() == people
    assert _row_hashes() == rows


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torn, good = tmp_path / "torn.json.gz", tmp_path / "good.json"
    torn.write_bytes(gzip.compress(json.dumps(made_bundle(1, seed=7)).encode())[:200])
    good.write_text(json.dumps(made_bundle(2, seed=8)), encoding="utf-8")
    before = _people()
    assert _import(torn, good) == 1
    assert _people() - before == 2
    assert "torn.json.gz" in capsys.readouterr().err


def test_somebody_with_the_same_name_and_birth_date_waits_for_a_human(tmp_path: Path) -> None:
    bundle = made_bundle(1, seed=9)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    first.write_text(json.dumps(bundle), encoding="utf-8")
    second.write_text(json.dumps(_as_somebody_else(bundle)), encoding="utf-8")
    _import(first)
    before = _people()
    assert _import(second) == 0
    assert _people() == before
    with connections["owner"].cursor() as cursor:
        cursor.execute("select why from people_possiblematch")
        assert cursor.fetchall() == [("possible",)]


def test_a_folder_is_called_one_and_the_way_on_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(tmp_path) == 1
    said = capsys.readouterr()
    assert "This is a folder. Name the files in it, such as people.csv or *.json." in said.err and said.out == ""


def _import(*paths: Path) -> int:
    return cli.main(["import-people", *map(str, paths)])


def _people() -> int:
    return Person.objects.using("owner").count()


def _row_hashes() -> dict[str, frozenset[str]]:
    """{table: the hash of each of its rows}, as the owner sees them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall() if name not in APART]
        return {table: frozenset(_hashes_of(cursor, table)) for table in tables}


def _hashes_of(cursor: object, table: str) -> Iterator[str]:
    statement = sql.SQL("select t::text from {} t").format(sql.Identifier(table))
    cursor.execute(statement)  # type: ignore[attr-defined]
    for (row,) in cursor.fetchall():  # type: ignore[attr-defined]
        yield hashlib.sha256(row.encode()).hexdigest()


def _with_one_changed_observation(path: Path, folder: Path) -> Path:
    content = path.read_bytes()
    bundle = json.loads(gzip.decompress(content) if path.suffix == ".gz" else content)
    observation = next(
        entry["resource"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "Observation" and "valueQuantity" in entry["resource"]
    )
    observation["valueQuantity"]["value"] = 41.5
    changed = folder / "changed.json"
    changed.write_text(json.dumps(bundle), encoding="utf-8")
    return changed


def _as_somebody_else(bundle: dict[str, object]) -> dict[str, object]:
    """The same name and birth date under another id and without an NHS number."""
    entries = bundle["entry"]
    patient = next(e["resource"] for e in entries if e["resource"]["resourceType"] == "Patient")  # type: ignore[attr-defined]
    stranger = {**patient, "id": "5e8b1a86-0000-4000-8000-00000000abcd"}
    stranger.pop("identifier", None)
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": stranger}]}
