"""The providers of OpenID Connect that the settings turn on."""


def offered() -> tuple[str, ...]:
    """Those that are on."""
    return ()
