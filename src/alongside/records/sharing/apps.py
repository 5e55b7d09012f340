"""The sharing app."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "alongside.records.sharing"
    label = "sharing"
