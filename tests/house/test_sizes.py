"""Files stay small enough to read in one sitting; the linter holds the functions."""

import ast
import statistics

import pytest

from tests.house.source import PACKAGE, Function, listed, modules

CEILING = 400  # lines in a file
EXEMPT = ("urls.py", "settings.py", "0001_initial.py")  # lists, and what is generated: not logic


def test_no_file_is_past_the_ceiling(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = sorted(((length(path), path) for path in PACKAGE.rglob("*.py") if path.name not in EXEMPT), reverse=True)
    with capsys.disabled():
        print(f"\nThe ten largest files (ceiling {CEILING} lines):")
        for lines, path in sizes[:10]:
            print(f"  {lines:4} {path.relative_to(PACKAGE)}")
        print(f"Functions: {in_words(function_lengths())}")
    problems = [f"{path.relative_to(PACKAGE)}: {lines} lines" for lines, path in sizes if lines > CEILING]
    assert not problems, listed([f"Files past the ceiling of {CEILING} lines:", *problems])


def test_every_module_says_in_a_sentence_what_it_is_for() -> None:
    problems = [
        f"{module.place}: no docstring of one sentence at the top"
        for module in modules().values()
        if module.tree.body
        and "migrations" not in module.name.split(".")
        and not (ast.get_docstring(module.tree) or "").strip()
    ]
    assert not problems, listed(problems)


def length(path: object) -> int:
    """Lines in a file."""
    with open(str(path), encoding="utf-8") as file:
        return sum(1 for _line in file)


def function_lengths() -> list[int]:
    """The length of every function in lines, its docstring left out."""
    return sorted(
        (node.end_lineno or 0) - node.lineno + 1 - _docstring_lines(node)
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, Function)
    )


def _docstring_lines(node: Function) -> int:
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0


def in_words(lengths: list[int]) -> str:
    """The usual numbers about many lengths."""
    middle, high = statistics.median(lengths), lengths[int(len(lengths) * 0.9)]
    return f"{len(lengths)}, median {middle:.0f} lines (aim 8), nine in ten within {high} (aim 25)"
