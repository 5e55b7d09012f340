"""Addresses of identifying: /identify/..."""

from django.urls import path

from alongside.doors.web.identify import answer, invite, list

app_name = "identify"
urlpatterns = [
    path("", list.people, name="list"),
    path("invite/<uuid:person>/", invite.invite, name="invite"),
    path("answer/<uuid:offer>/", answer.answer, name="answer"),
]
