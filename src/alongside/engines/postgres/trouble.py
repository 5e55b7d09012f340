"""What can go wrong with the database, said in plain words."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DatabaseTrouble(Exception):
    """The database cannot be used. The message is a sentence for the person who runs the service."""


FULL = "The disk is full. Free some space, then start again. Nothing that was saved has been lost."

# What the server and its tools write (in English: they run with the C locale) and what it means.
KNOWN = (
    (r"No space left on device|Disk quota exceeded", FULL),
    (
        r"incompatible with server",
        "The data was written by another version of PostgreSQL. Start with that version, or upgrade the data first.",
    ),
    (
        r"checkpoint record|invalid page|invalid checksum|checksum verification failed",
        "The data is damaged. Restore it from a backup.",
    ),
    (
        r"could not (map anonymous|create) shared memory|Cannot allocate memory|out of memory",
        "There is not enough memory to start the database. Close other programs or add memory.",
    ),
    (
        r"error while loading shared libraries: (?P<what>\S+?):",
        "The system library {what} is missing. Install it with the system's package manager.",
    ),
    (
        r"has wrong ownership|Permission denied|Operation not permitted",
        "The database may not read or write its folder. Check who owns it.",
    ),
)

BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: "The disk is read-only: {file}.",
    errno.EACCES: "{file} cannot be opened. Check who owns it and the folders above it, or set ALONGSIDE_HOME.",
    errno.EPERM: "{file} cannot be changed by this user. Check who owns it, or set ALONGSIDE_HOME.",
    errno.ENOEXEC: "{file} was built for another kind of computer.",
}


def explain(words: str, log: Path) -> DatabaseTrouble:
    """Turns what the server wrote into a sentence; what nobody foresaw is quoted."""
    for pattern, sentence in KNOWN:
        if found := re.search(pattern, words):
            return DatabaseTrouble(sentence.format(**found.groupdict()))
    last = " / ".join(words.strip().splitlines()[-3:]) or "nothing"
    return DatabaseTrouble(f"The database did not start. It wrote: {last}. There may be more in {log}.")


@contextmanager
def plain_words() -> Iterator[None]:
    """Turns what the operating system refuses into a DatabaseTrouble."""
    try:
        yield
    except OSError as error:
        sentence = BY_ERRNO.get(error.errno or 0, "The database could not use {file}: {reason}.")
        raise DatabaseTrouble(sentence.format(file=error.filename, reason=error.strerror)) from error
