"""The careteam app."""

from django.apps import AppConfig


class CareteamConfig(AppConfig):
    name = "alongside.records.careteam"
    label = "careteam"
