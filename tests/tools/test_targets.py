"""`make` and the targets agree, and what a target runs is there."""

import re
import shutil
import subprocess

import pytest

import targets
from tests.house.source import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_make_knows_every_target() -> None:
    named = re.search(r"^TARGETS = (.*)$", MAKEFILE, re.MULTILINE)
    assert named
    assert set(named[1].split()) == set(targets.TARGETS)


def test_make_help_says_what_every_target_does() -> None:
    assert set(re.findall(r"echo 'make (\w+)", MAKEFILE)) == set(targets.TARGETS)


@pytest.mark.skipif(not shutil.which("make"), reason="make is not here")
@pytest.mark.parametrize(
    ("asked", "handed_on"),
    [
        (["demo", "PORT=8080"], "bootstrap.py demo --port 8080"),
        (["test", "ARGS=-k sharing"], "bootstrap.py test -k sharing"),
        (["test", "PORT=8080"], "bootstrap.py test"),
    ],
)
def test_make_hands_on_what_is_asked_for(asked: list[str], handed_on: str) -> None:
    said = subprocess.run(["make", "-n", *asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert handed_on in [line.strip().partition("tools/")[2] for line in said.splitlines()]


@pytest.mark.parametrize("name", targets.TARGETS)
def test_what_a_target_runs_is_there(name: str) -> None:
    files = [part for command in targets.TARGETS[name] for part in command[1:] if part.endswith(".py") or "/" in part]
    modules = [
        f"{part.replace('.', '/')}.py"
        for command in targets.TARGETS[name]
        for part in command
        if part.startswith("bench.")
    ]
    assert [file for file in [*files, *modules] if not (ROOT / file).exists()] == []


def test_an_unknown_target_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert targets.main(["dance"]) == 2
    assert "demo" in capsys.readouterr().out
