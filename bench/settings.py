"""The service's own settings; only the addresses have two more: an empty page, and one that only recognises."""

from alongside.config.settings import *  # noqa: F403 (the settings of the service, all of them)

ROOT_URLCONF = "bench.urls"
