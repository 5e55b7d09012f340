"""The ground that tests stand on does what tests/conftest.py says."""

import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import httpx
import psycopg
import pytest
import pytest_socket
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections, transaction
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from alongside.engines.postgres.identity import set_identity
from alongside.rules.actors import Actor, Role

Acting = Callable[[Actor], AbstractContextManager[None]]
COORDINATOR = Actor(role=Role.COORDINATOR)


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('alongside.role', true), '')")
        return cursor.fetchone()[0]


def content_types() -> int:
    return ContentType.objects.using("owner").filter(app_label="made-up").count()


@pytest.mark.django_db
def test_default_is_the_runtime_role_and_owner_the_owner_in_one_database() -> None:
    answers = []
    for alias in ("default", "owner"):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT current_user, current_database()")
            answers.append(cursor.fetchone())
    (runtime, here), (owner, there) = answers
    assert (runtime, owner) == ("alongside_runtime", "alongside_owner")
    assert here == there
    assert here.startswith("test_alongside_")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_commits_the_next_does_not_find(turn: str) -> None:
    assert content_types() == 0, f"found something in the {turn} turn"
    ContentType.objects.using("owner").create(app_label="made-up", model="thing")
    assert content_types() == 1
    assert ContentType.objects.using("owner").count() > 1, "what migrations put there is still there"


@pytest.mark.django_db
def test_acting_ends_with_its_block(acting: Acting) -> None:
    with acting(COORDINATOR):
        assert role() == "coordinator"
    assert role() == ""


@pytest.mark.django_db
def test_a_request_does_not_inherit_an_identity() -> None:
    with transaction.atomic():
        set_identity(COORDINATOR, datetime(2027, 3, 1, tzinfo=UTC))
    assert role() == "coordinator", "inside a test's transaction an identity lingers: that is why it is taken away"
    Client().head("/there-is-no-such-page/")
    assert role() == ""


@pytest.mark.django_db
def test_forgetting_adds_no_query(django_assert_num_queries: Callable[[int], AbstractContextManager[None]]) -> None:
    connection.ensure_connection()
    with django_assert_num_queries(0):
        Client().head("/there-is-no-such-page/")


def test_the_network_is_out_of_reach() -> None:
    with (
        pytest.warns(UserWarning, match="not allowed|allowed"),
        pytest.raises(pytest_socket.SocketConnectBlockedError),
        socket.socket() as there,
    ):
        there.connect(("192.0.2.1", 80))


def test_the_embedded_servers_programs_are_not_the_network(cluster: object) -> None:
    with psycopg.connect(cluster.maker) as maker:
        assert maker.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_live_server_outlives_the_database_being_made_anew(live_server: LiveServer, turn: str) -> None:
    """Its threads still hold connections of the test before."""
    assert httpx.get(f"{live_server.url}/sign-in/").status_code == httpx.codes.OK, turn
