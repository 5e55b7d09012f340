"""The law of the database: policies, gate functions and triggers, laid down anew as one whole after every migration.

Tables change by migrations, which are history. The law is code: each app's `.sql` files say what is true now. So it is
not patched by migrations: in one transaction the old law is taken away and the files are read again, lowest room first.
Until that transaction ends, everybody works under the old law; a new table has none yet, and nobody but its owner
reaches it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# What is ours: functions and procedures of our two roles, but for those that came with a package's tables.
_TAKE_AWAY = """
do $$
declare each record;
begin
    for each in select polname as name, polrelid::regclass as on_table from pg_policy loop
        execute format('drop policy %I on %s', each.name, each.on_table);
    end loop;
    for each in select t.tgname as name, t.tgrelid::regclass as on_table
            from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where not t.tgisinternal and p.pronamespace = 'public'::regnamespace
              and p.proname not like 'procrastinate%' loop
        execute format('drop trigger %I on %s', each.name, each.on_table);
    end loop;
    for each in select p.oid::regprocedure as name from pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.proname not like 'procrastinate%'
              and p.proowner in ('alongside_owner'::regrole, 'alongside_gate'::regrole)
              and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
        execute format('drop routine %s', each.name);
    end loop;
end $$;
revoke all on all tables in schema public from alongside_runtime, alongside_gate;
revoke all on all sequences in schema public from alongside_runtime, alongside_gate;
"""
# Which law is in force is written on the table that the first law is about.
_MARK = "select obj_description(to_regclass('audit_event'), 'pg_class')"
_SET_MARK = "comment on table audit_event is '{mark}'"


def law_of(apps: Iterable[Path]) -> tuple[Path, ...]:
    """The law's files, in the order of the apps given, lowest room first; within one app by name."""
    return tuple(file for app in apps for file in sorted(app.glob("*.sql")))


def is_laid_down(connection: BaseDatabaseWrapper, files: Sequence[Path]) -> bool:
    """Whether the database's law is that of these files."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        (mark,) = cursor.fetchone()
    return bool(mark == _mark_of(files))


def lay_down(connection: BaseDatabaseWrapper, files: Sequence[Path]) -> None:
    """Take the old law away and lay this one down, as the tables' owner, in one transaction: all of it or none."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(_TAKE_AWAY)
        for file in files:
            cursor.execute(file.read_text(encoding="utf-8"))
        cursor.execute(_SET_MARK.format(mark=_mark_of(files)))


def _mark_of(files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return f"law {digest.hexdigest()[:32]}"
