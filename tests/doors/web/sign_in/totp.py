"""The figures that an authenticator app shows (RFC 6238), worked out apart from the code under test."""

import base64
import hashlib
import hmac
import time


def figures(secret: str, at: float | None = None, period: int = 30) -> str:
    counter = int((time.time() if at is None else at) // period).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret.replace(" ", "")), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"
