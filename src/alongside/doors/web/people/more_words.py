"""What other numbers, ways to reach somebody, ethnic groups and what is kept apart are called."""

from django.utils.translation import gettext_lazy as _

from alongside.rules.details import Apart, ContactKind, IdentifierKind, Verified

VERIFIED = {
    str(Verified.NOT_CHECKED): _("Not checked yet"),
    str(Verified.VERIFIED): _("Checked: it is theirs"),
    str(Verified.NOT_FOUND): _("Checked: not found"),
}
NUMBERS = {
    str(IdentifierKind.CHI): _("CHI number (Scotland)"),
    str(IdentifierKind.HEALTH_AND_CARE): _("Health and care number (Northern Ireland)"),
    str(IdentifierKind.HOSPITAL): _("Hospital number"),
    str(IdentifierKind.SOCIAL_CARE): _("Social care number"),
    str(IdentifierKind.OTHER): _("Another number"),
}
POINTS = {
    str(ContactKind.PHONE): _("Phone"),
    str(ContactKind.MOBILE): _("Mobile phone"),
    str(ContactKind.EMAIL): _("Email"),
    str(ContactKind.OTHER): _("Another way"),
}
PREFERENCES = (("1", _("First")), ("2", _("Second")), ("3", _("Third")), ("4", _("Fourth")), ("5", _("Fifth")))
# The groups of the census for England and Wales of 2001, as the NHS Data Model and Dictionary keeps them.
ETHNICITIES = {
    "A": _("White: British"),
    "B": _("White: Irish"),
    "C": _("White: any other"),
    "D": _("Mixed: White and Black Caribbean"),
    "E": _("Mixed: White and Black African"),
    "F": _("Mixed: White and Asian"),
    "G": _("Mixed: any other"),
    "H": _("Asian: Indian"),
    "J": _("Asian: Pakistani"),
    "K": _("Asian: Bangladeshi"),
    "L": _("Asian: any other"),
    "M": _("Black: Caribbean"),
    "N": _("Black: African"),
    "P": _("Black: any other"),
    "R": _("Chinese"),
    "S": _("Any other group"),
    "Z": _("They would rather not say"),
}
APART = {
    Apart.SAFE_CONTACT: _("How to reach them safely"),
    Apart.CODE_WORD: _("Code word"),
    Apart.KEY_SAFE: _("The key to their home"),
}
APART_HINTS = {
    Apart.SAFE_CONTACT: _("For example: only at her work, in the morning. Never leave a message at home."),
    Apart.CODE_WORD: _("Say it first when you phone. If the answer is not right, ring off and say nothing else."),
    Apart.KEY_SAFE: _("Write whom to ask, or where it is. Never write the numbers of a key safe here."),
}
