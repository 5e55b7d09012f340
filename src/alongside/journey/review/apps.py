"""The review app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "alongside.journey.review"
    label = "review"
