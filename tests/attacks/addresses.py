"""Every address of the service, with Amina's ids in it, and with ids that nobody has."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver

from alongside.rules.actors import Actor, Role
from tests.attacks import tables
from tests.attacks.every_table import World
from tests.attacks.tables import Table

PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
REST = re.compile(r"\^?\(\?P<rest>.*\)\$?")
# Words in addresses that are no ids: what each may be.
SLUGS = {
    "prompt": "what-matters",
    "section": "goals",
    "kind": "organisation",
    "answer": "same",
    "power": "deputy-welfare",
    "standing": "suspended",
    "subset": "information-format",
    "part": "medicines",
    "about": "names",
    "measure": "dialog",
    "code": "leisure",
    "step": "understanding",
    "token": "BBBB-BBBB-BBBB-BBBB",
}
# Ids that are not about a person the service looks after, and where they stand.
NOT_ABOUT_A_PERSON = {
    "staff/": ("account", "membership", "recovery"),
    "clients/": ("key",),
    "careteam/caseloads/": ("account",),
    "sharing/with/": ("reader",),
    "privacy/": ("organisation",),
    "sharing/within/": ("reader",),
}
MOST_IDS = 2  # of Amina's, for one part of an address


@dataclass(frozen=True)
class Address:
    """route as in urls.py, without regular expressions; audience: "public", or roles."""

    route: str
    name: str
    audience: str | frozenset[Role]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """(kind, name) of each part that is filled in."""
        return [(each["kind"] or "str", each["name"]) for each in PART.finditer(self.route)]

    @property
    def is_about_her(self) -> bool:
        """Whether it is filled with ids of Amina's."""
        has_ids = any(kind in ("uuid", "str") for kind, _name in self.parts)
        return has_ids and not self.route.startswith(tuple(NOT_ABOUT_A_PERSON))

    def is_open_to(self, actor: Actor | None) -> bool:
        return self.audience == "public" or (actor is not None and actor.role in self.audience)

    def filled(self, *values: object) -> str:
        given = iter(values)
        return "/" + PART.sub(lambda _: str(next(given)), self.route)


def every_address() -> list[Address]:
    """All but the gallery of components, whose made-up people have the names of the cast."""
    found = _walked(get_resolver().url_patterns, "", "")
    return sorted(
        (each for each in found if not each.route.startswith("gallery/")), key=lambda each: (each.route, each.name)
    )


def of_amina(address: Address, ids: dict[str, list[object]]) -> list[str]:
    """The address with Amina's ids: each that may be meant by the name of the part."""
    choices = [_values(kind, name, ids) for kind, name in address.parts]
    return [address.filled(*values) for values in product(*choices)]


def of_nobody(address: Address) -> str:
    """The same address with ids that do not exist, and the same words."""
    return address.filled(*(uuid4() if kind in ("uuid", "str") else _word(kind, name) for kind, name in address.parts))


def ids_of_amina(world: World) -> dict[str, list[object]]:
    """Amina's ids by every name that an address may call them."""
    rounds = [world.cast.rounds["Amina"], world.cast.rounds["Amina's review"]]
    return {**ids_of(world.amina), "round_id": rounds, "reader": [world.cast.organisations["Lakeside"]]}


def ids_of(person: UUID) -> dict[str, list[object]]:
    """Somebody's ids by every name that an address may call them: their column's, and their table's last word."""
    found: dict[str, list[object]] = defaultdict(list, {"person": [person], "given": [person]})
    for name in sorted(tables.models()):
        table = tables.read(name)
        for row in table.rows:
            if row[table.key] in table.keys_about([person]):
                _collect(found, table, row)
    found["round_id"] = found["round"]
    found["given"] += found["item"]
    found["entry"] = [*found["entrytoreview"][:1], *found["entry"][:1]]
    found["hold"] = found["legalhold"]
    found["goal"] = found["parent"]
    found["detail"] = [*found["identifier"][:1], *found["contactpoint"][:1]]
    found["limit"] = found["restriction"]
    found["other"] = found["kept"]
    return {name: ids for name, ids in found.items() if ids}


def unknown_parts(world: World) -> set[str]:
    """Parts of addresses that no row of Amina's is called by: they are tried with ids that nobody has."""
    ids, elsewhere = ids_of_amina(world), {name for names in NOT_ABOUT_A_PERSON.values() for name in names}
    parts = {name for each in every_address() for kind, name in each.parts if kind in ("uuid", "str")}
    return parts - ids.keys() - elsewhere


def _collect(found: dict[str, list[object]], table: Table, row: dict[str, object]) -> None:
    called = {table.key: table.name.rpartition("_")[2], **{column: column for column in table.columns}}
    called["agendatopic"] = "topic"
    for column, name in called.items():
        value = row.get(column)
        if isinstance(value, UUID):
            for each in {name, name.removesuffix("_id"), re.sub(r"^(agenda|possible|pack)", "", name)}:
                ids = found.setdefault(each, [])
                ids.extend([value] if value not in ids else [])


def _values(kind: str, name: str, ids: dict[str, list[object]]) -> list[object]:
    if kind not in ("uuid", "str"):
        return [_word(kind, name)]
    if name not in ids:
        return [uuid4()]
    return ids[name][:MOST_IDS]


def _word(kind: str, name: str) -> object:
    return 1 if kind == "int" else SLUGS.get(name, "anything")


def _walked(patterns: list[URLPattern | URLResolver], before: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walked(pattern.url_patterns, route, f"{space}{pattern.namespace or ''}:")
        else:
            view = pattern.callback
            yield Address(REST.sub("Nothing", route), f"{space}{pattern.name}", view.audience)
