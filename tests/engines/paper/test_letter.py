"""The posted letter: where the address stands, the code, and how to ask for it another way."""

from dataclasses import replace

import pikepdf

from alongside.engines.paper.printing import letter
from alongside.engines.paper.values import Sender

MM = 72 / 25.4


def test_says_all_that_it_was_given(invitation, read):
    reading = read(letter(invitation))
    for words in (*invitation.to, *invitation.signed, *invitation.body[1].bullets, "Tuesday 3 March 2026"):
        assert reading.says(words)
    assert reading.says("Our reference: LTR-7K2M-94")
    assert str(reading.pdf.docinfo.Title) == "Would you like to make a plan with us?"
    assert "/L" in reading.tags


def test_address_stands_in_the_window(invitation, read):
    """39.5-66.3 mm from the top and from 24.6 mm left: the window of an envelope, and GOV.UK Notify's own box."""
    for size in (5, 7):
        lines = tuple(f"Line {number}" for number in range(size))
        pdf = read(letter(replace(invitation, to=lines, sender=Sender("Riverside")))).pdf
        tops = [at for at in _places(pdf.pages[0]) if 24.6 * MM <= at[0] < 26 * MM and 39 * MM < at[1] < 90 * MM]
        assert len(tops) == size
        assert min(down for _, down in tops) > 39.5 * MM
        assert max(down for _, down in tops) < 66.3 * MM


def _places(page):
    """Where each piece of text begins: points from the left and from the top of the page."""
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "cm":
            *_, left, bottom = (float(each) for each in step.operands)
            yield left, 841.89 - bottom


def test_code_is_largest_and_linked(invitation, read):
    reading = read(letter(invitation))
    assert reading.says("KMPT-4R7W")
    assert 22 in reading.sizes
    assert reading.pdf.pages[0].Annots[0].A.URI == "https://plans.example.org/start"


def test_no_code_and_no_phone_leave_no_gaps(invitation, read):
    reading = read(letter(replace(invitation, code=None, sender=Sender("Riverside"))))
    assert not reading.says("Your code")
    assert not reading.says("Phone:")
    assert reading.says("We can send it in large print")
    assert "/Figure" not in reading.tags


def test_code_without_a_link_says_how_to_use_it(invitation, read):
    reading = read(letter(replace(invitation, code=replace(invitation.code, link=""))))
    assert reading.says("Type this code and your date of birth when you sign in.")
    assert not reading.says("scan the square")
