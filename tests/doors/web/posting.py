"""Send forms as a browser would."""

import re
from collections.abc import Mapping
from html import unescape
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from alongside.doors.web.idempotency import DRAWN_WITH

CARRIED = re.compile(rf'name="({DRAWN_WITH}|based_on|shown)" value="([^"]*)"')  # what a page was drawn with
SAME = "00000000-0000-4000-8000-000000000001"  # a key, to send one form twice


def post(client: Client, url: str, key: str = "", **fields: object) -> HttpResponse:
    """Post a form with a key of its own, as every page of ours does. `a__b` stands for the name a-b."""
    data = {name.replace("__", "-"): value for name, value in fields.items()}
    return client.post(url, {"idempotency_key": key or str(uuid4()), **data})


def edit(client: Client, url: str, data: Mapping[str, object]) -> HttpResponse:
    """Open a page that edits what is kept, and send it with these values."""
    carried = {name: unescape(value) for name, value in CARRIED.findall(client.get(url).content.decode())}
    return client.post(url, {**carried, **data})  # type: ignore[return-value]


def hidden(html: str, name: str) -> str:
    """The value of a hidden field on a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    if found is None:
        raise AssertionError(f"no hidden field {name}")
    return found[1]
