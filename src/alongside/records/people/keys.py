"""How another organisation's bearer token is kept."""

import hashlib


def hash_of_key(token: str) -> str:
    """Tokens are long and random, so a plain SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
