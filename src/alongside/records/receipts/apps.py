"""The receipts app."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "alongside.records.receipts"
    label = "receipts"
