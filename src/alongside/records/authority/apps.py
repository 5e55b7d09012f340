"""The authority app."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    name = "alongside.records.authority"
    label = "authority"
