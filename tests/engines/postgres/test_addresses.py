"""Where the database is found."""

from pathlib import Path

import psycopg
import pytest

from alongside.engines.postgres.addresses import addresses, django_database
from alongside.engines.postgres.home import default_home
from alongside.engines.postgres.roles import DATABASE
from alongside.engines.postgres.supervisor import Server
from alongside.engines.postgres.trouble import DatabaseTrouble


def test_given_addresses_win() -> None:
    given = {"DATABASE_URL": "postgresql://serves@db/one", "DATABASE_OWNER_URL": "postgresql://migrates@db/one"}
    found = addresses(Path("/nowhere"), given)
    assert (found.runtime, found.owner) == ("postgresql://serves@db/one", "postgresql://migrates@db/one")


def test_a_web_machine_needs_no_owner() -> None:
    found = addresses(Path("/nowhere"), {"DATABASE_URL": "postgresql://serves@db/one"})
    assert found.owner == "postgresql://serves@db/one"


def test_an_owner_alone_is_a_mistake() -> None:
    with pytest.raises(DatabaseTrouble, match="Set both, or neither"):
        addresses(Path("/nowhere"), {"DATABASE_OWNER_URL": "postgresql://migrates@db/one"})


def test_the_embedded_server_answers_at_its_addresses(server: Server) -> None:
    found = addresses(server.places.home, {})
    for url, role in ((found.runtime, "alongside_runtime"), (found.owner, "alongside_owner")):
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT current_user::text, current_database()::text").fetchone() == (
                role,
                DATABASE,
            )


def test_before_the_first_start_settings_still_load() -> None:
    found = addresses(Path("/nowhere"), {})
    assert django_database(found.runtime)["HOST"] == "/nowhere/run"


def test_addresses_do_not_show_their_passwords() -> None:
    found = addresses(Path("/nowhere"), {"DATABASE_URL": "postgresql://serves:secret@db/one"})
    assert "secret" not in repr(found)


def test_everything_in_an_address_reaches_django() -> None:
    entry = django_database("postgresql://serves:p%40ss@db.example:6432/one?sslmode=verify-full&connect_timeout=3")
    assert entry == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "one",
        "USER": "serves",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": "3",
            "application_name": "alongside",
            "server_side_binding": True,
            "prepare_threshold": 3,
            "sslmode": "verify-full",
        },
    }


def test_what_is_not_an_address_is_said_without_repeating_it() -> None:
    with pytest.raises(DatabaseTrouble, match="not a PostgreSQL address") as raised:
        django_database("mysql://serves:secret@db/one")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "user", "home"),
    [
        ("/srv/al", 0, Path("/srv/al")),
        ("~/al", 1000, Path.home() / "al"),
        ("", 0, Path("/var/lib/alongside")),
        ("", 1000, Path.home() / ".local/share/alongside"),
    ],
)
def test_the_home(given: str, user: int, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_HOME", given)
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert default_home() == home
