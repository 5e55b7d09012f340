"""Whether what a list names is there: a test, one case inside it, a document."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache

from tests.house.source import ROOT

TEST = re.compile(r"(?P<file>(?:tests|faults)/[\w/]+\.py)::(?P<name>\w+)(?P<parameter>\[.*\])?")


def is_test(named: str) -> bool:
    """Whether `file::test` is a function of that file; a parameter is looked up by `not_collected`."""
    found = TEST.fullmatch(named)
    return found is not None and found["name"].startswith("test_") and found["name"] in functions(found["file"])


def is_document(named: str) -> bool:
    """Whether `file` or `file#heading` is there."""
    file, _, heading = named.partition("#")
    path = ROOT / file
    return path.is_file() and (not heading or heading in headings(file))


@cache
def functions(file: str) -> frozenset[str]:
    return frozenset(node.name for node in _nodes(file) if isinstance(node, ast.FunctionDef))


@cache
def words(file: str) -> frozenset[str]:
    """Every text that stands in a file, so that the name of a case can be found in it."""
    return frozenset(
        node.value for node in _nodes(file) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def headings(file: str) -> frozenset[str]:
    """The headings of a page as links name them: `#what-is-logged`."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    titles = [line.lstrip("#").strip().lower() for line in lines if line.startswith("#")]
    return frozenset(re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles)


def not_collected(named: Iterable[str]) -> list[str]:
    """Those of the tests with a parameter that pytest does not know."""
    wanted = sorted({each for each in named if each.endswith("]")})
    command = (sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider")
    files = sorted({each.partition("::")[0] for each in wanted})
    done = subprocess.run(
        [*command, *files], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    known = set(done.stdout.splitlines())
    return [each for each in wanted if each not in known]


def _nodes(file: str) -> Iterator[ast.AST]:
    path = ROOT / file
    return ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if path.is_file() else iter(())
