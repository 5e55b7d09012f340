"""The coordinator and Amina herself, on the day of the cast."""

import pytest
from django.test import Client

from tests.cast import Cast, make_cast
from tests.doors.web.signed_in import client_for


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.coordinator)


@pytest.fixture
def amina(cast: Cast) -> Client:
    return client_for(cast.person("Amina"))
