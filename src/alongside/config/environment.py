"""Reads settings from the environment, and explains in a paragraph what is wrong with one."""

import os
from collections.abc import Mapping
from pathlib import Path

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


type Three = tuple[str, str, str]  # the names of the settings of issuer, client id and the private key's file


def openid_clients(
    providers: Mapping[str, Three], *, environ: Mapping[str, str] = os.environ
) -> dict[str, dict[str, str]]:
    """Those providers of OpenID Connect that are set up, by name: issuer, client id and private key.

    Raises SettingTrouble when only some of the three are set, or the key's file cannot be read.
    """
    found = {name: _openid_client(names, environ) for name, names in providers.items()}
    return {name: given for name, given in found.items() if given}


def _openid_client(names: Three, environ: Mapping[str, str]) -> dict[str, str]:
    given = [env(name, "", environ=environ) for name in names]
    if not any(given):
        return {}
    missing = [name for name, value in zip(names, given, strict=True) if not value]
    if missing:
        raise SettingTrouble(f"{' and '.join(missing)} is not set. Set all of {', '.join(names)}, or none of them.")
    try:
        key = Path(given[2]).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingTrouble(f"{names[2]}: the private key cannot be read ({type(error).__name__}).") from error
    return {"issuer": given[0], "client_id": given[1], "private_key": key}


def env_list(name: str, default: str = "") -> list[str]:
    """A comma-separated setting without empty parts."""
    return [part for each in env(name, default).split(",") if (part := each.strip())]
