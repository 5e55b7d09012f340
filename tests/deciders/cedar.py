"""Cedar's answers: the policy beside this file, asked about a record. Imports nothing of ours."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cedarpy import PolicySet, is_authorized_batch

from tests.deciders.record import Reader, Record, Said, context

POLICY = PolicySet.from_str(Path(__file__).with_name("policy.cedar").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Answer:
    allowed: bool
    policies: tuple[str, ...]


def ask(record: Record, reader: Reader, asked: Sequence[tuple[str, Said | None, bool]], now: datetime) -> list[Answer]:
    """For each (act, entry, finalised): whether this reader may, and by which policies. No entry: may they know of the
    person."""
    about = context(record, reader, now)
    things = {_name(entry, finalised): _thing(record, entry, finalised) for _act, entry, finalised in asked}
    entities = json.dumps([_who(reader), *things.values()])
    requests = [
        {
            "principal": 'Reader::"it"',
            "action": f'Action::"{act}"',
            "resource": f'Thing::"{_name(entry, finalised)}"',
            "context": about,
        }
        for act, entry, finalised in asked
    ]
    answers = is_authorized_batch(requests, POLICY, entities)
    broken = [answer.diagnostics.errors for answer in answers if answer.diagnostics.errors]
    assert not broken, broken[0]
    return [Answer(each.allowed, tuple(each.diagnostics.id_annotations_by_reason.values())) for each in answers]


def _name(entry: Said | None, finalised: bool) -> str:
    return f"{entry.item if entry else 'person'}{' agreed' if finalised else ''}"


def _who(reader: Reader) -> dict[str, Any]:
    attributes = {
        "role": reader.role,
        "purpose": reader.purpose,
        "assurance": reader.assurance,
        "account": reader.account or "nobody",
        "organisation": reader.organisation,
        "person": reader.person or "nobody",
        "behalf": reader.behalf,
    }
    return {"uid": {"type": "Reader", "id": "it"}, "attrs": attributes, "parents": []}


def _thing(record: Record, entry: Said | None, finalised: bool) -> dict[str, Any]:
    attributes = {
        "person": record.person,
        "kind": "entry" if entry else "person",
        "section": entry.section if entry else "",
        "item": entry.item if entry else "",
        "parent": (entry.parent if entry else "") or "no parent",
        "author": entry.author if entry else "",
        "finalised": finalised,
    }
    return {"uid": {"type": "Thing", "id": _name(entry, finalised)}, "attrs": attributes, "parents": []}
