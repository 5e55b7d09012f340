"""Pages of a list: which one is asked for, and the addresses of its neighbours."""

from django.http import HttpRequest

from alongside.doors.web.shapes import Pages
from alongside.rules.refusals import Invalid

MOST = 100_000


def page_number(request: HttpRequest) -> int:
    """The page in the address, 1 without one. Raises Invalid for what is no page number."""
    given = request.GET.get("page", "1")
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= MOST and len(given) <= 6):
        raise Invalid("list.page", field="page")
    return int(given)


def pages_of(request: HttpRequest, number: int, last: int, total: int) -> Pages:
    """Where we are, with links that keep the rest of the address."""
    return Pages(
        number=number,
        last=last,
        total=total,
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if number < last else "",
        first=_address(request, 1) if number > 1 else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"
