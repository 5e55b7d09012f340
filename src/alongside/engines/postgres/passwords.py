"""The embedded server's passwords: made once, readable only by the user who runs the service."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from alongside.engines.postgres.trouble import DatabaseTrouble


@dataclass(frozen=True, slots=True)
class Passwords:
    """One for each role that can log in."""

    superuser: str
    owner: str
    runtime: str


def read_passwords(file: Path) -> Passwords | None:
    """The passwords, or None when the server was never started here."""
    try:
        return Passwords(**json.loads(file.read_text()))
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise DatabaseTrouble(f"This database belongs to another user: {file} cannot be read.") from error
    except (ValueError, TypeError) as error:
        raise DatabaseTrouble(f"{file} is damaged. Put it back from your backup.") from error


def make_passwords(file: Path) -> Passwords:
    """Writes new passwords. The file appears whole or not at all."""
    made = Passwords(*(secrets.token_urlsafe(32) for _ in range(3)))
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(asdict(made), out)
        out.flush()
        os.fsync(out.fileno())
    new.rename(file)
    return made
