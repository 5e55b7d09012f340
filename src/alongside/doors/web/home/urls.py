"""Addresses of the home pages: / and the person's answer to an invitation."""

from django.urls import path

from alongside.doors.web.home import home, invitation

app_name = "home"
urlpatterns = [
    path("", home.home, name="home"),
    path("invitation/", invitation.answer, name="invitation"),
]
