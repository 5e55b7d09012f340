"""The law of the database: laid down whole, again and again the same; whatever else was there is gone."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections

from alongside.engines.postgres.law import is_laid_down, law_of, lay_down

LAW = law_of(Path(app.path) for app in apps.get_app_configs() if app.name.startswith("alongside."))
ALL_LAW = """
select 'policy', concat_ws(' ', tablename, policyname, qual, with_check) from pg_policies
union all select 'trigger', tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal
union all select 'function', oid::regprocedure || ' ' || md5(prosrc) || ' ' || proowner::regrole || ' ' || prosecdef
    from pg_proc where pronamespace = 'public'::regnamespace
union all select 'privilege', grantee || ' ' || table_name || ' ' || privilege_type
    from information_schema.table_privileges where grantee like 'alongside%'
order by 1, 2
"""

pytestmark = pytest.mark.django_db


def law_in_force() -> list[tuple[str, str]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(ALL_LAW)
        return cursor.fetchall()


def run_as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def test_the_law_is_the_same_however_often_it_is_laid_down() -> None:
    before = law_in_force()
    lay_down(connections["owner"], LAW)
    assert len(before) > 100
    assert law_in_force() == before


def test_what_the_files_do_not_say_is_taken_away() -> None:
    before = law_in_force()
    run_as_owner("create policy opens_everything on plans_contribution using (true)")
    run_as_owner("create function yes() returns boolean language sql as 'select true'")
    run_as_owner("grant delete on plans_contribution to alongside_runtime")
    assert law_in_force() != before
    lay_down(connections["owner"], LAW)
    assert law_in_force() == before


def test_it_is_known_whether_the_law_is_todays(tmp_path: Path) -> None:
    changed = tmp_path / "rls.sql"
    changed.write_text("select 1", encoding="utf-8")
    assert is_laid_down(connections["owner"], LAW)
    assert not is_laid_down(connections["owner"], (*LAW, changed))
