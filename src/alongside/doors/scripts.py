"""The pack as a script to be read out loud: no tables, no signs that only eyes understand, one thing at a time."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from alongside.doors.papers import PLACES, language_tag
from alongside.doors.words import words_of
from alongside.engines.paper.wording import Wording
from alongside.journey.prepare.values import PackResultView, PackView
from alongside.rules.dates import LONDON


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a script: a heading for whoever reads, and what they say, sentence by sentence."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Script:
    language: str
    pieces: tuple[Piece, ...]


def pack_script(view: PackView) -> Script:
    """What is said, in the person's language; a result that is held is not in it."""
    tag = language_tag(view.person)
    with override(tag):
        results = [each for each in view.results if not each.is_held]
        pieces = [_hello(view), *([_results(results)] if results else []), _questions(view), _goodbye(view)]
    return Script(tag, tuple(pieces))


def _hello(view: PackView) -> Piece:
    lines = [
        gettext("Hello %(name)s. I am calling from %(organisation)s.")
        % {"name": view.person.called, "organisation": view.organisation.name},
        gettext("Is now a good time, and are you somewhere where you can talk freely?"),
    ]
    if view.conversation:
        when = Wording(gettext).moment(view.conversation.starts_at.astimezone(LONDON))
        where = str(PLACES[view.conversation.place])
        values = {"when": when, "where": where, "who": view.conversation.with_name}
        lines.append(gettext("We talk together on %(when)s. %(where)s, with %(who)s.") % values)
        lines.append(gettext("You can have somebody with you: family, a friend or anyone who helps you."))
    return Piece(gettext("Say hello"), (*lines, *([view.note] if view.note else [])))


def _results(results: list[PackResultView]) -> Piece:
    lines = [gettext("I have your latest results. Stop me at any time.")]
    for each in results:
        lines.append(gettext("%(name)s: this time %(value)s.") % {"name": each.name, "value": each.value})
        if each.last_value:
            lines.append(gettext("Last time it was %(value)s.") % {"value": each.last_value})
        lines.append(words_of(each.explanation))
    return Piece(gettext("Results"), tuple(filter(None, lines)))


def _questions(view: PackView) -> Piece:
    lines = [
        gettext("Here are some questions to think about. You do not have to answer any of them, now or later."),
        gettext("If you tell me something, I write it down in your words and read it back to you."),
    ]
    for number, each in enumerate(view.prompts, 1):
        lines.append(f"{number}. {gettext(each.text)} {gettext(each.hint) if each.hint else ''}".strip())
    return Piece(gettext("Questions"), tuple(lines))


def _goodbye(view: PackView) -> Piece:
    lines = [gettext("Is there anything that you want to ask, or that worries you?")]
    if view.organisation.telephone:
        lines.append(gettext("You can ring us on %(phone)s.") % {"phone": view.organisation.telephone})
    lines.append(gettext("In an emergency, ring 999. For urgent help, ring 111."))
    return Piece(gettext("Say goodbye"), tuple(lines))
