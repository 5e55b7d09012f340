"""The addresses of sign-in."""

from django.urls import path

from alongside.doors.web.sign_in import landing, personas

app_name = "sign_in"
urlpatterns = [
    path("", landing.ways_in, name="ways_in"),
    path("continue/", landing.carry_on, name="carry_on"),
    path("persona/", personas.sign_in_as, name="persona"),
]
