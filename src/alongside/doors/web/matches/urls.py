"""Addresses of possible matches: /people/matches/..."""

from django.urls import path

from alongside.doors.web.matches import decide, list

app_name = "matches"
urlpatterns = [
    path("", list.matches, name="list"),
    path("<uuid:match>/", decide.match, name="match"),
    path("<uuid:match>/decided/", decide.decided, name="decided"),
    path("<uuid:match>/<slug:answer>/", decide.confirm, name="confirm"),
]
