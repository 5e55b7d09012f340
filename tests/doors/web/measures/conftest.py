"""Amina and her team on the day of the cast, for every page of measures."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.cast import Cast, make_cast, with_draft
from tests.doors.web.signed_in import client_for


@pytest.fixture
def cast() -> Cast:
    return with_draft(make_cast())


@pytest.fixture(autouse=True)
def _today(cast: Cast) -> Iterator[None]:
    with time_machine.travel(cast.now, tick=False):
        yield


@pytest.fixture
def amina(cast: Cast) -> Client:
    return client_for(cast.person("Amina"))
