"""Nobody is said to be unable to decide in general: no field, no page and no word of a person or plan can say it.

Mental Capacity Act 2005 s.2(1): capacity is "in relation to a matter". A finding names its decision, or it is none:
tests/records/authority/test_findings.py.
"""

import re
from collections.abc import Iterator

from django.apps import apps

from tests.house.source import PACKAGE, listed

ABOUT_DECISIONS = "authority"  # the one app that holds findings, each about one decision
FIELD = re.compile(r"capacity|incapab|incompet|can_decide|unable", re.IGNORECASE)
SAYS_IT = re.compile(
    r"(lacks?|lacking|no|without|has lost) (mental )?capacity|incapable|incapacitated|incompetent|unable to decide\b",
    re.IGNORECASE,
)
PAGES = ("doors/web", "doors/fhir", "engines/paper", "doors/papers.py", "doors/catalogue")
# What says the contrary: that it is never said.
ALLOWED = ("Nobody is found unable to decide in general.",)


def test_no_field_outside_findings_speaks_of_capacity() -> None:
    problems = [
        f"{model._meta.label}.{field.name}: a finding belongs to one decision (records/authority)"
        for model in apps.get_models()
        if model.__module__.startswith("alongside.") and model._meta.app_label != ABOUT_DECISIONS
        for field in model._meta.get_fields()
        if FIELD.search(field.name)
    ]
    assert not problems, listed(problems)


def test_no_page_says_it() -> None:
    problems = [f"{place}: {words!r}: say which decision, on which day" for place, words in said()]
    assert not problems, listed(problems)


def said() -> Iterator[tuple[str, str]]:
    """Every place on a page, in a letter or in an answer where somebody is said to be unable to decide at large."""
    for path in sorted(PACKAGE.rglob("*")):
        place = path.relative_to(PACKAGE).as_posix()
        if path.suffix in (".py", ".html", ".typ") and place.startswith(PAGES):
            text = path.read_text(encoding="utf-8")
            for allowed in ALLOWED:
                text = text.replace(allowed, "")
            for found in SAYS_IT.finditer(text):
                yield f"{place}:{text[: found.start()].count(chr(10)) + 1}", found[0]
