"""The messaging app."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "alongside.records.messaging"
    label = "messaging"
