"""What a message is, why it did not leave, and what somebody can do about it, in plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.need_words import needs_words
from alongside.records.messaging.values import MessageKind
from alongside.rules.needs import SAFE_WAY, unmet_in

KINDS: dict[str, Promise] = {
    MessageKind.INVITATION: gettext_lazy("Invitation"),
    MessageKind.NEW_CODE: gettext_lazy("New code to sign in"),
    MessageKind.PACK_READY: gettext_lazy("Preparation pack"),
    MessageKind.OPENING: gettext_lazy("Notice that their plan was opened"),
    MessageKind.CARD_USED: gettext_lazy("Notice that their emergency card was used"),
    MessageKind.CARDS_STOPPED: gettext_lazy("Notice that their emergency cards were stopped"),
    MessageKind.PLAN_COPY: gettext_lazy("Copy of the plan"),
    MessageKind.NEW_COORDINATOR: gettext_lazy("New coordinator"),
    MessageKind.APPOINTMENTS: gettext_lazy("Their appointments"),
    MessageKind.OVERRIDE: gettext_lazy("Notice that part of their plan was shown"),
}
CHANNELS: dict[str, Promise] = {"letter": gettext_lazy("by letter"), "email": gettext_lazy("by email")}
# Stopped at the moment of sending, and what a way out answers: the start of its code, why, what to do.
REASONS: tuple[tuple[str, Promise, Promise], ...] = (
    (
        "died",
        gettext_lazy("The person has died. Nothing is sent to them."),
        gettext_lazy("Nothing to do, if the date of death on their page is right."),
    ),
    (
        "joined",
        gettext_lazy("This record was joined to another one of the same person."),
        gettext_lazy("Look at the other record. If the message is still needed, send it from there."),
    ),
    (
        "moved-away",
        gettext_lazy("The person has moved away, so the address does not reach them."),
        gettext_lazy("Find out where they live now, or tell the practice that looks after them."),
    ),
    (
        "wants-no-messages",
        gettext_lazy("The person does not want messages."),
        gettext_lazy("Tell them in person or by phone."),
    ),
    (
        "another-day",
        gettext_lazy("Another day was chosen for their pack."),
        gettext_lazy("Nothing to do: the pack goes out on that day."),
    ),
    (
        "letter-address",
        gettext_lazy("The address is not complete."),
        gettext_lazy("Ask the person for their address. Give them this letter in person, or phone them."),
    ),
    (
        "letter",
        gettext_lazy("The letter could not be printed."),
        gettext_lazy("Phone the person. Tell whoever looks after this service."),
    ),
    (
        "email-not-valid",
        gettext_lazy("The email address is not right."),
        gettext_lazy("Ask the person for their email address, and change how they hear from us."),
    ),
    (
        "smtp-recipient-refused",
        gettext_lazy("Their email service says that there is no such address."),
        gettext_lazy("Ask the person for their email address, and change how they hear from us."),
    ),
    (
        "unsure",
        gettext_lazy("We do not know whether it left. The connection broke while it was being handed over."),
        gettext_lazy("Ask the person whether they have it. If they do not, send it again."),
    ),
    (
        "notify-400",
        gettext_lazy("The mailing service did not accept the address."),
        gettext_lazy("Check the address with the person, and change how they hear from us."),
    ),
)
# Sending these again would only stop them again.
NEVER_AGAIN = ("died", "another-day")
OTHERWISE = gettext_lazy("The message could not be handed over, after several tries.")
FIT = gettext_lazy("Make it as they need it and give it to them, or say why it goes out all the same.")
LOOK = gettext_lazy("Look at it, and tell them in that way; or say why this goes out all the same.")
PHONE = gettext_lazy("Phone the person. Tell whoever looks after this service.")


def channel_words(channel: str) -> str:
    """by letter"""
    return str(CHANNELS.get(channel, channel))


def kind_words(kind: str, channel: str) -> str:
    """Invitation, by letter"""
    values = {"kind": str(KINDS.get(kind, kind)), "channel": channel_words(channel)}
    return _("%(kind)s, %(channel)s") % values


def reason_words(why: str) -> tuple[str, str, str]:
    """Why, what to do, and the carrier's own code where people who run the service need it."""
    unmet = unmet_in(why)
    if unmet == (SAFE_WAY,):
        return _("A safe way to reach them is kept on their page. So nothing leaves by itself."), str(LOOK), ""
    if unmet:
        return _("It is not what the person needs: %(needs)s.") % {"needs": needs_words(unmet)}, str(FIT), ""
    for start, words, remedy in REASONS:
        if why.startswith(start):
            return str(words), str(remedy), "" if why == start else why
    return str(OTHERWISE), str(PHONE), why
