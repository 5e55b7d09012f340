"""Verifies the audit of a database in another home, in a process of its own: this one keeps to the living database."""

import os
import subprocess
import sys
from pathlib import Path

from alongside.doors.jobs.trouble import CannotRun


def write_checkpoint(home: Path, file: Path) -> None:
    """The newest hash of every chain, as the database of this home has them. Raises CannotRun."""
    _audit(home, "checkpoint", str(file), trouble="The audit's checkpoint could not be written.")


def verify_audit(home: Path, checkpoint: Path | None = None) -> str:
    """What `alongside audit verify` says there. Raises CannotRun when a chain does not hold."""
    compared = [] if checkpoint is None else ["--checkpoint", str(checkpoint)]
    return _audit(home, "verify", *compared, trouble="The audit in what was restored does not hold.")


def _audit(home: Path, *arguments: str, trouble: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATABASE_OWNER_URL"}}
    done = subprocess.run(
        [sys.executable, "-m", "alongside.doors.jobs.cli", "audit", *arguments],
        env={**kept, "ALONGSIDE_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotRun(f"{trouble} {(done.stdout + done.stderr).strip()}")
    return done.stdout.strip()
