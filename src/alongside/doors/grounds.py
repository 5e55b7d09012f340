"""What each legal ground for showing part of a plan is called, on pages and in letters."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alongside.rules.openings import Ground

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

GROUND_WORDS: "dict[Ground, _StrPromise]" = {
    Ground.VITAL_INTERESTS: _("To protect somebody’s life"),
    Ground.SAFEGUARDING: _("To keep an adult or a child safe"),
    Ground.COURT_ORDER: _("A court ordered it"),
    Ground.PUBLIC_INTEREST: _("To protect other people from serious harm"),
}
