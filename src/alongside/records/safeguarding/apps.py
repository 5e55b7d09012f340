"""The safeguarding app."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "alongside.records.safeguarding"
    label = "safeguarding"
