"""Makes papers: letters, packs, copies of plans, the emergency page, cards. Each is PDF/UA-1 and PDF/A-3a."""

from alongside.engines.paper.facts import card_facts, emergency_facts, letter_facts, pack_facts, plan_facts
from alongside.engines.paper.press import set_paper
from alongside.engines.paper.values import CardPaper, EmergencyPaper, Letter, PackPaper, Paper, PlanPaper
from alongside.engines.paper.wording import Translate, Wording


def letter(letter: Letter, *, translate: Translate = str) -> Paper:
    """A posted letter. The address stands where window envelopes and GOV.UK Notify look for it.

    translate: from an English message of `words.py` to the language of the paper (gettext).
    """
    return set_paper("letter", letter_facts(letter, Wording(translate)), letter.dated)


def pack(pack: PackPaper, *, translate: Translate = str) -> Paper:
    """The preparation pack: a cover letter, each result beside the last, and questions with room to write.

    Results that must be told in person first are left out by whoever makes the pack.
    """
    template = "easy_pack" if pack.easy_read else "pack"
    return set_paper(template, pack_facts(pack, Wording(translate)), pack.dated)


def plan(plan: PlanPaper, *, translate: Translate = str) -> Paper:
    """The person's copy of one version of their plan. It shows what it is given: the gate has decided by then."""
    return set_paper("plan", plan_facts(plan, Wording(translate)), plan.printed_on)


def emergency(paper: EmergencyPaper, *, translate: Translate = str) -> Paper:
    """The emergency page on a sheet. `pages` says whether one side held it: whoever makes it takes less if not."""
    return set_paper("emergency", emergency_facts(paper, Wording(translate)), paper.printed_on)


def card(paper: CardPaper, *, translate: Translate = str) -> Paper:
    """Emergency cards for a wallet, on one side of A4."""
    return set_paper("card", card_facts(paper, Wording(translate)), paper.printed_on)
