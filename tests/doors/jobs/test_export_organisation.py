"""Everything of an organisation that leaves: all of it, as it was, and nothing to sign in with."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connections

from alongside.doors.jobs.cli import main
from alongside.doors.jobs.export_organisation import COMPARTMENT
from alongside.records.audit.models import Event
from alongside.records.rights import export
from tests.attacks.every_table import World, fill

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

GREENFIELD, HILLVIEW = "Greenfield Surgery", "Hillview Surgery"
BACK_AGAIN = """
select count(*) from (
    select to_jsonb(jsonb_populate_record(null::{table}, %(row)s::jsonb)) {without}
    intersect select to_jsonb(t) {without} from {table} t
) found
"""


@pytest.fixture
def world() -> World:
    return fill()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def taken(folder: Path) -> list[dict[str, Any]]:
    return [line for path in sorted(folder.rglob("*.jsonl")) for line in lines(path)]


def counted(statement: str, values: dict[str, object]) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.fetchone()[0])


def test_every_row_of_hers_leaves_and_is_read_back_as_it_was(world: World, tmp_path: Path) -> None:
    assert main(["export-organisation", GREENFIELD, str(tmp_path / "out")]) == 0
    hers = lines(tmp_path / "out" / "people" / f"{world.amina}.jsonl")
    guarded = lines(tmp_path / "out" / COMPARTMENT)
    counts = Counter(line["table"] for line in [*hers, *guarded])
    for model in apps.get_models():
        table, columns = model._meta.db_table, {field.column for field in model._meta.concrete_fields}
        column = next((each for each in ("person_id", "person") if each in columns), None)
        if model.__module__.startswith("alongside.") and column and table not in export.LEFT_OUT:
            rows = model._default_manager.using("owner").filter(**{column: world.amina})
            assert counts[table] >= rows.count(), table
    for line in taken(tmp_path / "out"):
        without = "".join(f" - '{column}'" for column in export.SECRETS.get(line["table"], ()))
        statement = BACK_AGAIN.format(table=line["table"], without=without)
        assert counted(statement, {"row": json.dumps(line["row"])}) == 1, line


def test_the_compartment_leaves_in_a_file_of_its_own_and_nowhere_else(world: World, tmp_path: Path) -> None:
    """What another organisation's leads wrote about the same person stays with them."""
    assert main(["export-organisation", GREENFIELD, str(tmp_path / "out")]) == 0
    assert main(["export-organisation", HILLVIEW, str(tmp_path / "other")]) == 0
    guarded = lines(tmp_path / "out" / COMPARTMENT)
    tables = {line["table"] for line in guarded}
    assert tables == {*export.COMPARTMENT}
    assert {line["row"]["chain"] for line in guarded if line["table"] == "audit_event"} == {
        f"safeguarding:{world.cast.organisations[GREENFIELD]}"
    }
    (tmp_path / "out" / COMPARTMENT).unlink()
    rest = taken(tmp_path / "out")
    assert not [line for line in rest if line["table"].startswith("safeguarding_")]
    assert "her bank card is gone" not in json.dumps(rest)
    assert lines(tmp_path / "other" / COMPARTMENT) == []


def test_every_table_leaves_or_is_left_out_by_name(world: World, tmp_path: Path) -> None:
    """What nobody thought of would stay behind unsaid."""
    for name in (GREENFIELD, "Meadow"):
        assert main(["export-organisation", name, str(tmp_path / name)]) == 0
    found = {line["table"] for line in taken(tmp_path)}
    ours = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]
    filled = {model._meta.db_table for model in ours if model._default_manager.using("owner").exists()}
    assert filled - found == export.LEFT_OUT.keys() & filled


def test_what_another_organisation_keeps_stays_where_it_is(world: World, tmp_path: Path) -> None:
    assert main(["export-organisation", "H81002", str(tmp_path / "out")]) == 0
    everything = json.dumps(taken(tmp_path / "out"))
    assert str(world.cast.people["Hilda"]) in everything
    assert str(world.amina) not in everything
    assert "Begum" not in everything


def test_nothing_to_sign_in_with_leaves(world: World, tmp_path: Path) -> None:
    assert main(["export-organisation", GREENFIELD, str(tmp_path / "out")]) == 0
    accounts = [line["row"] for line in taken(tmp_path / "out") if line["table"] == "people_account"]
    assert {"Carol Okoro", "Nadia Rahman"} <= {row["name"] for row in accounts}
    assert not [row for row in accounts if "password" in row]
    assert "people_signincode" not in {line["table"] for line in taken(tmp_path / "out")}


def test_the_export_is_in_the_list_of_events_of_the_organisation(world: World, tmp_path: Path) -> None:
    assert main(["export-organisation", GREENFIELD, str(tmp_path / "out")]) == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    event = Event.objects.using("owner").get(kind="organisation.exported")
    assert event.organisation == world.cast.organisations[GREENFIELD]
    assert event.detail == {"people": str(manifest["people"]), "rows": str(manifest["rows"])}
    assert manifest["rows"] == len(taken(tmp_path / "out"))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: None, "files are as they were written"),
        (lambda folder: (folder / "organisation.jsonl").write_text("{}\n"), "organisation.jsonl: is not as it was"),
        (lambda folder: (folder / "organisation.jsonl").unlink(), "organisation.jsonl: is missing"),
        (lambda folder: (folder / "people" / "more.jsonl").write_text("{}\n"), "people/more.jsonl: is not as it was"),
    ],
)
def test_whether_the_files_are_whole_can_be_checked(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: Any, said: str
) -> None:
    folder = tmp_path / "out"
    main(["export-organisation", HILLVIEW, str(folder)])
    damage(folder)
    code = main(["export-organisation", HILLVIEW, str(folder), "--check"])
    assert said in capsys.readouterr().out
    assert code == ("files are" not in said)


def test_what_cannot_be_done_is_said_and_leaves_no_folder(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export-organisation", "Nowhere", str(tmp_path / "out")]) == 1
    assert "no organisation with the ODS code or the name 'Nowhere'" in capsys.readouterr().err
    (tmp_path / "there").mkdir()
    assert main(["export-organisation", GREENFIELD, str(tmp_path / "there")]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["export-organisation", GREENFIELD, str(tmp_path / "there"), "--check"]) == 1
    assert "holds no manifest.json" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [tmp_path / "there"]
