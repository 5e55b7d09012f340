"""The forms of a page, as a browser would find them, and a plausible answer to each."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

WORDS, LINE = "I would like to talk about this.", "Somebody"
DAY = {"day": "7", "month": "12", "year": "2026"}
BIRTHDAY = {"day": "14", "month": "3", "year": "1951"}


@dataclass
class Field:
    """One control, or all radio buttons or boxes of one name."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    numeric: bool = False


@dataclass
class Form:
    """action is an address. buttons: (name, value) of each submit button, "" where it has none."""

    method: str
    action: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def typed(self) -> list[Field]:
        """The fields that somebody types into."""
        return [each for each in self.fields.values() if each.kind in ("text", "textarea", "email", "tel", "search")]

    def filled(self) -> dict[str, object]:
        """What is in it already, and something sensible in the rest; the first button is pressed."""
        data = {each.name: _plausible(each) for each in self.fields.values() if each.name != "csrfmiddlewaretoken"}
        if data.get("until") == "stopped":  # and so no last day: with both, the form asks which of them is meant
            data |= {name: "" for name in data if name.startswith("day-")}
        return {**data, **{name: value for name, value in self.buttons[:1] if name}}


def forms_of(html: str, address: str) -> list[Form]:
    reader = _Reader(address)
    reader.feed(html)
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.forms: list[Form] = []
        self.inside: Form | None = None
        self.text_area: Field | None = None
        self.list: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = Form(given.get("method", "get"), urljoin(self.address, given.get("action", "")))
            self.forms.append(self.inside)
        elif self.inside is not None:
            self._control(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        if tag == "textarea":
            self.text_area = None

    def handle_data(self, data: str) -> None:
        if self.text_area is not None:
            self.text_area.value += data

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self.inside is not None
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "option" and self.list is not None:
            self._option(self.list, value, "selected" in given)
        elif tag == "button" and given.get("type", "submit") == "submit":
            self.inside.buttons.append((name, value))
        elif name and tag in ("input", "textarea", "select"):
            self._named(tag, name, value, given)

    def _named(self, tag: str, name: str, value: str, given: dict[str, str]) -> None:
        assert self.inside is not None
        kind = given.get("type", "text") if tag == "input" else tag
        found = self.inside.fields.setdefault(name, Field(name, kind, numeric=given.get("inputmode") == "numeric"))
        if kind in ("radio", "checkbox"):
            self._option(found, value, "checked" in given)
        else:
            found.value = value.lstrip("\n")
        self.text_area = found if tag == "textarea" else None
        self.list = found if tag == "select" else self.list

    @staticmethod
    def _option(found: Field, value: str, chosen: bool) -> None:
        found.options.append(value)
        found.value = value if chosen else found.value


def _plausible(each: Field) -> object:
    if each.options:
        return each.value or next(filter(None, each.options), "")
    value = each.value.strip()
    if value or each.kind == "hidden":
        return value
    if each.kind == "textarea":
        return WORDS
    return _line(each)


def _line(each: Field) -> str:
    before, _dash, part = each.name.rpartition("-")
    if part in DAY:
        return (BIRTHDAY if "born" in before or "birth" in before else DAY)[part]
    if "time" in each.name:
        return "10:30"
    if "email" in each.name or each.kind == "email":
        return "somebody@example.org"
    return "30" if each.numeric else LINE
