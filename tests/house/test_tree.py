"""The tree speaks of itself alone: no machine's folders, no notes to self."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import ROOT, listed

LEFT_OUT = {".venv", ".git", ".bootstrap", "node_modules", "static", "__pycache__", "planted", "walk"}
FOLDERS = re.compile(r"(?<![\w.<{}/-])/(?:work|root|Users|home/[a-z]+|private/var|tmp)/[\w.-]+")
NOTES = re.compile(r"(?:#|//|<!--|\{#)\s*(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
TEXT = {".py", ".md", ".toml", ".html", ".scss", ".js", ".sql", ".json", ".lock", ".typ", ".txt", ".yml", ""}


def test_no_file_names_a_folder_of_one_machine() -> None:
    problems = [where for where, line in lines() if FOLDERS.search(line)]
    assert not problems, listed([f"{where}: names a folder of one machine" for where in problems])


def test_no_file_holds_a_note_to_self() -> None:
    problems = [where for where, line in lines() if NOTES.search(line)]
    assert not problems, listed(
        [f"{where}: a note to self; do it, or write it down where work is planned" for where in problems]
    )


def lines() -> Iterator[tuple[str, str]]:
    """Every line of every text file that belongs to the project, with its place."""
    for path in files():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            yield f"{path.relative_to(ROOT)}:{number}", line


def files() -> list[Path]:
    """Every text file that git knows of or would take; in a copy without git, every one outside built folders."""
    command = ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    asked = subprocess.run(command, capture_output=True, check=False)
    names = asked.stdout.decode().split("\0") if asked.returncode == 0 else []
    found = [ROOT / name for name in names if name] or list(ROOT.rglob("*"))
    return sorted(path for path in found if path.suffix in TEXT and path.is_file() and belongs(path))


def belongs(path: Path) -> bool:
    """Whether a file is the project's own, rather than built, planted or a tool's cache."""
    parts = set(path.relative_to(ROOT).parts)
    return not LEFT_OUT & parts and not any(part.endswith("_cache") for part in parts)
