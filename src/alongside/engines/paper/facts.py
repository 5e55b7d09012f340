"""Turns each paper's values into the facts that its template lays out: sentences finished, dates said."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from io import BytesIO
from itertools import batched
from typing import Any

import segno

from alongside.engines.paper.drawing import drawn
from alongside.engines.paper.fonts import families
from alongside.engines.paper.press import UNPRINTED
from alongside.engines.paper.values import (
    ActionShown,
    CardPaper,
    EmergencyPaper,
    GoalShown,
    Letter,
    PackPaper,
    Part,
    PlanPaper,
    PromptShown,
    Quote,
    ResultShown,
    Sender,
    Supporter,
)
from alongside.engines.paper.wording import Wording

type Facts = dict[str, Any]

_MARK_LENGTH = 16  # hex digits of the fingerprint on paper: 64 bits, short enough to read out


def letter_facts(letter: Letter, wording: Wording) -> Facts:
    link = letter.code.link if letter.code else ""
    return {
        **_common(letter, wording, title=letter.subject, link=link, dated=letter.dated),
        **_posted(letter, wording),
        "foot": wording.say("reference", reference=letter.reference),
        "subject": letter.subject,
        "body": [asdict(block) for block in letter.body],
        "code": letter.code.code if letter.code else None,
    }


def pack_facts(pack: PackPaper, wording: Wording) -> Facts:
    title = wording.say("pack_title_of", name=pack.name)
    return {
        **_common(pack, wording, title=title, link=pack.link, dated=pack.dated),
        **_posted(pack, wording),
        "foot": wording.say("foot_code", name=pack.name, code=pack.code),
        "foot_notice": wording.say("foot_watch"),
        "staff_code": wording.say("staff_code", code=pack.code),
        "note": pack.note,
        "conversation": _meeting(pack, wording),
        "steps": _steps(pack, wording),
        "results": [_result(each, wording) for each in pack.results],
        "goals": [_goal(each, pack.language, wording) for each in pack.goals],
        "next": [wording.say(key) for key in ("next_talk", "next_plan", "next_copy", "next_change")],
        "prompts": [_prompt(number, each, pack.language) for number, each in enumerate(pack.prompts, 1)],
    }


def plan_facts(plan: PlanPaper, wording: Wording) -> Facts:
    title = wording.say("plan_title_of", name=plan.name, version=plan.version)
    day = wording.day(plan.agreed_on)
    return {
        **_common(plan, wording, title=title, link=plan.newest, dated=plan.printed_on),
        "foot": wording.say("plan_foot", name=plan.name, version=plan.version, day=day),
        "name": plan.name,
        "version": wording.say("plan_version", version=plan.version),
        "agreed_on": wording.say("plan_agreed_on", day=day),
        **_newer(plan, wording),
        "agreed_by": list(plan.agreed_by),
        "parts": [_part(each, plan.language, wording) for each in plan.parts],
        "supporters": [_supporter(each, wording) for each in plan.supporters],
        "sharing": list(plan.sharing),
        "review": _review(plan, wording),
        "change": _change(plan.sender, wording),
        "mark": wording.say("plan_mark", mark=short_mark(plan.fingerprint)),
        "checkpoint": wording.say("plan_checkpoint", checkpoint=plan.checkpoint) if plan.checkpoint else None,
        "printed_on": wording.say("plan_printed", day=wording.day(plan.printed_on)),
    }


def emergency_facts(paper: EmergencyPaper, wording: Wording) -> Facts:
    return {
        **asdict(paper),
        **_sheet(paper, wording),
        "printed_on": None,
        "large_print": False,
        "foot": paper.printed,
    }


def card_facts(paper: CardPaper, wording: Wording) -> Facts:
    return {**asdict(paper), **_sheet(paper, wording), "printed_on": None, "large_print": False, "foot": None}


def short_mark(fingerprint: str) -> str:
    """The start of a fingerprint in groups of four, to compare by eye or read out."""
    return " ".join("".join(group) for group in batched(fingerprint[:_MARK_LENGTH], 4, strict=False))


def _common(paper: Letter | PackPaper | PlanPaper, wording: Wording, *, title: str, link: str, dated: date) -> Facts:
    return {
        "title": title,
        "author": paper.sender.organisation,
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day, "words": wording.day(dated)},
        "large_print": paper.large_print,
        "families": families(paper.language),
        "tongue": _tongue(paper.language),
        "words": {**wording.all(), "unprinted": wording.say("unprinted", sign=UNPRINTED)},
        "sender": _sender(paper.sender, wording),
        "foot_notice": None,
        "link": link,
        "qr": _qr(link),
        "qr_alt": wording.say("qr", link=link),
    }


def _sheet(paper: EmergencyPaper | CardPaper, wording: Wording) -> Facts:
    """What a sheet that is not posted has in common with one that is."""
    link = paper.link if isinstance(paper, CardPaper) else ""
    on = paper.printed_on
    return {
        "author": "Alongside",
        "dated": {"year": on.year, "month": on.month, "day": on.day},
        "families": families(paper.language),
        "tongue": _tongue(paper.language),
        "words": {**wording.all(), "unprinted": wording.say("unprinted", sign=UNPRINTED)},
        "foot_notice": None,
        "link": link,
        "qr": _qr(link),
        "qr_alt": wording.say("qr", link=link),
    }


def _posted(paper: Letter | PackPaper, wording: Wording) -> Facts:
    phone = paper.sender.phone
    return {
        "to": list(paper.to),
        "greeting": paper.greeting,
        "signed": list(paper.signed),
        "other_way": wording.say("other_way_how", phone=phone) if phone else wording.say("other_way_ask"),
    }


def _tongue(language: str) -> Facts:
    """A BCP 47 tag as typst takes it: a language (English if unknown), and a region of two letters if there is one."""
    lang, *rest = language.lower().split("-")
    known = lang.isascii() and lang.isalpha() and 2 <= len(lang) <= 3
    region = next((part.upper() for part in rest if len(part) == 2), None)
    return {"lang": lang if known else "en", "region": region, "families": families(language)}


def _other_tongue(language: str, paper_language: str) -> Facts | None:
    return _tongue(language) if language and language != paper_language else None


def _qr(link: str) -> str | None:
    if not link:
        return None
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=1, xmldecl=False)
    return drawn.getvalue().decode()


def _sender(sender: Sender, wording: Wording) -> Facts:
    contact = [wording.say("phone", phone=sender.phone)] if sender.phone else []
    contact += [wording.say("email", email=sender.email)] if sender.email else []
    return {"organisation": sender.organisation, "address": list(sender.address), "contact": contact}


def _meeting(pack: PackPaper, wording: Wording) -> Mapping[str, str] | None:
    meeting = pack.conversation
    if meeting is None:
        return None
    return {"at": wording.moment(meeting.at), "where": meeting.where, "who": meeting.who}


def _steps(pack: PackPaper, wording: Wording) -> list[str]:
    steps = [wording.say(key) for key in ("pack_read", "pack_write", "pack_take", "pack_someone")]
    if pack.return_by:
        steps.append(wording.say("pack_return", day=wording.day(pack.return_by)))
    if pack.sender.phone:
        steps.append(wording.say("pack_ring", phone=pack.sender.phone))
    return steps


def _result(result: ResultShown, wording: Wording) -> Facts:
    return {
        "name": result.name,
        "value": result.value,
        "taken_on": wording.day(result.taken_on),
        "last_value": result.last_value,
        "last_on": wording.day(result.last_on) if result.last_on else "",
        "usual": wording.say("usual", usual=result.usual) if result.usual else "",
        "explanation": result.explanation,
        "line": [{"on": wording.day(each.on), "shown": each.shown} for each in result.line],
        "chart": drawn(result.line) if result.line else None,
        "chart_alt": _chart_alt(result, wording),
    }


def _chart_alt(result: ResultShown, wording: Wording) -> str:
    if not result.line:
        return ""
    first, last = result.line[0], result.line[-1]
    values = {"name": result.name, "first": first.shown, "last": last.shown}
    return wording.say("chart_alt", **values, begun=wording.day(first.on), ended=wording.day(last.on))


def _prompt(number: int, prompt: PromptShown, language: str) -> Facts:
    return {
        "number": number,
        "question": prompt.question,
        "hint": prompt.hint,
        "answer": prompt.answer,
        "tongue": _other_tongue(prompt.answer_language, language),
        "lines": prompt.lines,
    }


def _newer(plan: PlanPaper, wording: Wording) -> Facts:
    phone = plan.sender.phone
    if plan.newest:
        ring = wording.say("plan_newer_ring", phone=phone) if phone else None
        return {"newer": wording.say("plan_newer_link"), "newer_ring": ring}
    newer = wording.say("plan_newer_ring_only", phone=phone) if phone else wording.say("plan_newer_ask")
    return {"newer": newer, "newer_ring": None}


def _part(part: Part, language: str, wording: Wording) -> Facts:
    return {
        "title": part.title,
        "empty": not (part.quotes or part.goals or part.facts),
        "quotes": [_quote(each, language, wording) for each in part.quotes],
        "goals": [_goal(each, language, wording) for each in part.goals],
        "facts": list(part.facts),
    }


def _quote(quote: Quote, language: str, wording: Wording) -> Facts:
    by = wording.say(_said_key(quote), name=quote.said_by, day=wording.day(quote.said_on), typist=quote.typed_by)
    tongue = _other_tongue(quote.language, language)
    details = [list(each) for each in quote.details]
    return {"words": quote.words, "by": by, "tongue": tongue, "label": quote.label or None, "details": details}


def _said_key(quote: Quote) -> str:
    if quote.label:
        return "said_written"
    return "said_typed" if quote.typed_by else "said"


def _goal(goal: GoalShown, language: str, wording: Wording) -> Facts:
    return {
        "quote": _quote(goal.quote, language, wording),
        "importance": goal.importance,
        "importance_words": wording.say("important", number=goal.importance),
        "actions": [_action(each, language, wording) for each in goal.actions],
    }


def _action(action: ActionShown, language: str, wording: Wording) -> Facts:
    sure = "" if action.confidence is None else wording.say("action_sure_value", number=action.confidence)
    details = {"action_who": action.who, "action_when": action.by_when, "action_sure": sure}
    said = ([wording.say(key), value] for key, value in details.items() if value)
    return {
        "what": action.what,
        "tongue": _other_tongue(action.language, language),
        "details": [*said, *map(list, action.details)],
    }


def _supporter(supporter: Supporter, wording: Wording) -> Facts:
    phone = wording.say("phone", phone=supporter.phone) if supporter.phone else ""
    return {"name": supporter.name, "lines": [each for each in (supporter.role, phone, supporter.note) if each]}


def _review(plan: PlanPaper, wording: Wording) -> list[str]:
    if plan.review_on is None:
        return [wording.say("plan_review_none")]
    who = [wording.say("plan_review_with", who=plan.review_with)] if plan.review_with else []
    return [wording.say("plan_review_on", day=wording.day(plan.review_on)), *who]


def _change(sender: Sender, wording: Wording) -> list[str]:
    if sender.phone:
        ask = wording.say("plan_change_ring", organisation=sender.organisation, phone=sender.phone)
    else:
        ask = wording.say("plan_change_ask", organisation=sender.organisation)
    return [wording.say("plan_change_how"), ask, wording.say("plan_not_watched")]
