"""What runs before anything is installed: shims that fail are passed by, and failures are put into plain words."""

import stat
import sys
from pathlib import Path

import pytest

from first_steps import python_tool, say, uv_tool


def program(folder: Path, name: str, text: str) -> Path:
    """A small shell program in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a PATH with nothing in them."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    monkeypatch.setattr(python_tool, "_pyenv_roots", lambda: [str(tmp_path / "home" / ".pyenv")])
    monkeypatch.setattr(sys, "version_info", (3, 9, 0))
    return tmp_path / "home"


def test_a_uv_that_only_pretends_is_passed_by(
    tmp_path: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "shims", "uv", "echo 'pyenv: uv: command not found' >&2; exit 127")
    real = program(tmp_path / "real", "uv", "echo 'uv 0.13.9 (some machine)'")
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}:{real.parent}")
    assert uv_tool.find(str(tmp_path / "own")) == str(real)


def test_a_uv_that_is_too_old_is_passed_by(tmp_path: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = program(tmp_path / "old", "uv", "echo 'uv 0.4.1'")
    monkeypatch.setenv("PATH", str(old.parent))
    assert uv_tool.find(str(tmp_path / "own")) is None


def test_python_behind_a_shim_that_fails_is_found_where_pyenv_keeps_it(
    tmp_path: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "shims", "python3.13", "exit 127")
    real = program(empty_home / ".pyenv/versions/3.13.0/bin", "python3.13", "echo 3 13 /the/real/python3.13")
    monkeypatch.setenv("PATH", str(tmp_path / "shims"))
    assert real.exists()
    assert python_tool.find((3, 13), "/no/uv") == "/the/real/python3.13"


def test_another_version_under_the_right_name_is_not_taken(
    tmp_path: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "python3.13", "echo 3 11 /usr/bin/python3.11")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert python_tool.find((3, 13), "/no/uv") is None


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("error: failed to write: No space left on device (os error 28)", "The disk is full"),
        ("error sending request for url (https://pypi.org/simple/x/)", "the network cannot be reached"),
        ("npm error code EAI_AGAIN", "the network cannot be reached"),
        ("error: Permission denied (os error 13)", "could not be written"),
        ("Hash mismatch for `django`", "not the one that was expected"),
        ("something nobody has seen", ""),
    ],
)
def test_a_failure_is_explained(output: str, words: str) -> None:
    assert words in say.explain(output)
    assert bool(say.explain(output)) is bool(words)


def test_a_step_that_fails_says_why_and_shows_the_tools_own_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('line one'); raise SystemExit('No space left on device')"]
    with pytest.raises(say.Trouble, match="The disk is full") as caught:
        say.step("Doing it", command, str(tmp_path / "log"))
    assert "line one" in caught.value.details


def test_a_slow_step_says_that_it_is_still_going(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(say, "TICK", 0.05)
    say.step("Sleeping", [sys.executable, "-c", "import time; time.sleep(0.5)"], str(tmp_path / "log"))
    assert "still working" in capsys.readouterr().out


def no_download(*_arguments: object, **_named: object) -> None:
    """As on a machine that cannot reach where Python is fetched from."""
    raise say.Trouble("A download did not work.", "dns error")


def test_a_near_python_does_when_the_right_one_cannot_be_fetched(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(say, "step", no_download)
    monkeypatch.setattr(python_tool, "find", lambda version, uv: "/a/python3.12" if version == (3, 12) else None)
    assert python_tool.fetch("/no/uv", "/nowhere", "/no/log") == "/a/python3.12"
    assert "Python 3.12 is here and will do" in capsys.readouterr().out


def test_no_python_at_all_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(say, "step", no_download)
    monkeypatch.setattr(python_tool, "find", lambda version, uv: None)
    with pytest.raises(say.Trouble, match=r"Install Python 3\.13") as caught:
        python_tool.fetch("/no/uv", "/nowhere", "/no/log")
    assert "dns error" in caught.value.details


def test_uv_is_installed_by_the_first_way_that_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def works(own: str, log: str) -> None:
        program(Path(own) / "bin", "uv", "echo 'uv 0.13.9'")

    monkeypatch.setattr(uv_tool, "_by_venv", no_download)
    monkeypatch.setattr(uv_tool, "_by_target", no_download)
    monkeypatch.setattr(uv_tool, "_by_download", works)
    assert uv_tool.install(str(tmp_path), "/no/log") == str(tmp_path / "bin" / "uv")


def test_when_no_way_to_uv_works_each_reason_is_given(
    tmp_path: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for way in ("_by_venv", "_by_target", "_by_download"):
        monkeypatch.setattr(uv_tool, way, no_download)
    with pytest.raises(say.Trouble, match="the network cannot be reached") as caught:
        uv_tool.install(str(tmp_path), "/no/log")
    assert len(caught.value.details.splitlines()) == 3
