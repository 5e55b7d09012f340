"""How another organisation's bearer token is kept."""

import hashlib
from uuid import UUID


def starts_with(key: UUID) -> str:
    """The first characters of a token, from the id of its row: they tell keys apart and are no secret."""
    return key.hex[:8]


def hash_of_key(token: str) -> str:
    """Tokens are long and random, so a plain SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
