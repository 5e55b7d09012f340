"""What a finished sign-in leaves in the session, and how it ends."""

from uuid import UUID

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest

from alongside.doors.web.door import ACTING, ASSURANCE
from alongside.rules.actors import Assurance

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CARER_FOR = "carer_for"  # the called name of the person, for the frame
PERSON = "person"


def begin(request: HttpRequest, account: UUID, acting: str, assurance: Assurance, carer_for: str = "") -> None:
    """Sign this account in, with a new session key, acting as a person, "carer:<person>" or a membership."""
    login(request, get_user_model().objects.get(id=account), BACKEND)
    act_as(request, acting, assurance, carer_for)


def act_as(request: HttpRequest, acting: str, assurance: Assurance, carer_for: str = "") -> None:
    """Say in which part the signed-in account acts."""
    request.session[ACTING] = acting
    request.session[ASSURANCE] = str(assurance)
    request.session[CARER_FOR] = carer_for
