"""Verifies the audit's chains, from the database and from a checkpoint kept elsewhere. Reads only."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connections

from alongside.records.audit.kinds import EventKind
from alongside.records.audit.models import Event, Head


@dataclass(frozen=True, slots=True)
class Break:
    """A chain that does not hold: its name, the link where it fails ("" for the chain as a whole), and why."""

    chain: str
    number: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    chains: int
    events: int
    breaks: tuple[Break, ...]


def heads(using: str = "owner") -> dict[str, tuple[int, str]]:
    """Every chain's newest link: {chain: (number, hash in hex)}."""
    rows = Head.objects.using(using).order_by("chain").values_list("chain", "number", "hash")
    return {chain: (number, bytes(value).hex()) for chain, number, value in rows}


def disposed_people(using: str = "owner") -> frozenset[UUID]:
    """Everybody whose record was disposed of, as their chains say."""
    people = Event.objects.using(using).filter(kind=EventKind.RECORD_DISPOSED).values_list("person", flat=True)
    return frozenset(each for each in people if each is not None)


def checkpoint_text(made_at: datetime, using: str = "owner") -> str:
    """A checkpoint to keep elsewhere: JSON of the time, every head, and one root hash over them."""
    chains = heads(using)
    body = {chain: [number, value] for chain, (number, value) in chains.items()}
    root = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return json.dumps({"made_at": made_at.isoformat(), "root": root, "chains": body}, indent=1, sort_keys=True)


def verify(checkpoint: Mapping[str, Any] | None = None, using: str = "owner") -> Verified:
    """Recompute every chain, compare it with its head and, where a checkpoint is given, with the head kept there.

    Without a checkpoint an attacker who re-hashes a whole chain, or removes its newest links with the head, leaves no
    trace: keep checkpoints where the database's administrator cannot write.
    """
    if connections[using].vendor != "postgresql":
        raise ValueError("the audit lives in PostgreSQL")
    kept = {chain: (int(n), str(h)) for chain, (n, h) in (checkpoint or {}).get("chains", {}).items()}
    current = heads(using)
    seen: set[str] = set()
    breaks: list[Break] = []
    events = 0
    for chain, links in _chains(using):
        seen.add(chain)
        count, found = _verify_chain(chain, links, current.get(chain), kept.get(chain))
        events += count
        breaks.extend(found)
    breaks.extend(Break(chain, None, "the chain has a head but no events") for chain in sorted(current.keys() - seen))
    breaks.extend(Break(chain, None, "the chain is gone") for chain in sorted(kept.keys() - seen - current.keys()))
    return Verified(len(seen), events, tuple(breaks))


def _chains(using: str) -> Iterator[tuple[str, Iterable[Event]]]:
    rows = Event.objects.using(using).order_by("chain", "number").iterator(chunk_size=5000)
    yield from groupby(rows, key=lambda event: event.chain)


def _verify_chain(
    chain: str, links: Iterable[Event], head: tuple[int, str] | None, kept: tuple[int, str] | None
) -> tuple[int, list[Break]]:
    previous, number, at_kept, emptied, disposed = b"", 0, None, 0, 0
    breaks: list[Break] = []
    for event in links:
        breaks.extend(_verify_link(event, previous, number + 1))
        number, previous = event.number, bytes(event.hash)
        emptied = number if event.salt is None else emptied
        disposed = number if event.kind == EventKind.RECORD_DISPOSED else disposed
        if kept and number == kept[0]:
            at_kept = previous.hex()
    if emptied >= max(disposed, 1):
        breaks.append(Break(chain, emptied, "its detail was emptied, and no disposal says so"))
    if head is None or head != (number, previous.hex()):
        breaks.append(Break(chain, number, "the newest event is not the chain's head"))
    if kept and at_kept != kept[1]:
        breaks.append(Break(chain, kept[0], "the chain does not agree with the checkpoint"))
    return number, breaks


def _verify_link(event: Event, previous: bytes, expected: int) -> Iterator[Break]:
    if event.number != expected:
        yield Break(event.chain, expected, "an event is missing")
    if bytes(event.previous) != previous:
        yield Break(event.chain, event.number, "it does not follow the event before it")
    if event.salt is not None and commitment_of(bytes(event.salt), event.detail) != bytes(event.commitment):
        yield Break(event.chain, event.number, "its detail was changed")
    if hash_of(event) != bytes(event.hash):
        yield Break(event.chain, event.number, "it was changed")


def commitment_of(salt: bytes, detail: Any) -> bytes:
    """sha256(salt || detail), with the detail as PostgreSQL writes jsonb: keys by length then bytes."""
    return hashlib.sha256(salt + _jsonb_text(detail).encode()).digest()


def hash_of(event: Event) -> bytes:
    """The hash this event should carry: the same bytes as audit_hash() in rls.sql."""
    fields = (
        event.chain,
        event.number,
        event.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        event.kind,
        event.role,
        event.account,
        event.organisation,
        event.on_behalf_of,
        event.purpose,
        event.person,
        event.because,
        bytes(event.commitment).hex(),
    )
    return hashlib.sha256(bytes(event.previous) + b"".join(_field(value) for value in fields)).digest()


def _field(value: object) -> bytes:
    if value is None:
        return b"-"
    text = str(value).encode()
    return f"{len(text)}:".encode() + text


def _jsonb_text(detail: Any) -> str:
    if not isinstance(detail, dict):
        return json.dumps(detail, ensure_ascii=False)
    keys = sorted(detail, key=lambda key: (len(key.encode()), key.encode()))
    return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {_jsonb_text(detail[k])}" for k in keys) + "}"
