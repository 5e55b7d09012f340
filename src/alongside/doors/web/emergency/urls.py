"""Addresses of emergencies: /emergency/... to find somebody and say why, /emergency/<person>/ to read."""

from django.urls import path

from alongside.doors.web.emergency import finding, page

app_name = "emergency"
urlpatterns = [
    path("", finding.find, name="find"),
    path("why/", finding.why, name="why"),
    path("mine/", page.mine, name="mine"),
    path("<uuid:person>/", page.of, name="page"),
]
