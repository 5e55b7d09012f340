"""How the pages of needs ask, each once to the person and once to staff."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alongside.rules.needs import Subset

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ASKED_OF_THE_PERSON: "dict[Subset, _StrPromise]" = {
    Subset.CONTACT_METHOD: _("Is there only one way to reach you that works?"),
    Subset.INFORMATION_FORMAT: _("Do you need information in a special format?"),
    Subset.PROFESSIONAL: _("Do you need somebody with you to help with talking?"),
    Subset.SUPPORT: _("What helps you to follow what people say?"),
}
ASKED_OF_STAFF: "dict[Subset, _StrPromise]" = {
    Subset.CONTACT_METHOD: _("Is there only one way to reach them that works?"),
    Subset.INFORMATION_FORMAT: _("Do they need information in a special format?"),
    Subset.PROFESSIONAL: _("Do they need a professional with them to help with talking?"),
    Subset.SUPPORT: _("What helps them to follow what people say?"),
}
NOTHING_NEEDED: "_StrPromise" = _("No, nothing special")
NEEDED: "_StrPromise" = _("Yes")
NOT_ASKED: "_StrPromise" = _("Not asked yet")
