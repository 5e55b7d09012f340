"""Where things are in this project."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / ".bootstrap"
SOURCE = ROOT / "src" / "alongside"
WEB = SOURCE / "doors" / "web"
REFERENCE = ROOT / "docs" / "reference"


def quick_environment() -> dict[str, str]:
    """The environment for our own Python programs: what is compiled is kept, outside the tree."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX", str(OWN / "pycache"))}
