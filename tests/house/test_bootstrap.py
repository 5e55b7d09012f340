"""What runs before anything is installed starts on any Python 3.6, with nothing but the standard library."""

import ast
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import ROOT, listed

FIRST = [ROOT / "tools" / "bootstrap.py", *sorted((ROOT / "tools" / "first_steps").glob("*.py"))]


@pytest.mark.parametrize("path", FIRST, ids=lambda path: path.name)
def test_it_is_python_3_6(path: Path) -> None:
    assert ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 6)).body


@pytest.mark.parametrize("path", FIRST, ids=lambda path: path.name)
def test_it_needs_only_the_standard_library(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names | {"first_steps"}


def test_the_lock_names_only_the_public_index() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    sources = {next(iter(package["source"].items())) for package in packages}
    assert sources == {("registry", "https://pypi.org/simple"), ("editable", ".")}
    files = [file["url"] for package in packages for file in [*package.get("wheels", ()), package.get("sdist")] if file]
    assert all(url.startswith("https://files.pythonhosted.org/") for url in files)


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    names = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    lines = [line for line in text.splitlines() if line.strip().startswith(tuple(f'"{name}"' for name in names))]
    silent = [line.strip() for line in lines if "#" not in line]
    assert len(lines) == len(names)
    assert not silent, listed([f"pyproject.toml: no reason beside {line}" for line in silent])


def test_run_time_dependencies_stay_few() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert len(project["project"]["dependencies"]) <= 25
