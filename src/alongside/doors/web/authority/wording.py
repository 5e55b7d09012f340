"""The words of authority: kinds, where one stands, how it was checked, decisions, facts, and what the rules find."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.jinja import day
from alongside.rules.authority.best_interests import Imca
from alongside.rules.authority.capacity import DecisionKind, Limb
from alongside.rules.authority.findings import Code, Finding
from alongside.rules.authority.kinds import Acting, AuthorityKind, Fact
from alongside.rules.authority.standing import Checked, Standing

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    type Words[T] = Mapping[T, _StrPromise]

KINDS: "Words[AuthorityKind]" = {
    AuthorityKind.LPA_WELFARE: _("Lasting power of attorney for health and welfare"),
    AuthorityKind.LPA_PROPERTY: _("Lasting power of attorney for property and money"),
    AuthorityKind.EPA: _("Enduring power of attorney (made before October 2007)"),
    AuthorityKind.DEPUTY_WELFARE: _("Deputy for personal welfare"),
    AuthorityKind.DEPUTY_PROPERTY: _("Deputy for property and money"),
    AuthorityKind.GUARDIANSHIP: _("Guardian under the Mental Health Act"),
    AuthorityKind.PARENTAL_RESPONSIBILITY: _("Parental responsibility"),
    AuthorityKind.APPROPRIATE_INDIVIDUAL: _("Appropriate individual"),
    AuthorityKind.CARE_ACT_ADVOCATE: _("Care Act advocate"),
    AuthorityKind.IMCA: _("Independent mental capacity advocate (IMCA)"),
    AuthorityKind.IMHA: _("Independent mental health advocate (IMHA)"),
    AuthorityKind.NEXT_OF_KIN: _("Next of kin"),
}
KIND_HINTS: "Words[AuthorityKind]" = {
    AuthorityKind.LPA_WELFARE: _("Decides about care once the person cannot, and only then."),
    AuthorityKind.LPA_PROPERTY: _("Decides about money. Has no say about care or this plan."),
    AuthorityKind.EPA: _("Decides about money. Has no say about care or this plan."),
    AuthorityKind.DEPUTY_WELFARE: _("Decides what the court’s order says."),
    AuthorityKind.DEPUTY_PROPERTY: _("Decides about money. Has no say about care or this plan."),
    AuthorityKind.GUARDIANSHIP: _("Says where the person lives, goes and is seen. Does not agree a plan."),
    AuthorityKind.PARENTAL_RESPONSIBILITY: _("For a child under 16."),
    AuthorityKind.APPROPRIATE_INDIVIDUAL: _("Helps the person to be heard. Is not paid for their care."),
    AuthorityKind.CARE_ACT_ADVOCATE: _("Helps the person to be heard."),
    AuthorityKind.IMCA: _("Speaks for somebody who cannot decide and has nobody else."),
    AuthorityKind.IMHA: _("Helps somebody who is detained or on a community treatment order."),
    AuthorityKind.NEXT_OF_KIN: _("Gives nobody the right to decide."),
}
STANDINGS: "Words[Standing]" = {
    Standing.ASSERTED: _("Somebody says so"),
    Standing.DOCUMENT_SEEN: _("Document seen"),
    Standing.VERIFIED: _("Checked"),
    Standing.IN_FORCE: _("In force"),
    Standing.SUSPENDED: _("Stopped for now"),
    Standing.WITHDRAWN: _("Taken back"),
    Standing.ENDED: _("Ended"),
    Standing.UNSURE: _("Not sure"),
}
# What the link to each next step says.
STEPS: "Words[Standing]" = {
    Standing.DOCUMENT_SEEN: _("I have seen the document"),
    Standing.VERIFIED: _("I have checked it"),
    Standing.IN_FORCE: _("Use it from now on"),
    Standing.SUSPENDED: _("Stop it for now"),
    Standing.WITHDRAWN: _("It was taken back or given up"),
    Standing.ENDED: _("It has ended"),
    Standing.UNSURE: _("Something about it is not clear"),
}
# What happens at each step, said before it is taken.
CONSEQUENCES: "Words[Standing]" = {
    Standing.DOCUMENT_SEEN: _("This only says that you saw it. It opens nothing yet."),
    Standing.VERIFIED: _("This says that it is real and valid. It opens nothing yet."),
    Standing.IN_FORCE: _("From now on it counts. You can then invite them to sign in for the person."),
    Standing.SUSPENDED: _("From their next click they see nothing of this plan by any right that they hold."),
    Standing.WITHDRAWN: _("It stays on record and can never be used again. What comes later is a new record."),
    Standing.ENDED: _("It stays on record and can never be used again. What comes later is a new record."),
    Standing.UNSURE: _("It is not used until it is clear."),
}
CHECKED: "Words[Checked]" = {
    Checked.STAMPED_PAPER: _("Every page has the stamp of the Office of the Public Guardian"),
    Checked.ACCESS_CODE: _("With an access code, on the “Use a lasting power of attorney” service"),
    Checked.REGISTER_SEARCH: _("The Public Guardian’s register was searched"),
    Checked.COURT_ORDER: _("The court’s sealed order"),
    Checked.BIRTH_CERTIFICATE: _("Birth certificate"),
    Checked.COURT_RECORD: _("A court order or a formal agreement"),
    Checked.LOCAL_AUTHORITY: _("I asked the council or the advocacy service"),
}
ACTING: "Words[Acting]" = {
    Acting.ALONE: _("They are the only one"),
    Acting.EACH: _("There are others, and each may decide alone"),
    Acting.TOGETHER: _("There are others, and they have to decide together"),
}
FACTS: "Words[Fact]" = {
    Fact.DOLS_APPLIED: _("Deprivation of liberty safeguards: asked for"),
    Fact.DOLS_AUTHORISED: _("Deprivation of liberty safeguards: authorised"),
    Fact.COURT_DEPRIVATION: _("Deprivation of liberty authorised by the court"),
    Fact.MHA_ASSESSMENT: _("Mental Health Act, section 2"),
    Fact.MHA_TREATMENT: _("Mental Health Act, section 3"),
    Fact.MHA_HOSPITAL_ORDER: _("Mental Health Act, section 37"),
    Fact.MHA_GUARDIANSHIP: _("Mental Health Act, guardianship (section 7)"),
    Fact.CTO: _("Community treatment order"),
    Fact.SUBSTANTIAL_DIFFICULTY: _("Substantial difficulty in being involved (Care Act)"),
    Fact.LONG_HOSPITAL_STAY: _("In hospital for 28 days or more"),
    Fact.LONG_CARE_HOME_STAY: _("In a care home for 8 weeks or more"),
}
DECISIONS: "Words[DecisionKind]" = {
    DecisionKind.SEE_AND_MANAGE_PLAN: _("Seeing and managing their plan"),
    DecisionKind.AGREE_PLAN: _("Agreeing to this plan"),
    DecisionKind.SHARE_PLAN: _("Who sees their plan"),
    DecisionKind.TREATMENT: _("One treatment"),
    DecisionKind.CARE_AND_SUPPORT: _("One part of their care and support"),
    DecisionKind.WHERE_TO_LIVE: _("Where to live"),
    DecisionKind.OTHER: _("Something else"),
}
LIMBS: "Words[Limb]" = {
    Limb.UNDERSTAND: _("Could they understand what they needed to know?"),
    Limb.RETAIN: _("Could they keep it in mind long enough to decide?"),
    Limb.WEIGH: _("Could they use it, or weigh it up?"),
    Limb.COMMUNICATE: _("Could they tell others what they decided, in any way?"),
}
IMCAS: "Words[Imca]" = {
    Imca.NOT_NEEDED: _("Not needed: there is somebody to ask"),
    Imca.ASKED_FOR: _("Asked for"),
    Imca.REPORTED: _("They have given their report"),
}
_FOUND: "Words[Code]" = {
    Code.REUSED: _("A decision stands on a finding about something else: “%(decision)s”. Assess the decision itself."),
    Code.CHILD_ASSESSED: _(
        "The Mental Capacity Act is for people of 16 or older. For a child, record what they understand."
    ),
    Code.PARENT_OF_SIXTEEN: _(
        "%(about)s is a parent of a young person of 16 or older. That alone is no right to decide."
    ),
    Code.NO_HELP: _("No help to decide is written down. Help comes first."),
    Code.NOBODY_TO_HELP: _(
        "They find it hard to be involved, and nobody is named who helps them. Find somebody they want, or ask for an "
        "advocate."
    ),
    Code.ADVOCATE_FOR_STAY: _("In a long stay they need an advocate, even if family helps."),
    Code.MAY_BE_INVALID: _(
        "The power of %(about)s was signed on %(on)s, after the advance decision about %(treatment)s. It may no longer "
        "hold. Check both papers."
    ),
    Code.WITNESS_GAINS: _("%(about)s holds this power and also witnessed it. Check the document."),
    Code.TURNED_ELEVEN: _(
        "The child is 11 or older. %(about)s sees nothing until somebody has talked with the child and written down "
        "what they understand."
    ),
    Code.TURNED_THIRTEEN: _("The child is 13 or older. Talk with them again about what %(about)s sees."),
    Code.TURNED_SIXTEEN: _(
        "The young person is 16 or older. %(about)s sees nothing as a parent. The young person can share."
    ),
    Code.NO_BASIS: _("What %(about)s goes by is not written down."),
    Code.NO_REVIEW: _("There is no day to look again at what %(about)s may do."),
    Code.REVIEW_DUE: _("Look again at what %(about)s may do. It was due on %(on)s."),
    Code.OLD_JUDGEMENT: _("The last talk about what the child understands was on %(on)s. Children grow. Talk again."),
    Code.REVIEW_CAPACITY: _("The newest finding was to be looked at again on %(on)s."),
}


def finding_words(finding: Finding) -> str:
    """One sentence: what was found, about whom."""
    values = {name: day(value) if isinstance(value, date) else value for name, value in finding.values.items()}
    return str(_FOUND[finding.code]) % {"about": finding.about, **values}
