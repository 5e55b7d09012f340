"""Addresses of the keys of other systems: /clients/..."""

from django.urls import path

from alongside.doors.web.clients import clients

app_name = "clients"
urlpatterns = [
    path("", clients.clients, name="list"),
    path("issue/", clients.issue, name="issue"),
    path("issued/", clients.issued, name="issued"),
    path("<uuid:key>/withdraw/", clients.withdraw, name="withdraw"),
]
