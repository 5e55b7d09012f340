"""Find Python 3.13 on this machine, or have uv fetch it."""

import getpass
import glob
import os
import sys

from first_steps import say

WANTED = (3, 13)
ALSO_GOOD = ((3, 14), (3, 12))  # when 3.13 can be neither found nor fetched
_ASK = "import sys, ssl, sqlite3; print(sys.version_info[0], sys.version_info[1], sys.executable)"


def find(version, uv):
    """Return the path of a Python of this version that really runs, or None."""
    for path in _places(version):
        real = _real(path, version)
        if real:
            return real
    managed = say.output_of([uv, "python", "find", "--system", "--no-project", "{}.{}".format(*version)])
    return _real(managed, version) if managed else None


def fetch(uv, own, log):
    """Have uv download Python 3.13 and return its path. Falls back to a near version that is already here."""
    env = dict(os.environ, UV_PYTHON_INSTALL_DIR=os.path.join(own, "python"))
    try:
        say.step("Fetching Python 3.13 (about 30 MB)", [uv, "python", "install", "--no-bin", "3.13"], log, env=env)
    except say.Trouble as trouble:
        for version in ALSO_GOOD:
            path = find(version, uv)
            if path:
                say.say("    That did not work, but Python {}.{} is here and will do.".format(*version))
                return path
        raise say.Trouble(
            "Python 3.13 is not on this machine, and it could not be fetched. Install Python 3.13 "
            "(python.org, Homebrew, pyenv, or your system's packages), then run the same command again.\n"
            + trouble.words,
            trouble.details,
        ) from trouble
    return say.output_of([uv, "python", "find", "--no-project", "--managed-python", "3.13"], env=env)


def _places(version):
    name = "python{}.{}".format(*version)
    home = os.path.expanduser("~")
    places = [sys.executable] if sys.executable and sys.version_info[:2] == version else []
    places += say.on_path(name)
    for root in _pyenv_roots():
        places += sorted(
            glob.glob(os.path.join(root, "versions", "{}.{}*".format(*version), "bin", name)), reverse=True
        )
    places += [
        os.path.join(home, ".local", "bin", name),
        os.path.join("/opt/homebrew/bin", name),
        os.path.join("/usr/local/bin", name),
        f"/Library/Frameworks/Python.framework/Versions/{version[0]}.{version[1]}/bin/{name}",
    ]
    return places


def _pyenv_roots():
    """Return every folder where pyenv may keep its Pythons, whatever HOME says today."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    shims = [os.path.dirname(folder.rstrip("/")) for folder in folders if folder.rstrip("/").endswith("/shims")]
    homes = [os.path.expanduser("~"), os.path.expanduser("~" + getpass.getuser())]
    named = [os.environ["PYENV_ROOT"]] if "PYENV_ROOT" in os.environ else []
    return named + shims + [os.path.join(home, ".pyenv") for home in homes]


def _real(path, version):
    """Return the interpreter behind a path that may be a shim, or None when it does not run."""
    answer = say.output_of([path, "-I", "-c", _ASK]) if os.path.exists(path) else None
    parts = (answer or "").split(" ", 2)
    if len(parts) == 3 and parts[:2] == [str(number) for number in version]:
        return parts[2]
    return None
