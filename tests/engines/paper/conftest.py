"""Made-up papers, and a reader that says what a PDF says: text by ToUnicode and ActualText, sizes, structure."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from alongside.engines.paper.values import (
    ActionShown,
    Block,
    Code,
    GoalShown,
    Letter,
    Meeting,
    PackPaper,
    Paper,
    Part,
    PlanPaper,
    PromptShown,
    Quote,
    ResultShown,
    Sender,
    Supporter,
)

SENDER = Sender("Riverside Health Centre", ("12 Mill Lane", "Oldtown", "OT1 2AB"), "01632 960 100", "hello@r.example")
HOME = ("Mrs Samina Green", "Flat 3, The Old Mill", "14 Brook Street", "Oldtown", "OT1 4ZZ")


@dataclass(frozen=True)
class Reading:
    """What one PDF holds. words: all its text in drawing order, spaces and breaks taken out. sizes: each font size.

    backwards: the same from the last glyph to the first, which is how words from the right are drawn.
    """

    pdf: pikepdf.Pdf
    words: str
    backwards: str
    sizes: frozenset[float]
    tags: tuple[str, ...]

    def says(self, text: str) -> bool:
        return squeezed(text) in self.words


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@pytest.fixture
def read() -> Callable[[Paper], Reading]:
    return reading


def reading(paper: Paper) -> Reading:
    pdf = pikepdf.open(io.BytesIO(paper.pdf))
    shown = [each for page in pdf.pages for each in _shown(page)]
    glyphs = [text for text, _ in shown]
    words, backwards = squeezed("".join(glyphs)), squeezed("".join(reversed(glyphs)))
    return Reading(pdf, words, backwards, frozenset(size for _, size in shown), tuple(_tags(pdf.Root.StructTreeRoot.K)))


def _shown(page: pikepdf.Page) -> Iterator[tuple[str, float]]:
    """Each glyph's text with its size. Where a span has ActualText, that replaces what is drawn, as for a reader."""
    letters = {name: _to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    font, size, replaced = "", 0.0, 0
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator == "Tf":
            font, size = str(step.operands[0]), float(step.operands[1])
        elif operator == "BDC":
            actual = step.operands[1].get("/ActualText") if isinstance(step.operands[1], pikepdf.Dictionary) else None
            if actual is not None:
                yield str(actual), size
            replaced = replaced + 1 if replaced or actual is not None else 0
        elif operator == "EMC":
            replaced = max(replaced - 1, 0)
        elif operator in ("Tj", "TJ") and not replaced:
            yield from ((each, size) for each in _decoded(step.operands[0], letters[font]))


def _decoded(operand: pikepdf.Object, letters: dict[int, str]) -> Iterator[str]:
    pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
    raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    codes = (int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))
    return (letters.get(code, "") for code in codes)


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    lines = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\s", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in lines}


def _tags(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)
        yield from _tags(node.get("/K", pikepdf.Array()))


@pytest.fixture
def invitation() -> Letter:
    return Letter(
        reference="LTR-7K2M-94",
        to=HOME,
        greeting="Dear Samina",
        subject="Would you like to make a plan with us?",
        body=(
            Block(paragraphs=("We would like to talk with you.", "You do not have to take part.")),
            Block(heading="What happens next", bullets=("We check your tests first.", "Then we meet and talk.")),
        ),
        sender=SENDER,
        signed=("Yours sincerely", "Jo Marsh", "Coordinator"),
        dated=date(2026, 3, 3),
        code=Code("KMPT-4R7W", "https://plans.example.org/start"),
    )


@pytest.fixture
def preparation() -> PackPaper:
    return PackPaper(
        name="Samina Green",
        code="R-7K2M",
        to=HOME,
        greeting="Dear Samina",
        sender=SENDER,
        signed=("Yours sincerely", "Jo Marsh"),
        dated=date(2026, 3, 3),
        conversation=Meeting(
            datetime(2026, 3, 17, 14, 30, tzinfo=ZoneInfo("Europe/London")), "Riverside, room 4", "Dr Priya Patel"
        ),
        results=(
            ResultShown(
                name="HbA1c (sugar in your blood over 3 months)",
                value="58 mmol/mol",
                taken_on=date(2026, 2, 24),
                last_value="64 mmol/mol",
                last_on=date(2025, 2, 20),
                usual="below 48 mmol/mol",
                explanation="Your sugar is lower than last time.",
            ),
            ResultShown(name="Foot check", value="No problems found", taken_on=date(2026, 2, 24)),
        ),
        prompts=(
            PromptShown("What has been going well?"),
            PromptShown("What matters most to you?", hint="Big or small.", answer="To walk to the mosque again."),
            PromptShown("What would you like to ask?"),
        ),
        return_by=date(2026, 3, 12),
        link="https://plans.example.org/start",
    )


def quote(words: str, language: str = "", typed_by: str = "") -> Quote:
    return Quote(words, "Samina Green", date(2026, 3, 17), typed_by, language)


@pytest.fixture
def agreed_plan() -> PlanPaper:
    walking = GoalShown(
        quote=quote("I want to walk to the mosque on Fridays."),
        importance=8,
        actions=(
            ActionShown("Walk to the corner and back", "Me, with my son Bilal", "Start on Monday", 7),
            ActionShown("Ask about a walking stick"),
        ),
    )
    return PlanPaper(
        name="Samina Green",
        version=3,
        agreed_on=date(2026, 3, 17),
        agreed_by=("Samina Green agreed this plan in the room with Dr Priya Patel.",),
        parts=(
            Part("What matters to me", quotes=(quote("My family, my faith and my garden."),)),
            Part("About me"),
            Part("My goals and hopes", goals=(walking, GoalShown(quote("I want to sleep.")))),
            Part("My health", facts=("Type 2 diabetes", "Metformin 500 mg, twice a day")),
        ),
        sharing=("Oldtown Community Centre can see: my goals. Until 17 March 2027.",),
        supporters=(Supporter("Bilal Green", "My son", "01632 960 201", "Visits every evening"),),
        sender=SENDER,
        printed_on=date(2026, 3, 18),
        fingerprint="3f2a91bc77d00e1c" * 4,
        review_on=date(2026, 9, 15),
        review_with="Dr Priya Patel",
        checkpoint="2026-03-18T09:00Z 4412 9be177c0",
        newest="https://plans.example.org/newest/9QK4",
    )
