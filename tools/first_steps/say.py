"""Say what is happening, and explain a failure in plain words."""

import errno
import os
import subprocess
import sys
import time

TICK = 10  # seconds of silence before we say that a step is still going

CAUSES = (
    (
        ("no space left on device", "disk quota exceeded", "os error 28"),
        "The disk is full. Alongside needs about 2 GB to install. Make some room, then run the same command again.",
    ),
    (
        (
            "dns error",
            "could not resolve",
            "name or service not known",
            "temporary failure in name resolution",
            "nodename nor servname",
            "getaddrinfo",
            "network is unreachable",
            "error sending request",
            "connection refused",
            "connection reset",
            "tunnel error",
            "client error (connect)",
            "certificate",
            "enotfound",
            "eai_again",
            "econnrefused",
            "etimedout",
            "timed out",
            "urlopen error",
            "no matching distribution found for uv",
        ),
        "A download did not work: the network cannot be reached from here, or it does not let us through. "
        "Check the connection (and the proxy setting, if you use one), then run the same command again. "
        "What has been downloaded already is kept.",
    ),
    (
        ("permission denied", "read-only file system", "eacces", "os error 13", "os error 30"),
        "A file could not be written. Check that this folder belongs to you and can be written to.",
    ),
    (
        ("no wheel with a matching platform", "wheel for the current platform", "compatible wheel"),
        "One of the libraries has no version for this kind of machine. Alongside runs on Linux with glibc "
        "(x86-64 and ARM) and on macOS. On Windows, use WSL.",
    ),
    (
        ("hash mismatch", "eintegrity"),
        "A downloaded file is not the one that was expected, so it was not used. Try again; if it happens again, "
        "something between here and the package registry changes files.",
    ),
)


class Trouble(Exception):
    """Something that stops us, already in plain words. `details` is what the tool itself said."""

    def __init__(self, words, details=""):
        super().__init__(words)
        self.words = words
        self.details = details


def say(words):
    """Print one line now, not when a buffer is full."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def explain(output):
    """Return plain words for what a tool printed, or an empty string when we do not know."""
    output = output.lower()
    for signs, words in CAUSES:
        if any(sign in output for sign in signs):
            return words
    return ""


def explain_os_error(error):
    """Return plain words for an OSError of our own."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CAUSES[0][1]
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return CAUSES[2][1]
    return explain(str(error)) or str(error)


def step(words, command, log, env=None, cwd=None):
    """Say what is being done, do it, and say that it is still going while it takes long. Raise Trouble if it fails."""
    say("  " + words)
    started = time.time()
    with open(log, "w") as out:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=env, cwd=cwd
        )
        try:
            code = _wait(process, started)
        except BaseException:
            process.kill()
            process.wait()
            raise
    if code:
        output = read(log)
        raise Trouble(explain(output) or f"This step failed: {words}.", last_lines(output))


def _wait(process, started):
    while True:
        try:
            return process.wait(timeout=TICK)
        except subprocess.TimeoutExpired:
            say(f"    still working: {time.time() - started:.0f} seconds so far")


def read(path):
    """Return the text of a file, whatever bytes are in it."""
    with open(path, "rb") as file:
        return file.read().decode("utf-8", "replace")


def last_lines(text, count=15):
    """Return the end of what a tool printed."""
    return "\n".join(text.strip().splitlines()[-count:])


def output_of(command, env=None, seconds=60):
    """Return what a command prints, or None when it cannot be run or fails: a file on PATH may be an empty shim."""
    try:
        done = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
        )
        text = done.communicate(timeout=seconds)[0]
    except OSError:
        return None
    except subprocess.TimeoutExpired:
        done.kill()
        done.communicate()
        return None
    return text.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def on_path(name):
    """Return every file of this name on PATH, in order: the first one may not work."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    found = [os.path.join(folder, name) for folder in folders if folder]
    return [path for path in found if os.access(path, os.X_OK) and os.path.isfile(path)]
