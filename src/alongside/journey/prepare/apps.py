"""The prepare app."""

from django.apps import AppConfig


class PrepareConfig(AppConfig):
    name = "alongside.journey.prepare"
    label = "prepare"
