"""What was agreed, said, decided and logged stays: no code of ours changes it, and the database refuses whoever tries.

Not even those who may read and write the plan can change a version: Amina, her nurse and her coordinator try here.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connections, transaction
from django.db.models import Model

from alongside.engines.postgres.identity import set_identity
from alongside.records.disagreements.models import Disagreement
from alongside.records.plans.models import AgreedExcept, Contribution, PlanSection, PlanVersion
from alongside.records.sharing.models import SharingDecision, StillOk
from alongside.rules.actors import Actor
from tests.attacks import tables
from tests.attacks.every_table import World
from tests.cluster import ROOT

pytestmark = pytest.mark.django_db

# The words of the plan, what was agreed or decided for somebody, who may see it, and what was done: tables that only
# ever grow.
INSERT_ONLY = (
    "appointments_recall",
    "audit_event",
    "authority_authoritystep",
    "authority_bestinterestsdecision",
    "authority_capacityassessment",
    "authority_competencejudgement",
    "authority_proxyinvitation",
    "carers_answer",
    "carers_assessment",
    "carers_cannotcarepart",
    "carers_caringwords",
    "carers_link",
    "carers_shown",
    "careteam_concernanswer",
    "careteam_conflict",
    "careteam_handover",
    "careteam_involvement",
    "careteam_observation",
    "careteam_supporterwas",
    "disagreements_disagreement",
    "document_agreedfor",
    "files_storedfile",
    "measures_agreed",
    "measures_answer",
    "measures_loaded",
    "measures_permission",
    "measures_stepwords",
    "measures_wenthow",
    "messaging_formatoverride",
    "people_keptapart",
    "plans_agreedexcept",
    "plans_comment",
    "plans_commentread",
    "plans_contribution",
    "plans_plansection",
    "plans_planversion",
    "prepare_localcheckset",
    "prepare_packstep",
    "prompts_promptsetversion",
    "safeguarding_named",
    "safeguarding_note",
    "safeguarding_view",
    "sharing_sharingdecision",
    "sharing_stillok",
)
CONTENT = (AgreedExcept, Contribution, Disagreement, PlanSection, PlanVersion, SharingDecision, StillOk)
WITH_TRIGGER = """
SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname = 'insert_only' AND t.tgenabled = 'O'
"""
NOT_READ = {PlanSection: ("content",)}  # the runtime role has no right to read this column
STATEMENTS = ("UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0} CASCADE")
WAYS = {
    "QuerySet.update": lambda row: type(row).objects.filter(pk=row.pk).update(person_id=row.person_id),
    "QuerySet.delete": lambda row: type(row).objects.filter(pk=row.pk)._raw_delete("default"),
    "QuerySet.bulk_update": lambda row: type(row).objects.bulk_update([row], ["person_id"]),
    "Model.save": lambda row: row.save(),
    "Model.delete": lambda row: row.delete(),
}


def test_the_tables_that_only_grow_are_these(world: World) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(WITH_TRIGGER)
        assert sorted(name for (name,) in cursor.fetchall()) == list(INSERT_ONLY)


@pytest.mark.parametrize("table", INSERT_ONLY)
@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("statement", STATEMENTS)
def test_sql_is_refused(world: World, table: str, alias: str, statement: str) -> None:
    """As the runtime role by the missing right, and as the owner by the trigger."""
    column = tables.read(table).columns[0]
    for actor in _entitled(world):
        with pytest.raises(DatabaseError, match=r"permission denied|is refused"), transaction.atomic(using=alias):
            set_identity(actor, world.cast.now, alias)
            with connections[alias].cursor() as cursor:
                cursor.execute(statement.format(table, column))


def test_without_the_trigger_the_owner_could_rewrite_what_was_said(world: World) -> None:
    """The planted fault: what the test above sees refused goes through."""
    with transaction.atomic(using="owner"):
        set_identity(world.cast.coordinator, world.cast.now, "owner")
        with connections["owner"].cursor() as cursor:
            cursor.execute("ALTER TABLE plans_contribution DISABLE TRIGGER insert_only")
            cursor.execute("UPDATE plans_contribution SET words = 'Something else'")
            assert cursor.rowcount
        transaction.set_rollback(True, using="owner")


@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize("way", WAYS)
def test_the_orm_is_refused(world: World, model: type[Model], way: str) -> None:
    for actor in _entitled(world):
        set_identity(actor, world.cast.now)
        rows = model.objects.filter(person_id=world.amina)  # type: ignore[attr-defined]
        row = rows.defer(*NOT_READ.get(model, ())).first()
        assert row is not None
        _refused(WAYS[way], row)


@pytest.mark.parametrize("table", sorted(tables.models()))
def test_nobody_empties_a_table(world: World, table: str) -> None:
    for actor in [*_entitled(world), *filter(None, world.attackers.values())]:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            set_identity(actor, world.cast.now)
            with connections["default"].cursor() as cursor:
                cursor.execute(f"TRUNCATE {table} CASCADE")


def test_no_code_of_ours_updates_or_deletes_such_rows() -> None:
    problems = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {ast.unparse(call)[:100]}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for call in _calls(path)
        if _rewrites(call) or _saves_over(path, call)
    ]
    assert not problems, "\n".join(problems)


def _refused(way: Callable[[Model], object], row: Model) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|protected foreign keys"), transaction.atomic():
        way(row)


def _entitled(world: World) -> list[Actor]:
    return [world.cast.person("Amina"), world.cast.nurse, world.cast.coordinator]


def _calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))


def _rewrites(call: ast.Call) -> bool:
    """`PlanVersion.objects....update(...)` and the like."""
    assert isinstance(call.func, ast.Attribute)
    start = ast.unparse(call.func.value).split(".")[0]
    changes = call.func.attr in {"update", "delete", "bulk_update", "update_or_create"}
    return changes and start in {model.__name__ for model in CONTENT} | {"Event"}


def _saves_over(path: Path, call: ast.Call) -> bool:
    """In records/plans, a save that is not an INSERT."""
    assert isinstance(call.func, ast.Attribute)
    if call.func.attr != "save" or "plans" not in path.parts:
        return False
    return ast.unparse(call).find("force_insert=True") < 0
