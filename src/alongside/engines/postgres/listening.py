"""What a process hears from the database: one connection listens, and whoever waits in the process is told.

NOTIFY reaches every process that serves pages, so nothing else has to carry a word from one to another. The connection
is opened when somebody first wants to hear, after the processes have parted, and again whenever it was lost.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Any

import psycopg
from django.db import connection, connections

PATIENCE = 2.0  # seconds: between two tries to connect, and between two looks whether to stop


def tell(channel: str, words: str) -> None:
    """Tell every process that listens, once this transaction is over. Ids only, never a word of anybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [channel, words])


class Ear:
    """Hears one channel from its first use on, in a thread of its own."""

    def __init__(self, channel: str, heard: Callable[[str], None]) -> None:
        self._channel, self._heard = channel, heard
        self._lock, self._stopping, self._listening = Lock(), Event(), Event()
        self._thread: Thread | None = None

    def open(self) -> None:
        """Begin to listen, if nobody has yet; and wait for it a little, so that what is told next is heard."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._stopping.clear()
                self._thread = Thread(target=self._listen, name=f"hears {self._channel}", daemon=True)
                self._thread.start()
        self._listening.wait(PATIENCE)

    def close(self) -> None:
        """Stop listening, and let go of the connection."""
        with self._lock:
            self._stopping.set()
            if self._thread is not None:
                self._thread.join()
                self._thread = None

    def _listen(self) -> None:
        while not self._stopping.is_set():
            with suppress(psycopg.Error):
                self._listen_until_lost()
            self._listening.clear()
            self._stopping.wait(PATIENCE)

    def _listen_until_lost(self) -> None:
        with psycopg.connect(**_address(), autocommit=True) as found:
            found.execute(psycopg.sql.SQL("LISTEN {}").format(psycopg.sql.Identifier(self._channel)))
            self._listening.set()
            while not self._stopping.is_set():
                for each in found.notifies(timeout=PATIENCE):
                    self._heard(each.payload)


def _address() -> dict[str, Any]:
    """Where the pages' own database is, as libpq takes it."""
    named = connections["default"].get_connection_params()
    return {name: value for name, value in named.items() if name not in ("cursor_factory", "context")}
