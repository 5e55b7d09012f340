"""Every rule of the house catches what it is there to catch: violations planted in copies of the tree."""

import re
import shutil
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import check
import planted
from tests.house.source import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("planted")]
PLANTS = planted.plants()
CHECKS = [checker.name for checker in check.CHECKERS]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree as it is."""
    return planted.copy_tree(tmp_path_factory.mktemp("planted") / "clean")


@pytest.fixture(scope="module")
def outputs(clean: Path) -> "Outputs":
    return Outputs(clean)


class Outputs:
    """What a check says about a copy with some plants in it; one run for each batch."""

    def __init__(self, clean: Path) -> None:
        self._clean = clean
        self.of = cache(self._run)

    def _run(self, name: str, batch: str) -> tuple[int, str]:
        tree = self._clean.parent / "planted"
        shutil.copytree(self._clean, tree)
        chosen = [plant for plant in PLANTS if (plant.check, plant.batch) == (name, batch)]
        for plant in chosen:
            planted.put(plant, tree)
        done = planted.check(tree, name, *only_about(chosen))
        shutil.rmtree(tree)
        return done.returncode, done.stdout + done.stderr


def only_about(chosen: list[planted.Plant]) -> list[str]:
    """House tests that a batch of its own is about; the others would say nothing new."""
    tests = {plant.says.split()[0].rpartition("::")[2].split("[")[0] for plant in chosen if plant.check == "house"}
    return ["-k", " or ".join(sorted(tests))] if tests and chosen[0].batch != "together" else []


@pytest.mark.parametrize("name", CHECKS)
def test_the_tree_passes_every_check(clean: Path, name: str) -> None:
    done = planted.check(clean, name)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_the_plant_is_caught_and_the_rule_named(outputs: Outputs, plant: planted.Plant) -> None:
    code, output = outputs.of(plant.check, plant.batch)
    assert code != 0
    assert [words for words in plant.says.split(" + ") if words not in output] == [], output


def test_every_check_is_planted_against() -> None:
    assert {plant.check for plant in PLANTS} == set(CHECKS)


def test_every_import_contract_is_planted_against() -> None:
    said = {plant.says.removesuffix(" BROKEN") for plant in PLANTS if plant.check == "imports"}
    assert {contract["name"] for contract in configuration()["importlinter"]["contracts"]} <= said


def test_every_ban_of_the_linter_is_planted_against() -> None:
    said = " ".join(plant.says for plant in PLANTS if plant.check == "style")
    banned = configuration()["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
    codes = ["PLC0415", "S101", "DTZ", "C901", "PLR0912", "PLR0915", "TID252", "S602"]
    assert [ban for ban in [*codes, *(f"`{name}` is banned" for name in banned)] if ban not in said] == []


def configuration() -> dict[str, Any]:
    """What pyproject.toml tells each tool."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def test_every_house_test_is_planted_against() -> None:
    said = " ".join(plant.says for plant in PLANTS if plant.check == "house")
    names = re.findall(r"^def (test_\w+)", "\n".join(path.read_text() for path in house_tests()), re.MULTILINE)
    assert [name for name in names if name not in said] == []


def house_tests() -> list[Path]:
    """The files that hold rules of the house."""
    return [path for path in (ROOT / "tests" / "house").glob("test_*.py") if path.name != "test_planted.py"]
