"""The key that each form carries, so that pressing a button twice does a thing once.

A page that adds something has its key in its address too: whoever goes back to it and presses again sends the same key.
"""

import re
from uuid import uuid4

from django.http import HttpRequest

FIELD = "idempotency_key"
IN_ADDRESS = "new"
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def for_new(address: str) -> str:
    """The address of a page that adds something, with the key of what it will add."""
    return f"{address}{'&' if '?' in address else '?'}{IN_ADDRESS}={new_key()}"


def key_for(request: HttpRequest) -> str:
    """The key of this page's address; a page without one gets a new one each time that it is drawn."""
    given = request.GET.get(IN_ADDRESS, "")
    return given if _KEY.fullmatch(given) else new_key()


def new_key() -> str:
    return str(uuid4())
