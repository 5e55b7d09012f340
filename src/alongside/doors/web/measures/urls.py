"""Addresses of measures: /measures/... for one's own, /measures/<person>/... for one person."""

from django.urls import path

from alongside.doors.web.measures import overview, permissions, rating, talk

app_name = "measures"
urlpatterns = [
    path("", overview.mine, name="mine"),
    path("permissions/", permissions.permissions, name="permissions"),
    path("permissions/bring/", permissions.bring, name="bring"),
    path("permissions/<slug:measure>/", permissions.record, name="record-permission"),
    path("<uuid:person>/", overview.of, name="of"),
    path("<uuid:person>/<slug:measure>/", overview.results, name="results"),
    path("<uuid:person>/<slug:measure>/begin/", rating.begin, name="begin"),
    path("<uuid:person>/answers/<uuid:use>/", rating.together, name="together"),
    path("<uuid:person>/answers/<uuid:use>/check/", rating.check, name="check"),
    path("<uuid:person>/answers/<uuid:use>/<slug:code>/", rating.question, name="question"),
    path("<uuid:person>/talk/now/", talk.talk, name="talk"),
    path("<uuid:person>/talk/areas/", talk.areas, name="areas"),
    path("<uuid:person>/talk/finish/", talk.finish, name="finish"),
    path("<uuid:person>/talk/went/<uuid:agreed>/", talk.went, name="went"),
    path("<uuid:person>/talk/<slug:code>/action/", talk.action, name="action"),
    path("<uuid:person>/talk/<slug:code>/<slug:step>/", talk.step, name="step"),
]
