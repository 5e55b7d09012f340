"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "alongside.records.audit"
    label = "audit"
