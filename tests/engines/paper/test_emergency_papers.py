"""The emergency page and the emergency card on paper: for everybody, on one side, and as it was said."""

from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from alongside.engines.paper.printing import card, emergency
from alongside.engines.paper.values import CardPaper, EmergencyPaper, EmergencyPart

LINK = "https://plans.example.org/card/BCDF-GHJK-MNPQ-RTVW/"
SHEET = EmergencyPaper(
    title="Emergency page: Samina Green",
    name="Samina Green",
    who=("Called Sam", "Born 14 March 1951", "NHS number 999 000 0026"),
    verified="From plan version 1, agreed on 2 November 2026, by Nadia Rahman with Samina Green.",
    current="Current as of 27 November 2026 at 10:42.",
    printed="Printed on 27 November 2026. Look for a newer one: https://plans.example.org/emergency/",
    documents_title="Documents that may bind you",
    documents=(("Advance decision to refuse treatment (ADRT)", "Not recorded here.\nThere may be one."),),
    parts=(
        EmergencyPart("How to talk with me", ("Speak slowly.", "میں اردو بولتی ہوں")),
        EmergencyPart("Allergies", note="Not recorded. This does not mean none."),
        EmergencyPart("People to call", ('#read("secret") *Yusra*, daughter, 01632 960123',)),
    ),
    not_here_title="",
    not_here=(),
    key="About the key: ask the team.",
    printed_on=date(2026, 11, 27),
)
CARD = CardPaper(
    title="Emergency card: Samina Green",
    heading="In an emergency",
    name="Samina Green",
    front=("I have a page for you.", "Scan the square, or type:"),
    back=("It needs a passcode, which is not on this card. Ask me.", "Printed on 27 November 2026."),
    cut=("Cut along the dotted lines and fold in the middle.",),
    link=LINK,
    printed_on=date(2026, 11, 27),
)


@pytest.mark.parametrize(("make", "value"), [(emergency, SHEET), (card, CARD)])
def test_each_is_tagged_titled_and_declares_both_standards(make, value, read):
    paper = make(value)
    reading = read(paper)
    assert paper.pages == len(reading.pdf.pages) == 1
    assert paper.notes == ()
    assert reading.pdf.Root.MarkInfo.Marked is True
    assert str(reading.pdf.docinfo.Title) == value.title
    with reading.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    assert next(tag for tag in reading.tags if tag.startswith("/H")) == "/H1"
    assert make(value).pdf == paper.pdf


def test_the_sheet_says_every_part_in_order_as_it_was_said(read):
    reading = read(emergency(SHEET))
    said = [part.title for part in SHEET.parts]
    places = [reading.words.index(title.replace(" ", "")) for title in said]
    assert places == sorted(places)
    for words in (SHEET.verified, SHEET.current, SHEET.printed, '#read("secret") *Yusra*', "This does not mean none."):
        assert reading.says(words), words
    assert "<b>" not in reading.words


def test_what_had_no_room_stands_above_everything_else(read):
    cut = replace(SHEET, not_here_title="Not on this sheet", not_here=("Medicines: 3 lines", "Conditions: 1 line"))
    words = read(emergency(cut)).words
    assert words.index("Notonthissheet") < words.index("Documentsthatmaybindyou")
    assert "Medicines:3lines" in words


def test_letters_are_of_14_points_where_that_is_asked_for(read):
    sizes = read(emergency(replace(SHEET, points=14))).sizes
    assert 14 in sizes
    assert min(sizes) >= 12.6  # the line at the foot


def test_three_cards_each_with_a_square_that_says_what_it_opens(read):
    reading = read(card(CARD))
    objects = [each for each in reading.pdf.objects if isinstance(each, pikepdf.Dictionary)]
    figures = [each for each in objects if each.get("/S") == "/Figure"]
    assert len(figures) == 3
    assert all(LINK in str(each.Alt) for each in figures)
    assert reading.words.count("InanemergencySaminaGreen") == 3
    assert reading.words.count(LINK) == 3
