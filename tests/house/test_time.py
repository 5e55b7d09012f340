"""Only doors call the clock; identity in the database lasts for one transaction."""

import ast
import re

from tests.house.source import PACKAGE, ROOT, full_name, listed, modules

BELOW_DOORS = ("alongside.rules", "alongside.records", "alongside.journey", "alongside.insight")
CLOCKS = {
    *("datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "datetime.date.today"),
    *("django.utils.timezone.now", "django.utils.timezone.localdate", "django.utils.timezone.localtime"),
    *("time.time", "time.time_ns", "django.db.models.functions.Now", "django.db.models.functions.TruncNow"),
}


def test_nothing_below_the_doors_calls_the_clock() -> None:
    problems = [
        f"{module.at(node)}: {ast.unparse(node)} below the doors: take now as an argument"
        for module in modules().values()
        if module.name.startswith(BELOW_DOORS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute) and full_name(module, node) in CLOCKS
    ]
    assert not problems, listed(problems)


def test_identity_is_never_set_for_longer_than_a_transaction() -> None:
    session_wide = re.compile(r"set_config\s*\([^)]*,\s*false\s*\)", re.IGNORECASE)
    problems = [
        f"{path.relative_to(ROOT)}: set_config(..., false) outlives its transaction"
        for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.sql")])
        if session_wide.search(path.read_text(encoding="utf-8"))
    ]
    assert not problems, listed(problems)
