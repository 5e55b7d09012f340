"""The command line says an anticipated failure in one sentence, and nothing else."""

import argparse
import sys
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from alongside.doors.jobs import cli
from alongside.doors.jobs.command_list import Command
from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.trouble import DatabaseTrouble
from alongside.rules.refusals import NotReady


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A command named `try`, whose `run` a test replaces."""
    module = ModuleType("planted_command")
    module.add_arguments = lambda parser: parser.add_argument("--twice", action="store_true")  # type: ignore[attr-defined]
    module.run = lambda options: 2 if options.twice else 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planted_command", module)
    monkeypatch.setattr(cli, "COMMANDS", (Command("try", "planted_command", "Try it.", needs_django=False),))
    return module


def test_a_command_gets_its_options_and_gives_the_exit_code(command: ModuleType) -> None:
    assert cli.main(["try"]) == 0
    assert cli.main(["try", "--twice"]) == 2


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (CannotRun("Port 8000 is taken."), "Port 8000 is taken."),
        (DatabaseTrouble("The disk is full."), "The disk is full."),
        (ImproperlyConfigured("ALONGSIDE_SECRET_KEY is not set."), "ALONGSIDE_SECRET_KEY is not set."),
        (OperationalError("connection refused"), "The database did not answer"),
        (NotReady("stages.round-over", values={"stage": "ended", "to": "agreed"}), "."),
    ],
)
def test_an_anticipated_failure_is_one_sentence(
    command: ModuleType, failure: Exception, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: argparse.Namespace) -> int:
        raise failure

    command.run = fail  # type: ignore[attr-defined]
    assert cli.main(["try"]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_bug_is_not_hidden(command: ModuleType) -> None:
    def fail(options: argparse.Namespace) -> int:
        raise ZeroDivisionError

    command.run = fail  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError):
        cli.main(["try"])


def test_an_unknown_command_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["dance"])
    assert stopped.value.code == 2
    assert "demo" in capsys.readouterr().err
