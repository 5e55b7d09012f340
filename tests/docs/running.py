"""Follows a how-to to the letter, in a copy of the project: only the blocks of the page are written and run.

A block whose first line is ```python some/path.py is that file; one that is ```sh is run, line by line.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("src", "tests", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "static", "node_modules", "*.mo")
_BLOCK = re.compile(r"^( *)```(\w+) ?(\S*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One block of a page: the language, the path of the file that it is (if it is one), and what is in it."""

    language: str
    path: str
    text: str


def blocks_of(page: Path) -> list[Block]:
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(each[2], each[3], textwrap.dedent(each[4])) for each in found]


def copy_to(folder: Path) -> Path:
    """The project, without what is built."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT, symlinks=True)
        else:
            shutil.copy(source, folder / name)
    return folder


def follow(page: Path, folder: Path) -> list[str]:
    """Write and run the blocks of a page in the copy, in their order; returns what each command printed.

    Raises AssertionError with its words for a command that fails.
    """
    printed = []
    for block in blocks_of(page):
        if block.path:
            target = folder / block.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            printed += [_run(line, folder) for line in block.text.splitlines() if line.strip()]
    return printed


def _run(line: str, folder: Path) -> str:
    """One command, with the Python of this session and the copy's own source."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    env = {**kept, "PATH": path, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    asked = subprocess.run(shlex.split(line), cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert asked.returncode == 0, f"{line}\n{asked.stdout}\n{asked.stderr}"
    return asked.stdout
