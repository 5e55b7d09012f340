"""All pages: one line for each room."""

from django.urls import include, path

from alongside.doors.web.help import help_page

urlpatterns = [
    path("gallery/", include("alongside.doors.web.gallery")),
    path("help/", help_page, name="help"),
]
