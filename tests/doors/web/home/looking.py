"""Looking at a home page as somebody."""

from alongside.rules.actors import Actor
from tests.doors.web.pages import text_of
from tests.doors.web.signed_in import client_for


def home_of(actor: Actor) -> str:
    """The text of the home page, as a screen reader would read it."""
    answer = client_for(actor).get("/")
    assert answer.status_code == 200
    return text_of(answer.content.decode())
