"""What holds for every paper: it opens to everyone, it is the same each time, and no words are lost or obeyed."""

from dataclasses import replace
from datetime import date

import pikepdf
import pytest
import typst

from alongside.engines.paper import press, printing
from alongside.engines.paper.press import UNPRINTED
from alongside.engines.paper.values import Block

KINDS = {"invitation": printing.letter, "preparation": printing.pack, "agreed_plan": printing.plan}
URDU = "میں مسجد تک چلنا چاہتی ہوں"


@pytest.fixture(params=sorted(KINDS))
def kind(request):
    return request.param


@pytest.fixture
def value(request, kind):
    return request.getfixturevalue(kind)


@pytest.fixture
def make(kind):
    return KINDS[kind]


def test_is_tagged_titled_and_declares_both_standards(make, value, read):
    pdf = read(make(value)).pdf
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.MarkInfo.Marked is True
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.docinfo.Title)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == str(pdf.docinfo.Title)


def test_starts_with_one_main_heading(make, value, read):
    tags = read(make(value)).tags
    assert tags[0] == "/Document"
    assert next(tag for tag in tags if tag.startswith("/H")) == "/H1"


def test_every_picture_says_what_it_is(make, value, read):
    pdf = read(make(value)).pdf
    figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
    assert len(figures) == 1
    assert "plans.example.org" in str(figures[0].Alt)


def test_all_fonts_are_inside(make, value, read):
    pdf = read(make(value)).pdf
    fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
    assert fonts
    assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts)


def test_same_value_gives_same_bytes(make, value):
    assert make(value).pdf == make(value).pdf


def test_counts_its_own_pages(make, value, read):
    paper = make(value)
    assert paper.pages == len(read(paper).pdf.pages)


def test_large_print_is_large_and_nothing_but_the_address_window_is_under_16_points(make, value, read):
    standard, large = read(make(value)), read(make(replace(value, large_print=True)))
    assert 12 in standard.sizes
    assert 18 in large.sizes
    assert min(large.sizes - {10}) >= 16
    assert len(large.pdf.pages) > len(standard.pdf.pages)
    assert standard.says("Riverside Health Centre")
    assert large.says("Riverside Health Centre")


def test_standard_print_has_nothing_under_10_points(make, value, read):
    assert min(read(make(value)).sizes) >= 10


def test_another_language_is_declared_and_its_words_come_from_the_catalogue(make, value, read):
    paper = make(replace(value, language="cy"), translate=lambda message: message.replace("Page", "Tudalen"))
    reading = read(paper)
    assert reading.pdf.Root.Lang == "cy"
    assert reading.says("Tudalen 1 of")


@pytest.mark.parametrize(
    ("language", "declared"), [("en-gb", "en-GB"), ("zh-Hant", "zh"), ("yue-HK", "yue-HK"), ("", "en"), ("x?", "en")]
)
def test_any_language_tag_makes_a_paper(language, declared, invitation, read):
    assert read(printing.letter(replace(invitation, language=language))).pdf.Root.Lang == declared


def test_a_letter_without_an_address_is_handed_over_by_hand(invitation, read):
    reading = read(printing.letter(replace(invitation, to=(), signed=(), body=())))
    assert reading.says("Dear Samina")


def said_in_a_letter(invitation, words):
    return replace(invitation, body=(Block(paragraphs=(words,)),))


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd") *bold* _thin_ $x^2$ <label> @reference',
        "= Not a heading #pagebreak() \\ `raw` // not a comment /* nor this */ #let x = 1",
        "</P> BT /F0 12 Tf (x) Tj ET <script>alert(1)</script> {name} {0} %s",
        "我想和孙子一起散步。我想和孫子一起散步。",
        "Хочу гулять. Θέλω να περπατώ. Ŵy ŷ Żółć ½ € ≤ ☐ ✓ →",
        "আমি হাঁটতে চাই",
        "ਮੈਂ ਤੁਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ",
    ],
)
def test_words_are_printed_and_never_obeyed(words, invitation, read):
    paper = printing.letter(said_in_a_letter(invitation, words))
    assert paper.notes == ()
    assert read(paper).says(words)


@pytest.mark.parametrize("family", ["👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "❤️", "👍🏽"])
def test_emoji_made_of_several_signs_are_one_picture_with_all_its_signs(family, invitation, read):
    paper = printing.letter(said_in_a_letter(invitation, f"My family {family} first"))
    assert paper.notes == ()
    assert read(paper).says(family)


@pytest.mark.parametrize(
    "words", [URDU, "أريد أن أمشي إلى المسجد", "زه غواړم چې وګرځم", "دەمەوێت پیاسە بکەم", "אני רוצה ללכת"]
)
def test_right_to_left_words_keep_every_letter_once(words, invitation, read):
    paper = printing.letter(said_in_a_letter(invitation, words))
    assert paper.notes == ()
    assert words.replace(" ", "") in read(paper).backwards


def test_a_letter_in_urdu_reads_from_the_right_and_its_addresses_from_the_left(invitation, read):
    reading = read(printing.letter(replace(invitation, language="ur", greeting=URDU)))
    assert reading.pdf.Root.Lang == "ur"
    assert reading.says("14 Brook Street")
    assert reading.says("12 Mill Lane")


def test_stacked_marks_are_printed(invitation, read):
    words = "Z\u0338\u0322\u031b\u0316a\u0334l\u0335g\u0336o\u0337"
    paper = printing.letter(said_in_a_letter(invitation, words))
    assert paper.notes == ()
    assert read(paper).says("a\u0334")


def test_lines_stay_lines_and_a_word_longer_than_the_page_stays_on_it(invitation, read):
    words = "First line\nSecond line\twith a tab\n\n" + "Donaudampfschifffahrt" * 20
    reading = read(printing.letter(said_in_a_letter(invitation, words)))
    assert reading.says("Donaudampfschifffahrt" * 20)
    assert reading.says("First line Second line with a tab")


@pytest.mark.parametrize(
    ("sign", "named"),
    [
        ("\U00012000", "U+12000 CUNEIFORM SIGN A"),
        ("\u078b", "U+078B THAANA LETTER DHAALU"),
        ("\ue000", "U+E000 unnamed"),
        ("\U0010ffff", "U+10FFFF unnamed"),
    ],
)
def test_a_sign_that_no_font_has_is_marked_noted_and_the_rest_stays(sign, named, invitation, read):
    paper = printing.letter(said_in_a_letter(invitation, f'Before {sign} "between" {sign}{sign} after'))
    assert paper.notes == (named,)
    reading = read(paper)
    assert reading.says(f'Before {UNPRINTED} "between" {UNPRINTED}{UNPRINTED} after')
    assert reading.says("Some signs could not be printed.")


def test_missing_signs_in_a_name_and_in_a_fixed_word_are_marked_too(agreed_plan, read):
    odd = replace(agreed_plan, name="Sam \U00012000 Green")
    paper = printing.plan(odd, translate=lambda message: message.replace("My plan", "My \U00010330 plan"))
    assert set(paper.notes) == {"U+12000 CUNEIFORM SIGN A", "U+10330 GOTHIC LETTER AHSA"}
    assert read(paper).says(f"Sam {UNPRINTED} Green")
    assert str(read(paper).pdf.docinfo.Title).startswith(f"My {UNPRINTED} plan: Sam {UNPRINTED} Green")


def test_whatever_signs_come_there_is_a_paper(invitation):
    """Every block of Unicode at once: no combination leaves the person without a letter."""
    signs = "".join(chr(code) for code in range(0xA0, 0x30000, 97) if not 0xD800 <= code <= 0xDFFF)
    paper = printing.letter(said_in_a_letter(invitation, signs))
    assert paper.pages >= 1
    assert paper.notes


def test_when_signs_keep_failing_there_is_still_a_letter(invitation, monkeypatch):
    monkeypatch.setattr(press, "_ROUNDS", 0)
    paper = printing.letter(said_in_a_letter(invitation, "Before \U00012000 after"))
    assert paper.pages == 1


def test_a_fault_in_a_template_is_an_error_not_a_blank_letter():
    with pytest.raises(typst.TypstError):
        press.set_paper("letter", {"title": "no other facts"}, date(2026, 3, 3))
