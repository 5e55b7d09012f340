"""What docs/safety says is proved by a test is proved by a test that exists."""

import re
from collections.abc import Iterator

from tests.house.source import ROOT, listed

PAGES = ROOT / "docs" / "safety"
NAMED = re.compile(r"\b((?:tests|faults|tools)/[\w/]+\.py)(?:::(\w+))?")


def test_every_test_that_a_safety_page_names_exists() -> None:
    missing = [where for where, file, name in named() if not exists(file, name)]
    assert not missing, listed([f"{where}: there is no such test" for where in missing])


def test_every_property_has_a_mechanism_tests_and_a_planted_fault() -> None:
    parts = ("What holds it", "Tests", "Planted fault")
    problems = [
        f"{title} in docs/safety/properties.md has no \u201c{part}\u201d"
        for title, text in properties()
        for part in parts
        if f"**{part}**" not in text
    ]
    assert not problems, listed(problems)


def named() -> Iterator[tuple[str, str, str]]:
    """Each test named: where, its file, and its function or nothing."""
    for page in sorted(PAGES.rglob("*.md")):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
            for file, name in NAMED.findall(line):
                yield f"{page.relative_to(ROOT)}:{number}: {file}{'::' if name else ''}{name}", file, name


def exists(file: str, name: str) -> bool:
    path = ROOT / file
    return path.is_file() and (not name or f"def {name}(" in path.read_text(encoding="utf-8"))


def properties() -> list[tuple[str, str]]:
    """Title and text of each property."""
    sections = (PAGES / "properties.md").read_text(encoding="utf-8").split("\n## ")[1:]
    return [(section.partition("\n")[0], section) for section in sections]
