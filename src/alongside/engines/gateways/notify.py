"""One message that GOV.UK Notify or NHS Notify words from its own template, and how their answers are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from alongside.engines.gateways.outcome import Failed

_SECONDS = 20
# Not the message's fault: our key, clock or settings are wrong, or their service is busy. It will pass once mended.
_PASSING = frozenset({401, 403, 404, 408, 425, 429})


@dataclass(frozen=True, slots=True)
class Notice:
    """to: an e-mail address, a phone number, or for NHS Notify an NHS number. at: now, when it is sent.

    The reference names this one message: the same reference is never sent twice. It holds nothing of the person.
    """

    reference: str
    to: str
    template: str
    at: datetime
    personalisation: Mapping[str, str] = field(default_factory=dict)


def client(transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """The client to give to a gateway: it waits 20 seconds and follows no redirects."""
    return httpx.Client(timeout=_SECONDS, transport=transport)


def asked(call: Callable[[], httpx.Response]) -> httpx.Response | Failed:
    """The answer to one request, or what to do when there is none."""
    try:
        return call()
    except httpx.TimeoutException:
        return Failed("notify-no-answer-in-time", retry=True)
    except httpx.HTTPError:
        return Failed("notify-unreachable", retry=True)


def refused(answer: httpx.Response, code: str) -> Failed:
    """What to do about an answer that is not a success. Only codes go on: its words may hold the address."""
    passing = answer.status_code in _PASSING or not 400 <= answer.status_code < 500
    return Failed(f"notify-{answer.status_code}" + (f"-{code}" if code.isidentifier() else ""), retry=passing)


def body_of(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer; empty where there is none."""
    try:
        body = answer.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def first(items: object) -> dict[str, Any]:
    """The first object of a JSON list; empty where there is none."""
    return items[0] if isinstance(items, list) and items and isinstance(items[0], dict) else {}
