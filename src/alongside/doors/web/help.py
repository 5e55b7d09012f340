"""The help page: the same place on every page, the same words for everybody."""

from django.http import HttpResponse

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import same_for_all
from alongside.doors.web.rendering import render


@same_for_all
def help_page(request: ActingRequest) -> HttpResponse:
    return render(request, "help.html")
