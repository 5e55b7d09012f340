"""The command line: `alongside COMMAND`. Finds the command, and says an anticipated failure in one plain sentence."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError

from alongside.doors.jobs.command_list import COMMANDS, Command
from alongside.doors.jobs.trouble import CannotRun
from alongside.doors.words import message_words
from alongside.engines.postgres.trouble import DatabaseTrouble
from alongside.rules.refusals import Refusal

UNREACHABLE = "The database did not answer, or did not accept this: {}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or failed (said in words), 2 not understood."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = _command(given)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    try:
        return _run(command, given[1:])
    except Refusal as refusal:
        return _tell(message_words(refusal))
    except (CannotRun, DatabaseTrouble, ImproperlyConfigured) as trouble:
        return _tell(str(trouble))
    except (DatabaseError, InterfaceError) as error:
        return _tell(UNREACHABLE.format(str(error).strip()))
    except KeyboardInterrupt:
        return _tell("Stopped.", 130)


def _command(given: Sequence[str]) -> Command:
    """The command that is asked for, before anything heavy is loaded."""
    parser = argparse.ArgumentParser(prog="alongside", description=_list(), formatter_class=_AsWritten)
    parser.add_argument("command", choices=[command.name for command in COMMANDS], metavar="COMMAND")
    name = parser.parse_args(given[:1]).command
    return next(command for command in COMMANDS if command.name == name)


def _run(command: Command, arguments: Sequence[str]) -> int:
    # Only now: a command's module imports models, and those need the settings.
    if command.needs_django:
        django.setup()
    module: Any = importlib.import_module(command.module)
    parser = argparse.ArgumentParser(prog=f"alongside {command.name}", description=command.about)
    module.add_arguments(parser)
    code: int = module.run(parser.parse_args(arguments))
    return code


def _list() -> str:
    longest = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name.ljust(longest)}  {command.about}" for command in COMMANDS]
    return "\n".join(["Commands (alongside COMMAND --help says more):", "", *lines])


def _tell(words: str, code: int = 1) -> int:
    print(words, file=sys.stderr)
    return code


class _AsWritten(argparse.RawDescriptionHelpFormatter):
    """Keeps the list of commands as a list."""


if __name__ == "__main__":
    sys.exit(main())
