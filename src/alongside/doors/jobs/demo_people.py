"""The demo's made-up people as a FHIR bundle, with its dates counted back from the day on which it is loaded."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

DAYS_BEFORE = re.compile(r'"@-(\d+)(T?)"')  # "@-30" is a day, "@-30T" a moment of that day


def write_bundle(folder: Path, *, today: date, as_of: date) -> Path:
    """Write the bundle as the practice's system would have sent it on the day `as_of`: without anything later."""
    text = files("alongside.doors.jobs").joinpath("demo_people.json").read_text(encoding="utf-8")
    bundle = json.loads(DAYS_BEFORE.sub(lambda found: _written(found, today), text))
    bundle["entry"] = [entry for entry in bundle["entry"] if _day(entry["resource"]) <= as_of.isoformat()]
    path = folder / "greenfield-surgery.json"
    path.write_text(json.dumps(bundle, ensure_ascii=False), encoding="utf-8")
    return path


def _written(found: re.Match[str], today: date) -> str:
    day = (today - timedelta(days=int(found[1]))).isoformat()
    return f'"{day}T09:30:00+00:00"' if found[2] else f'"{day}"'


def _day(resource: Mapping[str, Any]) -> str:
    """The day of a result; what has none was always there."""
    return str(resource.get("effectiveDateTime", ""))[:10]
