"""The PostgreSQL that tests run on: the embedded server in a free home, and copies of one migrated template."""

import getpass
import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from alongside.doors.jobs.migrate import migrate
from alongside.engines.postgres.addresses import django_database
from alongside.engines.postgres.roles import ROLES, prepare, prepare_database
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble

ROOT = Path(__file__).resolve().parent.parent
MOST_SESSIONS = 20
KEPT_TEMPLATES = 3

# Nothing here has to survive a power cut.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "max_connections": "200",
}

# What the tables depend on, and what the law that is laid down on them does. Other code changes no template: a model
# that has no migration yet is found by tests/house/test_migrations.py.
TABLES = ("src/alongside/**/migrations/*.py", "src/alongside/config/settings.py", "tests/cluster.py", "uv.lock")
LAW = ("src/alongside/**/*.sql",)


@dataclass(frozen=True)
class Cluster:
    """Addresses of one PostgreSQL: of somebody who may make databases, and of the two roles."""

    maker: str
    owner: str
    runtime: str


def external() -> Cluster | None:
    """The server that the environment names, if it does."""
    owner, runtime = os.environ.get("DATABASE_OWNER_URL"), os.environ.get("DATABASE_URL")
    return Cluster(maker=owner, owner=owner, runtime=runtime) if owner and runtime else None


def take_server() -> Server:
    """The embedded server in the first home that no other session is using."""
    given = os.environ.get("ALONGSIDE_TEST_HOME")
    base = Path(given) if given else fast_folder() / f"alongside-tests-{getpass.getuser()}"
    base.mkdir(mode=0o755, parents=True, exist_ok=True)
    if base.stat().st_uid != os.geteuid():
        pytest.exit(f"{base} belongs to somebody else. Set ALONGSIDE_TEST_HOME to another folder.", returncode=3)
    for number in range(MOST_SESSIONS):
        server = _started(base / str(number))
        if server.owned:
            prepare(server.superuser_url, server.passwords, for_tests=True)
            return server
        server.stop()
    pytest.exit(f"{MOST_SESSIONS} test sessions are running already.", returncode=3)


def fast_folder() -> Path:
    """Memory where there is plenty and programs may run from it (a container's is often small), else the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - what is made in it has unguessable or checked owners
    if memory.is_dir() and not os.statvfs(memory).f_flag & os.ST_NOEXEC and shutil.disk_usage(memory).free > 2**32:
        return memory
    return Path(tempfile.gettempdir())


def _started(home: Path) -> Server:
    """Starts the server of a home; one that a power cut has spoilt is made anew."""
    try:
        server = Server(home, settings=FAST, patience=60)
        server.start()
    except DatabaseTrouble:
        shutil.rmtree(home)
        server = Server(home, settings=FAST, patience=60)
        server.start()
    return server


def template(cluster: Cluster) -> str:
    """The name of the migrated template, made first if what it depends on has changed.

    Where only the law has changed, it is laid down on a copy of a template that has these tables already.
    """
    tables = f"template_{_digest(TABLES)}_"
    name = tables + _digest(LAW)
    with psycopg.connect(cluster.maker, autocommit=True) as maker:
        maker.execute("SELECT pg_advisory_lock(hashtext('alongside-template'))")
        known = _templates(maker)
        if name not in known:
            _drop_old_templates(maker, known)
            making = f"{name}_making"
            _drop(maker, making)
            _create(maker, making, next((each for each in known if each.startswith(tables)), "template0"))
            _migrate(cluster, making)
            maker.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (making, name))))
    return name


def copy_template(cluster: Cluster, template: str, name: str) -> None:
    """Makes a database as if nothing had ever been written to it."""
    connections.close_all()
    with psycopg.connect(cluster.maker, autocommit=True) as maker:
        _drop(maker, name)
        _create(maker, name, template)
    prepare_database(cluster.maker, database=name)


def drop_copy(cluster: Cluster, name: str) -> None:
    connections.close_all()
    with psycopg.connect(cluster.maker, autocommit=True) as maker:
        _drop(maker, name)


def point_at(cluster: Cluster, name: str) -> None:
    """Points Django's two aliases at one database."""
    connections.close_all()
    for alias, address in (("default", cluster.runtime), ("owner", cluster.owner)):
        connections[alias].settings_dict.update(django_database(url(address, name)))


def url(address: str, database: str) -> str:
    """The same address with another database."""
    return psycopg.conninfo.make_conninfo(address, dbname=database)


def _digest(patterns: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _templates(maker: psycopg.Connection) -> list[str]:
    """Every finished template, the newest first."""
    found = maker.execute(r"SELECT datname FROM pg_database WHERE datname LIKE 'template\_%' ORDER BY oid DESC")
    return [name for (name,) in found.fetchall() if not name.endswith("_making")]


def _drop_old_templates(maker: psycopg.Connection, known: list[str]) -> None:
    for name in known[KEPT_TEMPLATES:]:
        with suppress(psycopg.errors.ObjectInUse):
            maker.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def _create(maker: psycopg.Connection, name: str, template: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy")
    maker.execute(statement.format(*map(sql.Identifier, (name, ROLES.owner, template))))


def _drop(maker: psycopg.Connection, name: str) -> None:
    """FORCE: a server thread or a process under test may still be connected."""
    maker.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _migrate(cluster: Cluster, name: str) -> None:
    prepare_database(cluster.maker, database=name)
    point_at(cluster, name)
    migrate()
    connections.close_all()
