"""The nurse with Amina, and with Cara, who is 14, on the day of the cast."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.people import PersonDetails, add_person
from tests.cast import NOW, Cast, make_cast
from tests.doors.web.signed_in import client_for


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    cast = make_cast()
    by = cast.coordinator
    set_identity(by, cast.now)
    cara = PersonDetails(given_name="Cara", family_name="Hughes", born_on=date(2012, 2, 29))
    cast.people["Cara"] = add_person(by=by, details=cara, now=cast.now)
    return cast


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.nurse)
