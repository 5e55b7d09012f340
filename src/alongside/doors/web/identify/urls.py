"""Addresses of identifying: /identify/..."""

from django.urls import path

from alongside.doors.web.identify import answer, invite, list, recall

app_name = "identify"
urlpatterns = [
    path("", list.people, name="list"),
    path("recall/", recall.recall, name="recall"),
    path("recall/<uuid:person>/", recall.recall_of, name="recall-of"),
    path("invite/<uuid:person>/", invite.invite, name="invite"),
    path("answer/<uuid:offer>/", answer.answer, name="answer"),
]
