"""The three roles have exactly the rights on the golden lists, and preparing twice changes nothing."""

import os
import subprocess

import psycopg
import pytest

from alongside.engines.postgres.roles import ROLES, RoleNames, prepare, prepare_sql
from alongside.engines.postgres.supervisor import Server

ATTRIBUTES = """
SELECT rolname, rolcanlogin, rolinherit, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
FROM pg_roles WHERE rolname LIKE 'alongside%' ORDER BY rolname
"""
GOLDEN_ATTRIBUTES = [
    # login, inherit, then nothing: superuser, create roles, create databases, replication, bypass row-level security
    ("alongside_gate", False, True, False, False, False, False, False),
    ("alongside_owner", True, True, False, False, False, False, False),
    ("alongside_runtime", True, True, False, False, False, False, False),
]

MEMBERSHIPS = """
SELECT roleid::regrole::text, member::regrole::text, admin_option, inherit_option, set_option
FROM pg_auth_members WHERE 'alongside' = ANY(ARRAY[split_part(roleid::regrole::text, '_', 1),
                                                   split_part(member::regrole::text, '_', 1)])
"""
GOLDEN_MEMBERSHIPS = [("alongside_gate", "alongside_owner", False, False, True)]

RIGHTS = """
SELECT role, has_database_privilege(role, 'alongside', 'CONNECT'), has_database_privilege(role, 'alongside', 'CREATE'),
       has_database_privilege(role, 'alongside', 'TEMP'),
       has_schema_privilege(role, 'public', 'USAGE'), has_schema_privilege(role, 'public', 'CREATE')
FROM unnest(ARRAY['alongside_gate', 'alongside_owner', 'alongside_runtime', 'public']) role ORDER BY role
"""
GOLDEN_RIGHTS = [
    # database: connect, create schemas, temporary tables; schema: use, create
    ("alongside_gate", False, False, False, True, True),
    ("alongside_owner", True, True, True, True, True),
    ("alongside_runtime", True, False, False, True, False),
    ("public", False, False, False, False, False),
]


def rows(server: Server, query: str, database: str = "alongside") -> list[tuple[object, ...]]:
    with psycopg.connect(server.superuser_url, dbname=database) as connection:
        return connection.execute(query).fetchall()


def runtime(server: Server) -> psycopg.Connection:
    return psycopg.connect(server.places.url(ROLES.runtime, server.passwords.runtime, "alongside"), autocommit=True)


def owner(server: Server) -> psycopg.Connection:
    return psycopg.connect(server.places.url(ROLES.owner, server.passwords.owner, "alongside"), autocommit=True)


@pytest.mark.parametrize("again", [False, True])
def test_roles_have_exactly_these_rights(server: Server, again: bool) -> None:
    if again:
        prepare(server.superuser_url, server.passwords)
    assert rows(server, ATTRIBUTES) == GOLDEN_ATTRIBUTES
    assert rows(server, MEMBERSHIPS) == GOLDEN_MEMBERSHIPS
    assert rows(server, RIGHTS) == GOLDEN_RIGHTS
    assert rows(server, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'alongside'") == [
        ("alongside_owner",)
    ]


def test_rights_that_somebody_added_are_taken_away(server: Server) -> None:
    with psycopg.connect(server.superuser_url, dbname="alongside", autocommit=True) as superuser:
        superuser.execute("ALTER ROLE alongside_runtime BYPASSRLS CREATEROLE")
        superuser.execute("ALTER ROLE alongside_gate LOGIN")
        superuser.execute("ALTER ROLE alongside_owner CREATEDB")
        superuser.execute("GRANT CREATE ON SCHEMA public TO PUBLIC")
        superuser.execute("GRANT TEMP ON DATABASE alongside TO PUBLIC")
    prepare(server.superuser_url, server.passwords)
    assert rows(server, ATTRIBUTES) == GOLDEN_ATTRIBUTES
    assert rows(server, RIGHTS) == GOLDEN_RIGHTS


def test_only_for_tests_the_owner_may_make_databases(server: Server) -> None:
    prepare(server.superuser_url, server.passwords, for_tests=True)
    assert rows(server, "SELECT rolcreatedb FROM pg_roles WHERE rolname = 'alongside_owner'") == [(True,)]
    prepare(server.superuser_url, server.passwords)
    assert rows(server, "SELECT rolcreatedb FROM pg_roles WHERE rolname = 'alongside_owner'") == [(False,)]


def test_the_owner_hands_a_function_to_the_gate_without_acting_as_the_gate(server: Server) -> None:
    with owner(server) as connection, connection.transaction(force_rollback=True):
        connection.execute("CREATE FUNCTION opened() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        connection.execute("ALTER FUNCTION opened() OWNER TO alongside_gate")
        mine = connection.execute("SELECT pg_has_role('alongside_gate', 'USAGE'), pg_has_role('alongside_gate', 'SET')")
        assert mine.fetchone() == (False, True)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (n int)",
        "CREATE TEMP TABLE mine (n int)",
        "CREATE SCHEMA mine",
        "SELECT * FROM made_by_the_owner",
        "SET ROLE alongside_owner",
        "SET ROLE alongside_gate",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_the_runtime_role_may_not(server: Server, statement: str) -> None:
    with owner(server) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS made_by_the_owner (n int)")
    with runtime(server) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_nobody_logs_in_as_the_gate(server: Server) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.places.url(ROLES.gate, "", "alongside"))


def test_the_printed_script_does_the_same_as_preparing(server: Server) -> None:
    """Run by the wheel's psql as a role that is no superuser, as on a managed server, twice."""
    names = RoleNames(owner="other_owner", runtime="other_runtime", gate="other_gate")
    with psycopg.connect(server.superuser_url, autocommit=True) as superuser:
        superuser.execute("CREATE ROLE managing LOGIN CREATEROLE CREATEDB PASSWORD 'made-up'")
    script = prepare_sql(database="other", names=names)
    asked = [line for line in script.splitlines() if line.startswith("\\password")]
    script = "\n".join(line for line in script.splitlines() if line not in asked)
    for _ in range(2):
        done = subprocess.run(
            [server._programs.path("psql"), "--no-psqlrc", server.places.url("managing", "made-up", "postgres")],
            input=script,
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert asked == ['\\password "other_owner"', '\\password "other_runtime"']
    for query, golden in ((ATTRIBUTES, GOLDEN_ATTRIBUTES), (RIGHTS, GOLDEN_RIGHTS)):
        renamed = [(role.replace("alongside", "other"), *rights) for role, *rights in golden]
        assert rows(server, query.replace("alongside", "other"), "other") == renamed
    assert ("other_gate", "other_owner", False, False, True) in rows(server, MEMBERSHIPS.replace("alongside", "other"))
    assert rows(server, "SELECT datlocale FROM pg_database WHERE datname = 'other'") == [("C.UTF-8",)]


def test_no_password_is_in_the_log(server: Server) -> None:
    log = server.places.log.read_text()
    assert os.path.getsize(server.places.log) > 0
    assert server.passwords.owner not in log
    assert server.passwords.runtime not in log
