"""The files app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "alongside.records.files"
    label = "files"
