"""The addresses of the service, and two yardsticks beside them.

The empty page is a bare Django view behind the same middleware: no session is read, the database is not asked, nothing
is rendered. The bare door is the same answer behind `for_roles`: the session, the account and the membership are
looked up, a transaction is opened and its identity set.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from alongside.config import urls as service
from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.rules.actors import Role

SHORT = "Nothing to see here."


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(SHORT)


@for_roles(*Role)
def bare_door(request: ActingRequest) -> HttpResponse:
    return HttpResponse(SHORT)


urlpatterns = [
    path("bench/empty/", empty),
    path("bench/door/", bare_door),
    path("", include(service)),
]
handler400, handler403 = service.handler400, service.handler403
handler404, handler500 = service.handler404, service.handler500
