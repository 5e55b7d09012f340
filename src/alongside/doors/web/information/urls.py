"""Addresses of information needs: /information/... for one's own, /information/for/<person>/... for their team."""

from django.urls import path

from alongside.doors.web.information import information

app_name = "information"
urlpatterns = [
    path("", information.mine, name="mine"),
    path("ask/", information.ask, name="ask"),
    path("for/<uuid:person>/", information.of, name="of"),
    path("for/<uuid:person>/ask/", information.ask_for, name="ask-for"),
    path("for/<uuid:person>/<uuid:informationneed>/", information.give, name="give"),
]
