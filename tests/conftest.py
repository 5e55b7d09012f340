"""What every test stands on: a real PostgreSQL, the runtime role, an identity that never lingers, and no network.

**The server.** Tests run on PostgreSQL as production does. By default that is the embedded server, in a home of its own
in memory or below the system's temporary folder (or ALONGSIDE_TEST_HOME), kept from run to run. Each test session takes
the first free home in there, so several sessions can run at once; pytest-xdist's workers share the server of their
session. To test against another server set DATABASE_OWNER_URL (a role with CREATEDB) and DATABASE_URL (the runtime
role), after preparing it with `alongside database prepare --print-sql`.

**The database.** Migrations run once, as the owner, into a template named after everything they depend on; each worker
works in a copy. `default` connects as the runtime role and `owner` as the owner, both to that copy, so row-level
security is as real here as anywhere. It is never TEST.MIRROR, which ran on the real database.

**The two kinds of test.** `db` wraps the test in a transaction on each alias and rolls back. `transactional_db`
commits; afterwards the copy is made anew from the template, because what is insert-only cannot be flushed. Both aliases
are allowed in every test. They are two connections: neither sees what the other has not committed.

**The identity.** `acting(actor)` sets it for a block and takes it away again. Inside a test's transaction an identity
would outlive the request or job that set it and hide that the next one sets none, so it is also taken away before every
test and before every request of a test client.

**The network.** Only this machine and unix sockets; `@pytest.mark.enable_socket` lifts that.
"""

import getpass
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
import pytest_socket
from django.core.management import call_command
from django.db import connections, transaction
from django.test import AsyncClient, Client, TransactionTestCase
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from alongside.engines.postgres.addresses import addresses, django_database
from alongside.engines.postgres.identity import NAMES, set_identity
from alongside.engines.postgres.roles import ROLES, prepare, prepare_database
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble
from alongside.rules.actors import Actor

ROOT = Path(__file__).resolve().parent.parent
ALIASES = ("default", "owner")
SERVER_OF_THE_SESSION = "ALONGSIDE_TEST_SERVER"  # how xdist's workers learn which home the session took
MOST_SESSIONS = 20
KEPT_TEMPLATES = 3

# Nothing here has to survive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}

# What the outcome of all migrations depends on.
SHAPES = ("src/alongside/**/migrations/*.py", "src/alongside/**/*.sql", "src/alongside/**/models*.py")
SHAPES_TOO = ("src/alongside/rules/**/*.py", "src/alongside/config/settings.py", "uv.lock", "tests/conftest.py")


@dataclass(frozen=True)
class Cluster:
    """Addresses of one PostgreSQL: of somebody who may make databases, and of the two roles."""

    maker: str
    owner: str
    runtime: str


# --- The server -------------------------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Workers of xdist share one server, so the session that starts them starts it and outlives them."""
    config.alongside_server = None
    if config.getoption("dist", "no") != "no" and not hasattr(config, "workerinput") and not _external():
        config.alongside_server = _take_server()
        os.environ[SERVER_OF_THE_SESSION] = str(config.alongside_server.places.home)


def pytest_unconfigure(config: pytest.Config) -> None:
    if config.alongside_server:
        config.alongside_server.stop()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL to test on."""
    if external := _external():
        yield external
        return
    shared = os.environ.get(SERVER_OF_THE_SESSION)
    server = Server(Path(shared)) if shared else _take_server()
    if shared:
        server.start()
    known = addresses(server.places.home, {})
    yield Cluster(maker=server.superuser_url, owner=known.owner, runtime=known.runtime)
    server.stop()


def _external() -> Cluster | None:
    owner, runtime = os.environ.get("DATABASE_OWNER_URL"), os.environ.get("DATABASE_URL")
    return Cluster(maker=owner, owner=owner, runtime=runtime) if owner and runtime else None


def _take_server() -> Server:
    """The embedded server in the first home that no other session is using."""
    given = os.environ.get("ALONGSIDE_TEST_HOME")
    base = Path(given) if given else _fast_folder() / f"alongside-tests-{getpass.getuser()}"
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


@pytest.fixture(scope="session")
def fast_folder() -> Path:
    """Where to make files that need not outlive the tests."""
    return _fast_folder()


def _fast_folder() -> Path:
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


# --- The database -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    cluster: Cluster,
) -> Iterator[None]:
    """Gives this worker its copy of the migrated template, and points both aliases at it."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    name = f"test_alongside_{worker}"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        template = _template(cluster)
        copy = lambda *_: _copy_template(cluster, template, name)  # noqa: E731 - also stands in for a method
        copy()
        _point_at(cluster, name)
        patch.setattr(TransactionTestCase, "_fixture_teardown", copy)
        patch.setenv("DATABASE_URL", _url(cluster.runtime, name))
        patch.setenv("DATABASE_OWNER_URL", _url(cluster.owner, name))
        yield
        connections.close_all()
        _drop(cluster, name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Allows both aliases in every test that uses the database."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            given = {"databases": ALIASES, **(marker.kwargs if marker else {})}
            item.add_marker(pytest.mark.django_db(**given), append=False)


def _template(cluster: Cluster) -> str:
    """The name of the migrated template, made first if what it depends on has changed."""
    name = f"template_{_digest()}"
    with psycopg.connect(cluster.maker, autocommit=True) as maker:
        maker.execute("SELECT pg_advisory_lock(hashtext('alongside-template'))")
        if not _exists(maker, name):
            _drop_old_templates(maker)
            making = f"{name}_making"
            maker.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(making)))
            _create(maker, making, "template0")
            _migrate(cluster, making)
            maker.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (making, name))))
    return name


def _digest() -> str:
    digest = hashlib.sha256()
    for pattern in (*SHAPES, *SHAPES_TOO):
        for file in sorted(ROOT.glob(pattern)):
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _exists(maker: psycopg.Connection, name: str) -> bool:
    return maker.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None


def _drop_old_templates(maker: psycopg.Connection) -> None:
    old = maker.execute(
        r"SELECT datname FROM pg_database WHERE datname LIKE 'template\_%%' ORDER BY oid DESC OFFSET %s",
        (KEPT_TEMPLATES,),
    )
    for (name,) in old.fetchall():
        with suppress(psycopg.errors.ObjectInUse):
            maker.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def _create(maker: psycopg.Connection, name: str, template: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    maker.execute(statement.format(*map(sql.Identifier, (name, ROLES.owner, template))))


def _migrate(cluster: Cluster, name: str) -> None:
    prepare_database(cluster.maker, database=name)
    _point_at(cluster, name)
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    connections.close_all()


def _copy_template(cluster: Cluster, template: str, name: str) -> None:
    """Makes the worker's database as if nothing had ever been written to it."""
    connections.close_all()
    _drop(cluster, name)
    with psycopg.connect(cluster.maker, autocommit=True) as maker:
        _create(maker, name, template)
    prepare_database(cluster.maker, database=name)


def _drop(cluster: Cluster, name: str) -> None:
    """FORCE: a server thread or a process under test may still be connected."""
    with psycopg.connect(cluster.maker, autocommit=True) as maker:
        maker.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _point_at(cluster: Cluster, name: str) -> None:
    connections.close_all()
    for alias, url in (("default", cluster.runtime), ("owner", cluster.owner)):
        connections[alias].settings_dict.update(django_database(_url(url, name)))


def _url(url: str, database: str) -> str:
    return psycopg.conninfo.make_conninfo(url, dbname=database)


# --- The identity -----------------------------------------------------------------------------------------------------


@pytest.fixture
def acting(db: None) -> Callable[..., object]:
    """`with acting(actor): ...` sets the identity for the block, and takes it away afterwards."""

    @contextmanager
    def act(actor: Actor, now: datetime | None = None, using: str = "default") -> Iterator[None]:
        with transaction.atomic(using=using):
            set_identity(actor, now or datetime.now(UTC), using)
            yield
        _forget_identity()

    return act


@pytest.fixture(autouse=True)
def _no_identity_left_over() -> None:
    _forget_identity()


@pytest.fixture(scope="session", autouse=True)
def _no_identity_from_the_last_request() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for client in (Client, AsyncClient):
            patch.setattr(client, "request", _forgetting(client.request))
        yield


def _forgetting(request: Callable[..., object]) -> Callable[..., object]:
    def request_without_identity(*arguments: object, **named: object) -> object:
        _forget_identity()
        return request(*arguments, **named)

    return request_without_identity


def _forget_identity() -> None:
    """On the open connections, past Django's cursors: it must not count as one of a test's queries."""
    for alias in ALIASES:
        connection = connections[alias].connection
        if connection is None or connection.closed:
            continue
        if connection.info.transaction_status != psycopg.pq.TransactionStatus.INERROR:
            connection.execute("SELECT " + ", ".join(f"set_config('{name}', '', false)" for name in NAMES))


# --- The network ------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _this_machine_only(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("enable_socket") is None:
        pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
