"""The key that each form carries, so that pressing a button twice does a thing once."""

from uuid import uuid4

FIELD = "idempotency_key"


def new_key() -> str:
    return str(uuid4())
