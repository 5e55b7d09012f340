"""docs/how-to/add-a-measure.md works: its blocks alone, in a copy, add a measure whose tests pass."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT

PAGE = ROOT / "docs" / "how-to" / "add-a-measure.md"
BLOCK = re.compile(r"(?:^ *`(?P<file>[\w/.]+)`\n\n)?^(?P<indent> *)```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", re.M | re.S)
REGISTRY = "src/alongside/rules/measures/registry.py"


def blocks() -> list[tuple[str, str, str]]:
    """(file, kind, text) of each block, as a reader would copy it."""
    found = BLOCK.finditer(PAGE.read_text(encoding="utf-8"))
    return [
        (each["file"] or "", each["kind"], re.sub(f"^{each['indent']}", "", each["body"], flags=re.M)) for each in found
    ]


def test_the_blocks_alone_add_a_measure(tmp_path: Path) -> None:
    for part in ("src/alongside/rules", "tests/rules/measures"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "src/alongside/__init__.py").touch()
    for file, kind, text in blocks():
        if file:
            (tmp_path / file).write_text(text, encoding="utf-8")
        elif kind == "python":
            _into_the_registry(tmp_path / REGISTRY, text)
    (command,) = [text.split() for _file, kind, text in blocks() if kind == "sh"]
    ran = _run(tmp_path, command)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "test_sleep" in _run(tmp_path, [*command, "--collect-only", "-k", "sleep"]).stdout


def _into_the_registry(registry: Path, line: str) -> None:
    """An import goes to the imports, an instrument to the list."""
    source = registry.read_text(encoding="utf-8")
    before = "from alongside.rules.refusals" if line.startswith("from ") else ")\n\n\ndef instrument"
    assert source.count(before) == 1
    registry.write_text(source.replace(before, line + before), encoding="utf-8")


def _run(folder: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    """In the copy, with nothing of ours but what stands there."""
    (folder / "pytest.ini").touch()
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    given = [sys.executable, *command[1:], "-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin"]
    return subprocess.run(given, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
