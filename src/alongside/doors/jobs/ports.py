"""Find a port that is free on this machine, on every address that `localhost` may mean."""

import socket
from contextlib import closing

ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def is_free(port: int) -> bool:
    """Whether nothing answers or listens on this port of localhost."""
    return bool(binds(port)) and all(_may_bind(family, host, port) for family, host in _usable())


def next_free(port: int, tries: int = 50) -> int | None:
    """The next free port from this one on, or None."""
    candidates = range(port, min(port + tries, 65_536))
    return next((candidate for candidate in candidates if is_free(candidate)), None)


def binds(port: int) -> list[str]:
    """The addresses to listen on, as the web server writes them."""
    return [f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for _family, host in _usable()]


def _usable() -> list[tuple[socket.AddressFamily, str]]:
    """The addresses that this machine has; IPv6 may be switched off."""
    return [(family, host) for family, host in ADDRESSES if _may_bind(family, host, 0)]


def _may_bind(family: socket.AddressFamily, host: str, port: int) -> bool:
    try:
        with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
            # As the web server does: a port that was in use a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError:
        return False
    return True
