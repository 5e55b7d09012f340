"""An instrument in the form that is stored: plain JSON with a schema number."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from alongside.rules.measures.instrument import Group, Instrument, Licence, MeasureItem, Scale

SCHEMA = 1


def to_stored(instrument: Instrument) -> dict[str, Any]:
    """{"schema": 1, ...}: plain JSON values only."""
    return {"schema": SCHEMA, **asdict(instrument)}


def from_stored(stored: Mapping[str, Any]) -> Instrument:
    """A stored instrument. Raises ValueError for a schema number that this code does not know."""
    if stored.get("schema") != SCHEMA:
        raise ValueError(f"an instrument of unknown schema {stored.get('schema')!r}")
    values = {name: value for name, value in stored.items() if name != "schema"}
    return Instrument(
        **{
            **values,
            "items": tuple(_item(each) for each in values["items"]),
            "groups": tuple(Group(each["key"], each["name"], tuple(each["codes"])) for each in values["groups"]),
            "licence": Licence(values["licence"]),
        }
    )


def _item(stored: Mapping[str, Any]) -> MeasureItem:
    scale = stored["scale"]
    words = tuple((int(value), str(text)) for value, text in scale["words"])
    return MeasureItem(**{**stored, "scale": Scale(scale["lowest"], scale["highest"], words)})
