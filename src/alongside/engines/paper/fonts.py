"""The fonts that every paper is set in: pinned packages only, never the machine's own, so output is the same anywhere.

Covered: Latin, Greek, Cyrillic, Arabic script (Arabic, Urdu, Persian, Pashto), Hebrew, Armenian, Georgian, Ethiopic,
those of India and Sri Lanka, Thai, Lao, Khmer, Burmese, Chinese, Japanese, Korean, emoji (in one colour) and symbols.
"""

from functools import cache
from importlib import resources

import typst

_FOLDERS = ("manimgx_fonts", "manimgx_fonts_cjk", "fontpkg_ibm_plex_sans_arabic/files")
# Noto draws an Arabic letter and its dots apart, and a screen reader then says the letter twice; Plex does not.
_SCRIPTS = (
    "Hebrew",
    "Devanagari",
    "Bengali",
    "Gurmukhi",
    "Gujarati",
    "Tamil",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Oriya",
    "Sinhala",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Armenian",
    "Georgian",
    "Ethiopic",
)
# The same Chinese character is drawn differently in each of these: the reader's own comes first.
_HAN = {"zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK", "yue": "HK", "ja": "JP", "ko": "KR"}


@cache
def fonts() -> typst.Fonts:
    """The fonts of the pinned packages and those inside typst, read once in a process."""
    folders = [
        str(resources.files(package).joinpath(*rest)) for package, *rest in (each.split("/") for each in _FOLDERS)
    ]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def families(language: str) -> list[str]:
    """Font families in order of preference for a BCP 47 language tag. DejaVu (inside typst) has the tick boxes."""
    han = next((kind for tag, kind in _HAN.items() if language.lower().startswith(tag)), "SC")
    scripts = [f"Noto Sans {script}" for script in _SCRIPTS]
    last = [f"Noto Sans CJK {han}", "Noto Emoji", "Noto Sans Symbols", "DejaVu Sans Mono"]
    return ["Noto Sans", "IBM Plex Sans Arabic", *scripts, *last]
