"""Find uv, the tool that installs the locked libraries, or put it into the project's own folder."""

import hashlib
import os
import platform
import re
import stat
import sys
import urllib.parse
import urllib.request
import zipfile

from first_steps import say

OLDEST = (0, 8)
WANTED = "0.13.9"
INDEX = "https://pypi.org/simple/uv/"


def find(own):
    """Return the path of a uv that really runs, or None. `own` is the folder that we install it into ourselves."""
    home = os.path.expanduser("~")
    ours = [os.path.join(own, place, "uv") for place in ("bin", "venv/bin", "target/bin")]
    usual = [os.path.join(home, ".local", "bin", "uv"), os.path.join(home, ".cargo", "bin", "uv")]
    for path in ours + say.on_path("uv") + usual:
        if os.path.exists(path) and _works(path):
            return path
    return None


def _works(path):
    version = re.match(r"uv (\d+)\.(\d+)", say.output_of([path, "--version"]) or "")
    return bool(version) and tuple(int(part) for part in version.groups()) >= OLDEST


def install(own, log):
    """Install uv into `own` and return its path. Three ways, because each is missing or refused on some machine."""
    reasons = []
    for way in (_by_venv, _by_target, _by_download):
        try:
            way(own, log)
        except (say.Trouble, OSError, ValueError, zipfile.BadZipFile) as trouble:
            reasons.append("{}: {}".format(way.__name__.replace("_by_", ""), _reason(trouble)))
            continue
        path = find(own)
        if path:
            return path
        reasons.append("{}: the uv that it installed does not run".format(way.__name__.replace("_by_", "")))
    details = "\n".join(reasons)
    raise say.Trouble(say.explain(details) or "uv could not be installed.", details)


def _reason(trouble):
    details = getattr(trouble, "details", "")
    return say.last_lines(details, 1) or str(trouble)


def _by_venv(own, log):
    """A virtual environment of its own. Fails where Debian's python3-venv is missing."""
    if sys.version_info < (3, 8):
        raise say.Trouble("uv does not install with pip on a Python as old as this")
    folder = os.path.join(own, "venv")
    say.step("Making a place for uv, the installer", [sys.executable, "-m", "venv", "--clear", folder], log)
    python = os.path.join(folder, "bin", "python")
    say.step("Installing uv with pip", [python, "-m", "pip", "install", "-q", "uv==" + WANTED], log)


def _by_target(own, log):
    """A plain folder. pip allows this where it refuses to install beside the system's own packages (PEP 668)."""
    if sys.version_info < (3, 8):
        raise say.Trouble("uv does not install with pip on a Python as old as this")
    folder = os.path.join(own, "target")
    command = [sys.executable, "-m", "pip", "install", "-q", "--upgrade", "--target", folder, "uv==" + WANTED]
    say.step("Installing uv with pip into a folder of its own", command, log)


def _by_download(own, log):
    """Straight from the package index, with the file's hash checked. Needs neither pip nor venv."""
    say.say("  Downloading uv from the package index")
    with urllib.request.urlopen(INDEX, timeout=60) as answer:
        page = answer.read().decode("utf-8")
    links = re.findall(r'href="([^"#]+/(uv-[^"/#]+\.whl))#sha256=([0-9a-f]{64})"', page)
    address, _name, expected = _for_this_machine(links)
    with urllib.request.urlopen(urllib.parse.urljoin(INDEX, address), timeout=300) as answer:
        wheel = answer.read()
    if hashlib.sha256(wheel).hexdigest() != expected:
        raise say.Trouble("hash mismatch in the downloaded uv")
    _unpack(wheel, own)


def _for_this_machine(links):
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    if sys.platform == "darwin":
        tags = ["macosx", "arm64" if machine == "aarch64" else machine]
    else:
        libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
        tags = [libc, machine]
    for link in links:
        if link[1].startswith(f"uv-{WANTED}-") and all(tag in link[1] for tag in tags):
            return link
    raise say.Trouble(f"there is no uv for this kind of machine ({sys.platform} {machine})")


def _unpack(wheel, own):
    folder = os.path.join(own, "bin")
    os.makedirs(folder, exist_ok=True)
    packed = os.path.join(own, "uv.whl")
    with open(packed, "wb") as file:
        file.write(wheel)
    with zipfile.ZipFile(packed) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        with open(os.path.join(folder, "uv"), "wb") as file:
            file.write(archive.read(name))
    os.chmod(os.path.join(folder, "uv"), stat.S_IRWXU)
    os.remove(packed)
