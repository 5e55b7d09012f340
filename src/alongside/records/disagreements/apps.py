"""The disagreements app."""

from django.apps import AppConfig


class DisagreementsConfig(AppConfig):
    name = "alongside.records.disagreements"
    label = "disagreements"
