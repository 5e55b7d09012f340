"""What paper takes and gives: frozen values, in the person's words, ready to be set."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF. `notes` names every sign that could not be printed: someone should read the paper over."""

    pdf: bytes
    pages: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a paper comes from, and whom to ring about it."""

    organisation: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a letter: an optional heading, paragraphs, then bullets."""

    paragraphs: tuple[str, ...] = ()
    heading: str = ""
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A sign-in code printed large. `link` carries no identifier of a person; it is also printed as a QR code."""

    code: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """`to` is the name and address, at most 7 lines. `subject` is also the title of the PDF."""

    reference: str
    to: tuple[str, ...]
    greeting: str
    subject: str
    body: tuple[Block, ...]
    sender: Sender
    signed: tuple[str, ...]
    dated: date
    code: Code | None = None
    language: str = "en-GB"
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One appointment as people say it. `at` is local time."""

    at: datetime
    where: str
    who: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One point of a small picture: the day, the number, and the number with its unit."""

    on: date
    number: float
    shown: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """One result: this value and the last, each with its unit, and what it means in plain words.

    line: readings over time, oldest first, drawn and written as a table; none where there are too few.
    """

    name: str
    value: str
    taken_on: date
    last_value: str = ""
    last_on: date | None = None
    usual: str = ""
    explanation: str = ""
    line: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptShown:
    """One question with room to write. `answer` is what the person has said already."""

    question: str
    hint: str = ""
    answer: str = ""
    answer_language: str = ""
    lines: int = 7


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, never changed, and whose it is. `language` is the language of the words.

    Somebody's own words stand in quotation marks; what was said together, or a note, has a `label` and no marks.
    details: what it says besides, each with its name.
    """

    words: str
    said_by: str
    said_on: date
    typed_by: str = ""
    language: str = ""
    label: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActionShown:
    """Something that somebody will do. `confidence` is 1-10, as the person said it."""

    what: str
    who: str = ""
    by_when: str = ""
    confidence: int | None = None
    language: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal in the person's words, its importance to them (1-10), and what will be done."""

    quote: Quote
    importance: int | None = None
    actions: tuple[ActionShown, ...] = ()


@dataclass(frozen=True, slots=True)
class PackPaper:
    """The preparation pack.

    `code` is the round's code: on every page, so that staff can enter what comes back.
    `note` is what the team wants to say first. `goals` are those of the plan that stands.
    """

    name: str
    code: str
    to: tuple[str, ...]
    greeting: str
    sender: Sender
    signed: tuple[str, ...]
    dated: date
    conversation: Meeting | None
    results: tuple[ResultShown, ...]
    prompts: tuple[PromptShown, ...]
    return_by: date | None = None
    note: str = ""
    link: str = ""
    goals: tuple[GoalShown, ...] = ()
    language: str = "en-GB"
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a plan: quotes, goals, and plain facts (medicines, results) as short lines."""

    title: str
    quotes: tuple[Quote, ...] = ()
    goals: tuple[GoalShown, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supporter:
    """One of the people who support me."""

    name: str
    role: str
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyPart:
    """One part of the emergency page. note: what is not there, or that nothing is recorded."""

    title: str
    lines: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyPaper:
    """The emergency page on a sheet. All words are finished; documents: what each is, and what is recorded of it.

    who: the lines under the name. points: the size of the letters.
    not_here: what had no room, in words; with its title "" where all of it had.
    """

    title: str
    name: str
    who: tuple[str, ...]
    verified: str
    current: str
    printed: str
    documents_title: str
    documents: tuple[tuple[str, str], ...]
    parts: tuple[EmergencyPart, ...]
    not_here_title: str
    not_here: tuple[str, ...]
    key: str
    printed_on: date
    points: float = 9.5
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class CardPaper:
    """Cards of the size of a bank card, to cut out and fold: all alike. front and back: lines in finished words.

    cut: how to cut and fold. link: what the square code opens; it carries no identifier of a person.
    """

    title: str
    heading: str
    name: str
    front: tuple[str, ...]
    back: tuple[str, ...]
    cut: tuple[str, ...]
    link: str
    printed_on: date
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The person's copy of one version of their plan.

    agreed_by: how each agreed, in sentences. sharing: the person's decisions, in sentences. fingerprint: the version's
    whole fingerprint (the paper shows its start). checkpoint: the audit checkpoint as one line of text. newest: where
    to look for a newer version; it carries no identifier of a person.
    """

    name: str
    version: int
    agreed_on: date
    agreed_by: tuple[str, ...]
    parts: tuple[Part, ...]
    sharing: tuple[str, ...]
    supporters: tuple[Supporter, ...]
    sender: Sender
    printed_on: date
    fingerprint: str
    review_on: date | None = None
    review_with: str = ""
    checkpoint: str = ""
    newest: str = ""
    language: str = "en-GB"
    large_print: bool = False
