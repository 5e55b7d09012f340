"""A role that could step round row-level security may not serve pages."""

import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from alongside.engines.postgres.startup import check_runtime_role
from alongside.engines.postgres.trouble import DatabaseTrouble


@pytest.mark.django_db
def test_the_runtime_role_passes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("alongside_runtime",)
    check_runtime_role()


@pytest.mark.django_db
def test_the_owner_of_tables_does_not() -> None:
    with pytest.raises(DatabaseTrouble, match=r"alongside_owner may not serve pages: it owns tables.*DATABASE_URL"):
        check_runtime_role("owner")


@pytest.mark.django_db(transaction=True)
def test_a_superuser_does_not(cluster: object, monkeypatch: pytest.MonkeyPatch) -> None:
    if cluster.maker == cluster.owner:
        pytest.skip("the server under test is somebody else's, and its superuser unknown")
    superuser = conninfo_to_dict(cluster.maker)
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "USER", superuser["user"])
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", superuser["password"])
    with pytest.raises(DatabaseTrouble, match="is a superuser and has BYPASSRLS"):
        check_runtime_role()
    connection.close()
