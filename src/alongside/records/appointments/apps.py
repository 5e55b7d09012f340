"""The appointments app."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "alongside.records.appointments"
    label = "appointments"
