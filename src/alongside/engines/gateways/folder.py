"""Writes a file whole or not at all, once per name: what the folder gateways stand on."""

import os
import re
import tempfile
from pathlib import Path

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def is_safe_name(reference: str) -> bool:
    """A reference that can be a file name anywhere and a cell that no spreadsheet runs as a formula."""
    return _SAFE.fullmatch(reference) is not None


def write_whole(path: Path, content: bytes) -> None:
    """Put content at path so that, whatever stops, either the old file or the whole new one is there."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def reason_of(error: OSError) -> str:
    """The system's name for what went wrong, such as folder-ENOSPC: no paths, no names."""
    return f"folder-{os.strerror(error.errno).lower().replace(' ', '-')}" if error.errno else "folder-unreachable"
