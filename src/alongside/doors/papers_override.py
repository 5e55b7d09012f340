"""What paper says when part of somebody's plan was shown on a legal ground."""

from django.utils.formats import date_format
from django.utils.translation import gettext

from alongside.doors.grounds import GROUND_WORDS
from alongside.doors.section_names import section_name
from alongside.engines.paper.values import Block
from alongside.records.people.values import OrganisationView
from alongside.records.sharing.values import OverrideView


def override_words(shown: OverrideView, organisation: OrganisationView) -> tuple[str, tuple[Block, ...]]:
    """The subject and the text: to whom, what, why, and how to complain."""
    subject = gettext("Part of your plan was shown to others")
    return subject, (_shown_to(shown, organisation), _how_to_complain(organisation))


def _shown_to(shown: OverrideView, organisation: OrganisationView) -> Block:
    names = {"who": shown.organisation_name, "by": organisation.name}
    begins = date_format(shown.second_at or shown.asked_at, "j F Y")
    days = {"first": begins, "last": date_format(shown.ends_on, "j F Y")}
    return Block(
        paragraphs=(
            gettext("%(by)s showed part of your plan to %(who)s. You had not chosen this.") % names,
            gettext("They may see it from %(first)s until %(last)s at the latest.") % days,
            gettext("The reason in law: %(ground)s.") % {"ground": str(GROUND_WORDS[shown.ground])},
            gettext("What we wrote down: %(reason)s") % {"reason": shown.reason},
            gettext("They may see these parts:"),
        ),
        bullets=tuple(section_name(section) for section in shown.sections),
    )


def _how_to_complain(organisation: OrganisationView) -> Block:
    return Block(
        paragraphs=(
            gettext("If you think that this was wrong, ring %(by)s and ask for the privacy officer.")
            % {"by": organisation.name},
            gettext("You can also complain to the Information Commissioner: ring 0303 123 1113, or ico.org.uk."),
            gettext("When you sign in, “Who sees my plan” shows this too."),
        )
    )
