"""Make this folder ready to work in, then run one target: `python3 tools/bootstrap.py demo`. Any Python from 3.6."""

import hashlib
import os
import shutil
import sys
import textwrap
import time

from first_steps import python_tool, say, uv_tool

TOOLS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(TOOLS)
OWN = os.path.join(ROOT, ".bootstrap")
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "alongside-stamp")
LOCKED = ("uv.lock", "pyproject.toml", ".python-version")
ROOM_NEEDED = 1500 * 1024 * 1024  # bytes, for the libraries and their cache

# Where an organisation's own certificate authority is trusted: its network may open and re-seal every connection.
CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


def main(arguments):
    """Return the exit code; on success this process becomes the target instead."""
    os.chdir(ROOT)
    try:
        refuse_windows()
        settle_environment()
        if not is_ready():
            make_ready()
        hand_over(arguments)
    except say.Trouble as trouble:
        return tell(trouble.words, trouble.details)
    except OSError as error:
        return tell(say.explain_os_error(error), "")
    except KeyboardInterrupt:
        say.say("\nStopped. Nothing is half done: the next run goes on from here.")
        return 130
    return 0


def refuse_windows():
    """The embedded PostgreSQL is used over a unix socket."""
    if os.name == "nt":
        raise say.Trouble("Alongside runs on Linux and macOS. On Windows, install WSL and run it there.")


def is_ready():
    """Say whether the environment is the one that the lock files ask for."""
    if not os.path.exists(PYTHON) or not os.path.exists(STAMP):
        return False
    with open(STAMP) as file:
        return file.read() == stamp()


def stamp():
    """Return a hash of everything that the environment depends on, this folder's path included."""
    digest = hashlib.sha256(ROOT.encode("utf-8", "surrogateescape"))
    for name in LOCKED:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def make_ready():
    """Find or fetch uv and Python, then install exactly what uv.lock names."""
    started = time.time()
    say.say("Getting ready. The first time takes a few minutes; after that, a second or two.")
    os.makedirs(OWN, exist_ok=True)
    check_room()
    log = os.path.join(OWN, "last-step.log")
    uv = uv_tool.find(OWN) or uv_tool.install(OWN, log)
    python = python_tool.find(python_tool.WANTED, uv) or python_tool.fetch(uv, OWN, log)
    env = dict(os.environ, UV_PYTHON=python)
    command = [uv, "sync", "--frozen", "--project", ROOT]
    say.step("Installing the locked libraries (about 400 MB)", command, log, env=env)
    with open(STAMP, "w") as file:
        file.write(stamp())
    say.say(f"  Ready after {time.time() - started:.0f} seconds.")


def check_room():
    """Fail before a long download when the disk cannot hold it."""
    if not os.path.exists(PYTHON) and shutil.disk_usage(ROOT).free < ROOM_NEEDED:
        raise say.Trouble(say.CAUSES[0][1])


def settle_environment():
    """Take away what would send uv to another place, and let it trust what this machine trusts."""
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"):
        os.environ.pop(name, None)
    os.environ["UV_PROJECT_ENVIRONMENT"] = VENV
    if not os.access(os.path.expanduser("~"), os.W_OK):
        os.environ.setdefault("UV_CACHE_DIR", os.path.join(OWN, "cache"))
    if sys.platform == "darwin" or any(os.path.exists(path) for path in CERTIFICATES):
        os.environ.setdefault("UV_SYSTEM_CERTS", "1")


def hand_over(arguments):
    """Become the target, so that Ctrl-C and the exit code are its own."""
    sys.stdout.flush()
    env = dict(os.environ, PYTHONUNBUFFERED="1", PYTHONPYCACHEPREFIX=os.path.join(OWN, "pycache"))
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled files make the second run quick; they stay out of the tree
    env["PATH"] = os.path.join(VENV, "bin") + os.pathsep + env.get("PATH", os.defpath)
    os.execve(PYTHON, [PYTHON, os.path.join(TOOLS, "targets.py"), *arguments], env)


def tell(words, details):
    """Print what went wrong, the tool's own words last, and return the exit code."""
    say.say("")
    for paragraph in ("This did not work. " + words).splitlines():
        say.say(textwrap.fill(paragraph, 100))
    if details:
        say.say("\nWhat the tool said:\n" + "\n".join("    " + line for line in details.splitlines()))
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
