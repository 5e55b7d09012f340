"""Every form of ours, posted empty: each message is a whole sentence that names its field as the page does."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from alongside.doors import web
from alongside.doors.web.discuss.forms import NoteForm
from alongside.doors.web.forms import Hidden, StrictForm
from alongside.doors.web.saying import ActionForm, GoalForm, StatementForm
from alongside.doors.web.sign_in.fields import Credential
from alongside.rules.actors import Actor, Role

NURSE = Actor(role=Role.PROFESSIONAL, name="Nadia Rahman")
SAYING = [StatementForm, GoalForm, ActionForm, NoteForm]


def every_form() -> Iterator[type[StrictForm]]:
    """All that the package has, wherever they are."""
    for module in pkgutil.walk_packages(web.__path__, f"{web.__name__}."):
        importlib.import_module(module.name)
    waiting = [StrictForm]
    while waiting:
        found = waiting.pop()
        waiting += found.__subclasses__()
        if found.__module__.startswith("alongside.") and found.base_fields:
            yield found


FORMS = sorted(set(every_form()), key=lambda form: (form.__module__, form.__qualname__))


def posted_empty(form: type[StrictForm]) -> Iterator[tuple[str, forms.Field, str]]:
    """Each field that did not take nothing for an answer, with what it said."""
    for name, field in form.base_fields.items():
        try:
            field.clean(field.widget.value_from_datadict(QueryDict(""), {}, name))
        except forms.ValidationError as refused:
            yield from ((name, field, words) for words in refused.messages)


def check_sentence(words: str, field: forms.Field) -> None:
    assert words[0] in "“" or words[0].isupper(), words
    assert words.endswith("."), words
    if not isinstance(field, Hidden | Credential):
        assert str(field.label).strip(), "a field without a label"
        assert f"“{field.label}”" in words, words


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.__module__}.{form.__qualname__}")
def test_each_message_of_an_empty_form_names_its_field_as_the_page_does(form: type[StrictForm]) -> None:
    for _name, field, words in posted_empty(form):
        if field.label != "":  # a form gives it its label for the question that it asks; below
            check_sentence(words, field)


def test_there_are_many_forms() -> None:
    assert len(FORMS) > 40
    assert {form.__name__ for form in FORMS} >= {"NoteForm", "UpdateForm", "ContactsForm", "KeyForm", "PasswordForm"}


@pytest.mark.parametrize("form", SAYING, ids=lambda form: form.__name__)
def test_a_label_that_a_form_gives_is_in_its_messages(form: type[Any]) -> None:
    sent = form(QueryDict("csrfmiddlewaretoken=x"), NURSE, "Amina")
    assert not sent.is_valid()
    for name, messages in sent.errors.items():
        for words in messages:
            check_sentence(words, sent.fields[name])
    assert next(problem.text for problem in sent.summary()) == f"Fill in “{form.asks_of_another['words']}”."


def test_the_team_is_not_asked_in_the_persons_place() -> None:
    person, about = Actor(role=Role.PERSON, name="Amina"), ("words", "importance")
    assert [str(GoalForm(None, person, "Amina").fields[name].label) for name in about] == [
        "What would you like to do, or do again?",
        "How important is it to you?",
    ]
    assert [str(GoalForm(None, NURSE, "Amina").fields[name].label) for name in about] == [
        "What would they like to do, or do again?",
        "How important is it to them?",
    ]
    assert str(StatementForm(None, NURSE, "Amina").fields["words"].label) == "What was said?"


def test_the_labels_that_stood_beside_each_other_differ() -> None:
    """Two fields of one form with the same label give two problems that nobody can tell apart."""
    for form in FORMS:
        labels = [str(field.label) for field in form.base_fields.values() if field.label and not field.widget.is_hidden]
        assert len(labels) == len(set(labels)), form
