"""Where a request comes from: the address that tries are counted by."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104 (a unix socket has no address; nothing is bound here)


def network_of(request: HttpRequest) -> str:
    """The caller's address. X-Forwarded-For is believed only as far as our own proxies wrote it (settings.PROXIES)."""
    written = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES and len(written) >= settings.PROXIES:
        return _address(written[-settings.PROXIES])
    return _address(str(request.META.get("REMOTE_ADDR", "")))


def _address(text: str) -> str:
    """The address; for IPv6 its /64, since one caller has all of it."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return NOWHERE
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.IPv6Network((address, 64), strict=False).network_address)
    return text
