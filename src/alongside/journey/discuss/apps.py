"""The discuss app."""

from django.apps import AppConfig


class DiscussConfig(AppConfig):
    name = "alongside.journey.discuss"
    label = "discuss"
