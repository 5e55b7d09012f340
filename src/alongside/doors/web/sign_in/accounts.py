"""Who is behind a session: one statement for the session, one for its account."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone

_SESSION = "select session_data from django_session where session_key = %s and expire_date > %s"


class AccountBackend(AuthenticationBackend):
    """Signs in as allauth does."""

    def get_user(self, user_id: Any) -> Any:
        """The account of a session, unless it may not sign in any more. Django asks on every request."""
        account = get_user_model().objects.of_session(user_id)
        return account if account and self.user_can_authenticate(account) else None


class SessionStore(db.SessionStore):
    """Django's sessions in the database, loaded in plain SQL. SESSION_ENGINE names this module."""

    def load(self) -> dict[str, Any]:
        with connection.cursor() as cursor:
            cursor.execute(_SESSION, [self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        return dict(self.decode(row[0]))
