"""The identify app."""

from django.apps import AppConfig


class IdentifyConfig(AppConfig):
    name = "alongside.journey.identify"
    label = "identify"
