"""The demo's child processes."""

import sys
import time
from pathlib import Path

import pytest

from alongside.doors.jobs import children
from alongside.doors.jobs.children import Child


def child(tmp_path: Path, code: str) -> Child:
    """A child that runs a line of Python."""
    return Child("test", [sys.executable, "-c", code], {}, tmp_path / "log")


def wait_for_end(started: Child) -> None:
    """Until the process has ended by itself."""
    deadline = time.monotonic() + 10
    while started.is_alive and time.monotonic() < deadline:
        time.sleep(0.01)


def test_a_child_that_died_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mortal = child(tmp_path, "print('was here')")
    mortal.start()
    wait_for_end(mortal)
    clock = time.monotonic() + 5
    monkeypatch.setattr(children.time, "monotonic", lambda: clock)
    assert mortal.keep_alive()
    monkeypatch.undo()
    wait_for_end(mortal)
    assert mortal.last_words().splitlines() == ["was here", "was here"]


def test_a_child_that_keeps_dying_is_not_started_at_once(tmp_path: Path) -> None:
    mortal = child(tmp_path, "")
    mortal.start()
    wait_for_end(mortal)
    assert not mortal.keep_alive()


def test_a_child_that_lives_is_left_alone_and_stops_when_asked(tmp_path: Path) -> None:
    living = child(tmp_path, "import time; time.sleep(60)")
    living.start()
    assert not living.keep_alive()
    living.stop()
    assert not living.is_alive


def test_a_child_that_does_not_listen_is_made_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "PATIENCE", 0.2)
    deaf = child(
        tmp_path, "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    deaf.start()
    while "deaf" not in deaf.last_words():
        time.sleep(0.01)
    deaf.stop()
    assert not deaf.is_alive
