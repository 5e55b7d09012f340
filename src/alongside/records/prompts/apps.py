"""The prompts app."""

from django.apps import AppConfig


class PromptsConfig(AppConfig):
    name = "alongside.records.prompts"
    label = "prompts"
