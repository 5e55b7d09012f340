"""The carers app."""

from django.apps import AppConfig


class CarersConfig(AppConfig):
    name = "alongside.records.carers"
    label = "carers"
