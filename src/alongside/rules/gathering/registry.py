"""Every set that is shipped. A new set is a new file in `sets`: its SET is found here."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from alongside.rules.gathering import sets as folder
from alongside.rules.gathering.check import Check, CheckSet, Condition

EVERYONE = "everyone"


def _shipped() -> tuple[CheckSet, ...]:
    found = [import_module(f"{folder.__name__}.{each.name}").SET for each in iter_modules(folder.__path__)]
    return tuple(sorted(found, key=lambda each: (not each.is_for_everyone, each.title)))


CHECK_SETS: tuple[CheckSet, ...] = _shipped()


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of a checklist, and the titles of the sets that ask for it."""

    check: Check
    titles: tuple[str, ...]


def sets_for(known: Iterable[CheckSet], conditions: Iterable[Condition]) -> tuple[CheckSet, ...]:
    """Those of the known sets that this person's conditions call for, the one for everyone first."""
    conditions = tuple(conditions)
    return tuple(each for each in known if each.is_for(conditions))


def checklist(sets: Iterable[CheckSet]) -> tuple[Asked, ...]:
    """One list without repeats, in the order in which the sets first ask."""
    titles: dict[str, list[str]] = {}
    checks: dict[str, Check] = {}
    for each in sets:
        for one in each.checks:
            checks.setdefault(one.key, one)
            titles.setdefault(one.key, []).append(each.title)
    return tuple(Asked(one, tuple(titles[key])) for key, one in checks.items())
