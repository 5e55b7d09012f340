"""The database's locks, each broken in turn: a policy that says "true", a function that says yes to everything."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connections

from alongside.engines.postgres.roles import ROLES

POLICIES = """
SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies
WHERE schemaname = 'public' AND %s = ANY (roles) ORDER BY tablename, policyname, cmd
"""
FUNCTIONS = """
SELECT p.proname, pg_get_functiondef(p.oid), pg_get_userbyid(p.proowner), p.prorettype = 'boolean'::regtype
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
WHERE n.nspname = 'public' AND p.prokind = 'f' AND d.objid IS NULL ORDER BY p.proname
"""
BODY = re.compile(r"\n LANGUAGE (plpgsql|sql)(.*?)\nAS \$function\$.*\$function\$", re.DOTALL)
# Functions whose yes is a refusal: these are broken by a no.
REFUSING = (
    "conflict_bars",
    "is_kept_away",
    "is_looked_after_elsewhere",
    "keeps_away",
    "took_part",
    "kept_apart_by",
    "other_is_kept",
)


@dataclass(frozen=True)
class Mutant:
    """A lock that is broken: what breaks and mends it, and the commands and table that show it ("" for all)."""

    name: str
    break_it: str
    mend_it: str
    table: str = ""
    command: str = "ALL"


def policy_mutants() -> Iterator[Mutant]:
    """Every expression of every policy for the runtime role, with `true` in its place."""
    for table, policy, command, using, check in _rows(POLICIES, [ROLES.runtime]):
        for clause, expression in (("USING", using), ("WITH CHECK", check)):
            if expression is not None:
                alter = f"ALTER POLICY {policy} ON {table} {clause}"
                name = f"{table} {policy} ({command}): {clause} (true)"
                yield Mutant(name, f"{alter} (true)", f"{alter} ({expression})", table, command)


def function_mutants() -> Iterator[Mutant]:
    """Every function that a policy stands on and that answers yes or no, with one answer for everything."""
    functions = {name: (definition, owner, yes_or_no) for name, definition, owner, yes_or_no in _rows(FUNCTIONS, [])}
    for name in sorted(_stood_on({name: each[0] for name, each in functions.items()})):
        definition, owner, yes_or_no = functions[name]
        if not yes_or_no:
            continue
        answer = "false" if name in REFUSING else "true"
        broken = BODY.sub(rf"\n LANGUAGE sql\2\nAS $function$ SELECT {answer} $function$", definition)
        assert broken != definition, name
        as_owner = f"SET ROLE {owner}; {{}}; RESET ROLE"
        yield Mutant(f"{name}(): always {answer}", as_owner.format(broken), as_owner.format(definition))


def _stood_on(definitions: Mapping[str, str]) -> set[str]:
    """The functions that policies call, and those that these call in turn."""
    policies = " ".join(f"{using} {check}" for *_, using, check in _rows(POLICIES, [ROLES.runtime]))
    found: set[str] = set()
    texts = [policies]
    while texts:
        text = texts.pop()
        called = {name for name in definitions if re.search(rf"\b{name}\(", text)} - found
        found |= called
        texts += [definitions[name] for name in called]
    return found


def run(statement: str) -> None:
    """As the owner, committed at once."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def _rows(statement: str, values: list[str]) -> list[Any]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall()
