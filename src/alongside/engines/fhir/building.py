"""Parts of every resource that we send: references, meta, narrative, and the leaving out of what is empty."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.engines.fhir.systems import URI

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Referred:
    """Somebody or something pointed at: by type and id where this server serves it, by name alone where it does not."""

    type: str
    name: str
    id: UUID | None = None


def reference(to: Referred) -> Json:
    literal = f"{to.type}/{to.id}" if to.id else ""
    return filled({"reference": literal, "type": to.type, "display": to.name})


def meta(*, version: str, last_updated: datetime | None, profile: str = "") -> Json:
    return filled(
        {
            "versionId": version,
            "lastUpdated": instant(last_updated) if last_updated else "",
            "profile": [profile] if profile else [],
        }
    )


def identifier(id: UUID) -> Json:
    """The identifier of a record of ours, the same wherever it is copied to."""
    return {"system": URI, "value": f"urn:uuid:{id}"}


def instant(at: datetime) -> str:
    """FHIR's instant. Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")


def narrative(parts: Iterable[tuple[str, Iterable[str]]], *, language: str = "en") -> Json:
    """Headings with paragraphs as FHIR's XHTML. All words are escaped: nothing in them can act."""
    tag = html.escape(language)
    inner = "".join(f"<h2>{_escaped(heading)}</h2>{_paragraphs(words)}" for heading, words in parts)
    div = f'<div xmlns="http://www.w3.org/1999/xhtml" lang="{tag}" xml:lang="{tag}">{inner}</div>'
    return {"status": "generated", "div": div}


def filled(members: Mapping[str, Any]) -> Json:
    """The members that hold something: FHIR allows no empty text, list or object. False and 0 stay."""
    return {name: value for name, value in members.items() if value is not None and value not in ("", [], {}, ())}


def _paragraphs(words: Iterable[str]) -> str:
    return "".join(f"<p>{_escaped(each)}</p>" for each in words)


def _escaped(words: str) -> str:
    return html.escape(words).replace("\n", "<br/>")
