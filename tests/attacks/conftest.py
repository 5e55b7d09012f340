"""The filled database of one test file: committed before its first test, made anew after its last."""

from collections.abc import Iterator

import pytest
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from tests.attacks.every_table import World, fill


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Something about Amina in every protected table. Tests roll back what they do to it."""
    with django_db_blocker.unblock():
        yield_this = fill()
    yield yield_this
    with django_db_blocker.unblock():
        TransactionTestCase._fixture_teardown(None)  # as after a test that commits: tests/conftest.py
