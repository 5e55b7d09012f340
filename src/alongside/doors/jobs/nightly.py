"""Runs a command of ours in a process of its own, where the embedded database is kept: it may take long."""

import asyncio
import os
import sys

from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.home import Places, default_home


async def do_here(*arguments: str) -> None:
    """Waits for its end. Raises CannotRun with its words when it failed: the worker logs that, and keeps the job."""
    if not is_kept_here():
        return
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "alongside.doors.jobs.cli", *arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    if process.returncode:
        last = said.decode(errors="replace").strip().splitlines()[-1:]
        raise CannotRun(f"BACKUP ALARM: 'alongside {' '.join(arguments)}' failed. {' '.join(last)}")


def is_kept_here() -> bool:
    """Whether this machine keeps a database of its own that holds real people's plans."""
    if "DATABASE_URL" in os.environ or os.environ.get("ALONGSIDE_ENV") == "demo":
        return False
    return Places(default_home()).data.exists()
