"""The rights app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "alongside.records.rights"
    label = "rights"
