"""The e-mails that staff administration sends, read as in the tests of sign-in."""

from tests.doors.web.sign_in.conftest import _emails_in_a_folder, cast, emailed_code, emails, post

__all__ = ["_emails_in_a_folder", "cast", "emailed_code", "emails", "post"]
