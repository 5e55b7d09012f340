"""Reads settings from the environment, and explains in a paragraph what is wrong with one."""

import os
from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured


class SettingTrouble(ImproperlyConfigured):
    """A setting is missing or unusable. The message says what to do."""


def env(name: str, default: str | None = None, *, why: str = "", environ: Mapping[str, str] = os.environ) -> str:
    """The setting's text. Raises SettingTrouble when it is not set and has no default."""
    value = environ.get(name, "").strip() or default
    if value is None:
        raise SettingTrouble(f"{name} is not set. {why} See docs/reference/settings.md.")
    return value


def env_flag(name: str, default: bool = False) -> bool:
    """A yes/no setting: 1, true, yes, on and their opposites."""
    text = env(name, "yes" if default else "no").lower()
    if text not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        raise SettingTrouble(f"{name} is {text!r}. It has to be yes or no. See docs/reference/settings.md.")
    return text in {"1", "true", "yes", "on"}


def env_list(name: str, default: str = "") -> list[str]:
    """A comma-separated setting without empty parts."""
    return [part for each in env(name, default).split(",") if (part := each.strip())]
