"""What an answer says to whoever compares it with another: all of it, or all but what each request makes anew."""

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

CHANGING = re.compile(rb'(nonce-|nonce="|csrfmiddlewaretoken" value="|idempotency_key" value=")[^"\' ]+')
UUID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def text(answer: HttpResponse) -> str:
    """The body and the headers, in one; an answer that streams is read."""
    body = b"".join(answer) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return headers + "\n\n" + html.unescape(body.decode("utf-8", "replace"))


def same(answer: HttpResponse) -> tuple[int, bytes, str]:
    """An answer without what differs from one request to the next."""
    body = UUID.sub(b"ID", CHANGING.sub(rb"\1", answer.content))
    return answer.status_code, body, UUID.sub(b"ID", answer.get("Location", "").encode()).decode()


def both(client: Client, path: str) -> list[Any]:
    return [client.get(path), client.post(path)]
