"""Text from people: what is stored is what they wrote, in one safe form."""

import re
import unicodedata

from alongside.rules.refusals import Invalid

LONGEST = 10_000  # characters in one piece of free text

# Kept although they are "format" characters: joiners that emoji, Urdu and Persian need, direction marks and isolates.
_KEPT_FORMATS = frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS = frozenset("\n\t")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols that are drawn as nothing
_WORD = re.compile(r"[^\W\d_]+")
_LOOK_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")  # alphabets that share the look of letters
_MOST_MARKS = 8  # combining marks on one letter; more is an attack on the page, not a language


def safe_text(words: str, *, field: str = "words", longest: int = LONGEST) -> str:
    """Return the words in NFC with \\n line ends, or raise Invalid naming the field.

    Refused: NUL and other control characters, lone surrogates, bidi overrides, stacks of combining marks, text with
    nothing visible, and text past `longest` characters. Nothing is removed silently: words are kept or refused.
    """
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if len(words) > longest:
        raise Invalid("text.too-long", field=field, values={"longest": longest, "length": len(words)})
    if any(_is_refused(c) for c in words):
        raise Invalid("text.forbidden-character", field=field)
    words = unicodedata.normalize("NFC", words)
    if _has_stack_of_marks(words):
        raise Invalid("text.too-many-marks", field=field)
    if not any(_is_visible(c) for c in words):
        raise Invalid("text.nothing-visible", field=field)
    return words


def safe_line(words: str, *, field: str, longest: int = 200) -> str:
    """Return one line of safe text without outer spaces: names, titles, addresses."""
    words = safe_text(words, field=field, longest=longest).strip()
    if words.splitlines() != [words] or "\t" in words:  # U+2028 too: mail headers break there
        raise Invalid("text.one-line", field=field)
    return words


def text_if_any(words: str, *, field: str, longest: int = LONGEST) -> str:
    """Safe text of a field that may stay empty: "" for nothing but blanks. Raises Invalid as safe_text does."""
    return safe_text(words, field=field, longest=longest) if words.strip() else ""


def line_if_any(words: str, *, field: str, longest: int = 200) -> str:
    """One safe line of a field that may stay empty: "" for nothing but blanks. Raises Invalid as safe_line does."""
    return safe_line(words, field=field, longest=longest) if words.strip() else ""


def mixes_alphabets(words: str) -> bool:
    """Whether one word is written with letters of two alphabets that look alike: as nobody types a name or an address.

    A whole word in any alphabet is well, and so are several words in several. (Unicode TS 39, single script.)
    """
    return any(len(_alphabets(word)) > 1 for word in _WORD.findall(words))


def _alphabets(word: str) -> set[str]:
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return names & set(_LOOK_ALIKE)


def _is_refused(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cc":
        return character not in _KEPT_CONTROLS
    if category == "Cf":
        return (
            character not in _KEPT_FORMATS and character != "\u00ad" and not "\U000e0020" <= character <= "\U000e007f"
        )
    return category == "Cs"


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE and character not in _BLANK_LETTERS


def _has_stack_of_marks(words: str) -> bool:
    run = 0
    for character in words:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > _MOST_MARKS:
            return True
    return False
