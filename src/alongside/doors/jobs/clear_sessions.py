"""Takes away the sessions that are over: nobody can use them, and they say who signed in."""

from importlib import import_module

from django.conf import settings


def clear_expired_sessions() -> None:
    """As `clearsessions` of Django, by the store that the service uses."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
