"""Where things are in this project."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / ".bootstrap"
SOURCE = ROOT / "src" / "alongside"
WEB = SOURCE / "doors" / "web"
REFERENCE = ROOT / "docs" / "reference"
