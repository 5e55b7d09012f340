"""Where sign-in leads: only to pages of this service."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

CONTINUE = "/sign-in/continue/"


def own_page(address: str) -> str:
    """The address if it is a page of ours, else nothing: no sign-in sends anybody to another site."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours and not address.startswith("/sign-in/") else ""


def wanted(request: HttpRequest) -> str:
    """The page that they were on their way to."""
    return own_page(request.GET.get("next", "")) or "/"


def carry_on_to(address: str) -> str:
    """The choice of a part, on the way to this page."""
    page = own_page(address)
    return f"{CONTINUE}?{urlencode({'next': page})}" if page else CONTINUE
