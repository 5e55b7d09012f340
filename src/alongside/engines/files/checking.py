"""A file from outside, looked into in a process of its own and by a scanner, or refused."""

import subprocess
import sys
from collections.abc import Callable

from alongside.engines.files.apart import READ, REFUSED, SECONDS
from alongside.engines.files.kinds import form_of
from alongside.rules.files import CheckedFile, FileTrouble, check_size, refused_file

# The name of a scanner that found nothing, "" where there is none. Raises Invalid for a virus, and for no answer.
type Scan = Callable[[bytes], str]
_LOOK = (sys.executable, "-I", "-m", "alongside.engines.files.apart")


def checked_file(content: bytes, *, scan: Scan) -> CheckedFile:
    """The file in the form in which it is kept. Raises Invalid, with the field "file", for one that is not taken in."""
    check_size(len(content))
    form = form_of(content)
    scanned_by = scan(content)
    kept = _looked_into_apart(content)
    check_size(len(kept))
    return CheckedFile(form, kept, scanned_by)


def _looked_into_apart(content: bytes) -> bytes:
    """A look that dies, takes too long or too much memory says that the file cannot be read."""
    try:
        done = subprocess.run(_LOOK, input=content, capture_output=True, timeout=2 * SECONDS, check=False, env={})  # noqa: S603 (our own program; the file is no part of the command)
    except subprocess.TimeoutExpired as error:
        raise refused_file(FileTrouble.UNREADABLE) from error
    if done.stdout.startswith(READ):
        return done.stdout.removeprefix(READ)
    known = done.stdout.removeprefix(REFUSED).decode("ascii", "replace")
    raise refused_file(FileTrouble(known) if known in FileTrouble else FileTrouble.UNREADABLE)
