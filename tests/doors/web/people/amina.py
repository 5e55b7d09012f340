"""What the team knows of Amina."""

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.reads import person_view
from alongside.records.people.values import PersonView
from tests.cast import Cast


def amina(cast: Cast) -> PersonView:
    set_identity(cast.coordinator, cast.now)
    return person_view(by=cast.coordinator, person=cast.people["Amina"])
