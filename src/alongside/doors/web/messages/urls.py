"""Addresses of messages: /messages/."""

from django.urls import path

from alongside.doors.web.messages import list, message

app_name = "messages"
urlpatterns = [
    path("", list.messages, name="list"),
    path("<uuid:message>/", message.message, name="message"),
]
