"""Plant a violation in a copy of the tree and see which check of `make check` catches it."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from places import ROOT, quick_environment

PLANTS = ROOT / "tests" / "house" / "planted"
NAMES = "planted at|caught by|says|batch|repeated|instead of"
HEADER = re.compile(rf"^(?:#|\{{#|--)\s*({NAMES}):\s*(.*?)\s*(?:#\}})?$", re.MULTILINE)
LEFT_OUT = (
    ".venv",
    ".git",
    ".bootstrap",
    ".hypothesis",
    ".coverage*",
    ".*_cache",
    "node_modules",
    "static",
    "__pycache__",
    "walk",
)
TOGETHER = {"house", "types", "reference"}  # checks too slow to run once for each plant; the others run for each alone


@dataclass(frozen=True)
class Plant:
    """One violation: its text, where it goes, and what catches it and with which words.

    It is added to the end of a file that is there, or put `instead_of` something in it.
    """

    name: str
    at: str
    check: str
    says: str
    batch: str
    text: str
    instead_of: str


def plants() -> list[Plant]:
    """Every planted violation, in the order of their names."""
    return [read(path) for path in sorted(PLANTS.rglob("*")) if path.is_file()]


def read(path: Path) -> Plant:
    """A plant from its file: a header of comments, then the text."""
    whole = path.read_text(encoding="utf-8")
    given = dict(HEADER.findall(whole))
    name = str(path.relative_to(PLANTS))
    batch = given.get("batch") or ("together" if given["caught by"] in TOGETHER else name)
    text = (HEADER.sub("", whole).strip("\n") + "\n") * int(given.get("repeated", 1))
    return Plant(name, given["planted at"], given["caught by"], given["says"], batch, text, given.get("instead of", ""))


def copy_tree(to: Path) -> Path:
    """A copy of everything that the checks look at."""
    shutil.copytree(ROOT, to, ignore=shutil.ignore_patterns(*LEFT_OUT))
    return to


def put(plant: Plant, tree: Path) -> None:
    """Write one plant into a copy. `@LAST@` stands for the newest migration beside it."""
    path = tree / plant.at
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    text = plant.text.replace("@LAST@", _newest(path))
    after = before.replace(plant.instead_of, text.strip(), 1) if plant.instead_of else before + text
    path.write_text(after, encoding="utf-8")


def _newest(path: Path) -> str:
    return max((other.stem for other in path.parent.glob("[0-9]*.py") if other != path), default="")


def check(tree: Path, name: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Run one check of `make check` in a copy, on the copy's own code."""
    # Without what tells a program which database to use: the copy's tests find one of their own.
    kept = {
        name: value for name, value in quick_environment().items() if not name.startswith(("ALONGSIDE_", "DATABASE_"))
    }
    env = {**kept, "PYTHONPATH": os.pathsep.join((str(tree / "src"), str(tree)))}
    command = [sys.executable, "tools/check.py", "--only", name, *more]
    return subprocess.run(
        command, cwd=tree, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
