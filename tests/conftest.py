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

**The key of a form.** Every page's form carries one. A test client gives each post a new one, as a page would that was
opened for it; a test that sends one itself, or an empty one, keeps what it sends.

**Chance.** Hypothesis draws its examples on any machine, however busy: it counts no seconds.

**The network.** Only this machine and unix sockets; `@pytest.mark.enable_socket` lifts that.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psycopg
import pytest
import pytest_socket
from django.db import connections, transaction
from django.test import AsyncClient, Client, TransactionTestCase
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from alongside.engines.postgres.addresses import addresses
from alongside.engines.postgres.identity import NAMES, set_identity
from alongside.engines.postgres.supervisor import Server
from alongside.rules.actors import Actor
from tests.cluster import Cluster, copy_template, drop_copy, external, point_at, take_server, template, url
from tests.cluster import fast_folder as find_fast_folder
from tests.doors.web.keys import with_key

ALIASES = ("default", "owner")
SERVER_OF_THE_SESSION = "ALONGSIDE_TEST_SERVER"  # how xdist's workers learn which home the session took

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# --- The server -------------------------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Workers of xdist share one server, so the session that starts them starts it and outlives them."""
    config.alongside_server = None
    if config.getoption("dist", "no") != "no" and not hasattr(config, "workerinput") and not external():
        config.alongside_server = take_server()
        os.environ[SERVER_OF_THE_SESSION] = str(config.alongside_server.places.home)


def pytest_unconfigure(config: pytest.Config) -> None:
    if config.alongside_server:
        config.alongside_server.stop()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL to test on."""
    if given := external():
        yield given
        return
    shared = os.environ.get(SERVER_OF_THE_SESSION)
    server = Server(Path(shared)) if shared else take_server()
    if shared:
        server.start()
    known = addresses(server.places.home, {})
    yield Cluster(maker=server.superuser_url, owner=known.owner, runtime=known.runtime)
    server.stop()


@pytest.fixture(scope="session")
def fast_folder() -> Path:
    """Where to make files that need not outlive the tests."""
    return find_fast_folder()


# --- The database -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    cluster: Cluster,
) -> Iterator[None]:
    """Gives this worker its copy of the migrated template, and points both aliases at it."""
    name = f"test_alongside_{getattr(request.config, 'workerinput', {}).get('workerid', 'main')}"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        make_anew = partial(copy_template, cluster, template(cluster), name)
        make_anew()
        point_at(cluster, name)
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: make_anew())
        patch.setenv("DATABASE_URL", url(cluster.runtime, name))
        patch.setenv("DATABASE_OWNER_URL", url(cluster.owner, name))
        yield
        drop_copy(cluster, name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Allows both aliases in every test that uses the database."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            given = {"databases": ALIASES, **(marker.kwargs if marker else {})}
            item.add_marker(pytest.mark.django_db(**given), append=False)


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


@pytest.fixture(scope="session", autouse=True)
def _a_key_with_every_form() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "post", with_key(Client.post))
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
        if connection.info.transaction_status == psycopg.pq.TransactionStatus.INERROR:
            continue
        with suppress(psycopg.OperationalError):  # a connection that is gone took its identity with it
            connection.execute("SELECT " + ", ".join(f"set_config('{name}', '', false)" for name in NAMES))


# --- The network ------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _this_machine_only(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("enable_socket") is None:
        pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
