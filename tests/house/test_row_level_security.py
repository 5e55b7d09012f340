"""The database itself refuses: forced row-level security on every table, unless a named reason says why not."""

import pytest
from django.db import connections

from alongside.engines.postgres.roles import ROLES
from tests.house.exempt_tables import CLOSED, WITHOUT_ROW_LEVEL_SECURITY
from tests.house.source import listed

TABLES = """
SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
               AND (p.polroles = '{0}' OR (SELECT oid FROM pg_roles WHERE rolname = %s) = ANY (p.polroles)))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY c.relname
"""


@pytest.fixture
def tables(db: None) -> dict[str, tuple[bool, bool]]:
    """Every table: whether row-level security is forced, and whether a policy speaks to the runtime role."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(TABLES, [ROLES.runtime])
        return {name: (forced, has_policy) for name, forced, has_policy in cursor.fetchall()}


def test_every_table_has_forced_row_level_security(tables: dict[str, tuple[bool, bool]]) -> None:
    problems = [
        f"{name}: no FORCE ROW LEVEL SECURITY; add it to the app's rls.sql, or a reason to tests/house/exempt_tables.py"
        for name, (forced, _) in tables.items()
        if not forced and name not in WITHOUT_ROW_LEVEL_SECURITY
    ]
    assert not problems, listed(problems)


def test_every_protected_table_is_open_to_the_runtime_role_by_a_policy_or_closed_for_a_reason(
    tables: dict[str, tuple[bool, bool]],
) -> None:
    shut = {name for name, (forced, has_policy) in tables.items() if forced and not has_policy}
    assert shut == set(CLOSED), f"{shut ^ set(CLOSED)}: a policy for {ROLES.runtime}, or a reason in exempt_tables.py"


def test_every_exemption_is_of_a_table_that_exists_and_is_not_protected(tables: dict[str, tuple[bool, bool]]) -> None:
    stale = [name for name in WITHOUT_ROW_LEVEL_SECURITY if tables.get(name, (True, True))[0]]
    assert not stale, listed([f"tests/house/exempt_tables.py: {name} needs no exemption" for name in stale])
