"""The document app."""

from django.apps import AppConfig


class DocumentConfig(AppConfig):
    name = "alongside.journey.document"
    label = "document"
