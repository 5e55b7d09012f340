"""The key that every form of ours carries, in what a test client posts."""

from collections.abc import Callable
from functools import wraps
from uuid import uuid4

from alongside.doors.web.idempotency import FIELD

URLENCODED = "application/x-www-form-urlencoded"


def with_key[**P, R](post: Callable[P, R]) -> Callable[P, R]:
    """A client's `post` that puts a new key into a form without one."""

    @wraps(post)
    def posting(client: object, path: str, data: object = None, *more: object, **named: object) -> R:
        return post(client, path, _keyed(data, named.get("content_type", "")), *more, **named)  # type: ignore[call-arg, arg-type]

    return posting  # type: ignore[return-value]


def _keyed(data: object, kind: object) -> object:
    if data is None:
        return {FIELD: str(uuid4())}
    if isinstance(data, dict) and not kind:
        return {FIELD: str(uuid4()), **data}
    if isinstance(data, str) and kind == URLENCODED and f"{FIELD}=" not in data:
        return f"{data}{'&' if data else ''}{FIELD}={uuid4()}"
    return data
