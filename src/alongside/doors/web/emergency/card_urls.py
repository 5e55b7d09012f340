"""Addresses on emergency cards, short enough to type: /card/<letters>/."""

from django.urls import path

from alongside.doors.web.emergency import holder

app_name = "card"
urlpatterns = [
    path("", holder.scan, name="scan"),
    path("page/", holder.page, name="page"),
    path("<slug:token>/", holder.ask, name="ask"),
]
