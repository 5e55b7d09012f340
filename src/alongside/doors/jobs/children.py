"""The demo's child processes: started, started again when they die, stopped in order."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 15.0  # seconds to stop politely
LONGEST_PAUSE = 30.0  # seconds between attempts to start a child that keeps dying


class Child:
    """One process, in a session of its own: Ctrl-C is for the demo to answer, not for its children."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.name = name
        self.log = log
        self._command = list(command)
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._pause = 1.0
        self._started_at = 0.0

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        self._started_at = time.monotonic()
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=self._environment,
                start_new_session=True,
            )

    def keep_alive(self) -> bool:
        """Start the process again if it died; return True when it was. The pause grows while it keeps dying."""
        lived = time.monotonic() - self._started_at
        if self.is_alive or lived < self._pause:
            return False
        self._pause = 1.0 if lived > LONGEST_PAUSE * 2 else min(self._pause * 2, LONGEST_PAUSE)
        self.start()
        return True

    def stop(self) -> None:
        """Ask it to stop, and make it when it does not."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def last_words(self, count: int = 12) -> str:
        """The end of what it wrote."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return "\n".join(text.strip().splitlines()[-count:])
