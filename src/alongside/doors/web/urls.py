"""All pages: one line for each room."""

from django.urls import include, path

from alongside.doors.web.help import help_page
from alongside.doors.web.sign_in.landing import sign_out

urlpatterns = [
    path("", include("alongside.doors.web.plan.urls")),
    path("people/", include("alongside.doors.web.people.urls")),
    path("identify/", include("alongside.doors.web.identify.urls")),
    path("prepare/", include("alongside.doors.web.prepare.urls")),
    path("sign-in/", include("alongside.doors.web.sign_in.urls")),
    path("sign-in/", include("alongside.doors.web.sign_in.allauth_urls")),
    path("sign-out/", sign_out, name="sign_out"),
    path("gallery/", include("alongside.doors.web.gallery")),
    path("help/", help_page, name="help"),
]
