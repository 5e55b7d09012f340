"""Fields take what people write, and say by name and in plain words what they cannot take."""

from datetime import date, time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from alongside.doors.web.forms import (
    Agree,
    Choice,
    Choices,
    ClockTime,
    Day,
    Email,
    Hidden,
    Line,
    Number,
    Scale,
    StrictForm,
    Upload,
    Words,
)


class EveryField(StrictForm):
    words = Words("What matters to you?", longest=20)
    name = Line("Your name", required=False)
    email = Email("Email address", required=False)
    place = Choice("Where?", [("home", "At home"), ("clinic", "At the clinic")], required=False)
    needs = Choices("Needs", [("large", "Large print"), ("ur", "Urdu")])
    sure = Scale("How sure?", low="not sure", high="sure")
    minutes = Number("Minutes", lowest=5, highest=180, required=False)
    when = Day("Date of birth", earliest=date(1900, 1, 1), latest=date(2026, 11, 1), required=False)
    at = ClockTime("Time", required=False)
    agree = Agree("I agree", required=False)
    based_on = Hidden(required=False)


def bound(query: str) -> EveryField:
    return EveryField(QueryDict(query))


def error(query: str, field: str) -> str:
    form = bound(query)
    assert not form.is_valid()
    assert set(form.errors) == {field}
    return str(form.errors[field][0])


def cleaned(query: str, field: str) -> Any:
    form = bound(query)
    assert form.is_valid(), form.errors
    return form.cleaned_data[field]


def test_words_keep_their_lines_and_their_own_spaces() -> None:
    assert cleaned("words=+one%0D%0Atwo+", "words") == " one\ntwo "


def test_nothing_but_spaces_is_no_answer() -> None:
    assert cleaned("words=+++", "words") == ""


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ("a%00b", "“What matters to you?” has a hidden character that we cannot keep. Type it again here."),
        ("%E2%80%AEabc", "“What matters to you?” has a hidden character that we cannot keep. Type it again here."),
        ("%E2%80%8C", "“What matters to you?” has nothing that can be seen. Write some words, or leave it empty."),
        ("x" * 21, "“What matters to you?” must be 20 characters or fewer. You have written 21."),
    ],
)
def test_words_that_cannot_be_kept_are_refused_by_name(posted: str, words: str) -> None:
    assert error(f"words={posted}", "words") == words


def test_refused_words_stay_in_the_page() -> None:
    assert "a\u202eb" in str(bound("words=a%E2%80%AEb")["words"].as_field_group())


def test_the_first_line_break_of_an_answer_is_not_lost_in_the_page() -> None:
    html = str(EveryField(initial={"words": "\nsecond line"})["words"].as_field_group())
    assert ">\n\nsecond line</textarea>" in html


def test_a_line_takes_no_second_line() -> None:
    assert error("name=a%0Ab", "name") == "“Your name” must be on one line."


def test_a_missing_answer_is_asked_for_by_its_label() -> None:
    class Asking(StrictForm):
        born = Line("When were you born?")
        other = Line("Where?")

    form = Asking(QueryDict(""))
    assert [str(form.errors[name][0]) for name in ("born", "other")] == [
        "Fill in “When were you born?”.",
        "Fill in “Where?”.",
    ]


def test_an_email_address_that_is_none() -> None:
    assert error("email=someone", "email") == "“Email address” must be an address like name@example.com."
    said = "“Email address” has letters of two alphabets that look alike. Type it again."
    assert error("email=ada@ex\u0430mple.org", "email") == said


def test_a_header_cannot_be_put_into_an_email_address() -> None:
    assert error("email=a@example.com%0D%0ABcc:b@example.com", "email") == "“Email address” must be on one line."


def test_a_choice_that_was_not_offered() -> None:
    assert error("place=moon", "place") == "Choose one of the answers shown for “Where?”."


def test_several_choices() -> None:
    assert cleaned("needs=large&needs=ur", "needs") == ["large", "ur"]
    assert error("needs=large&needs=moon", "needs") == "Choose only from the answers shown for “Needs”."


@pytest.mark.parametrize(("posted", "number"), [("1", 1), ("10", 10), ("", None)])
def test_a_scale(posted: str, number: int | None) -> None:
    assert cleaned(f"sure={posted}", "sure") == number


@pytest.mark.parametrize("posted", ["0", "11", "-1", "5.5", "1000000000", "٣", "NaN"])
def test_a_number_off_the_scale(posted: str) -> None:
    assert error(f"sure={posted}", "sure") == "Choose a number from 1 to 10 for “How sure?”."


@pytest.mark.parametrize("posted", ["4", "181", "-7", "1e2", "٤٥", "9" * 20, "ten"])
def test_a_number_that_is_not_taken(posted: str) -> None:
    assert error(f"minutes={posted}", "minutes") == "“Minutes” must be a whole number from 5 to 180."


def test_a_number() -> None:
    assert cleaned("minutes=+45+", "minutes") == 45
    assert cleaned("minutes=", "minutes") is None


def day(d: str, m: str, y: str) -> str:
    return f"when-day={d}&when-month={m}&when-year={y}"


def test_a_day() -> None:
    assert cleaned(day("4", "03", "1951"), "when") == date(1951, 3, 4)
    assert cleaned(day("", "", ""), "when") is None


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("31", "2", "2025"), "“Date of birth” is not a real date. Check the day and the month."),
        (("29", "2", "2025"), "“Date of birth” is not a real date. Check the day and the month."),
        (("0", "2", "2025"), "“Date of birth” is not a real date. Check the day and the month."),
        (("", "2", "2025"), "“Date of birth” must have a day."),
        (("", "", "2025"), "“Date of birth” must have a day and a month."),
        (("3", "2", ""), "“Date of birth” must have a year."),
        (("٣", "2", "2025"), "“Date of birth” must be in numbers, with four for the year, like 27 3 2026."),
        (("3", "2", "25"), "“Date of birth” must be in numbers, with four for the year, like 27 3 2026."),
        (("3", "Feb", "2025"), "“Date of birth” must be in numbers, with four for the year, like 27 3 2026."),
        (("3", "2", "0001"), "“Date of birth” must be from 1 January 1900 to 1 November 2026."),
        (("2", "11", "2026"), "“Date of birth” must be from 1 January 1900 to 1 November 2026."),
    ],
)
def test_a_day_that_is_not_taken(parts: tuple[str, str, str], words: str) -> None:
    assert error(day(*parts), "when") == words


def test_a_wrong_day_keeps_what_was_typed() -> None:
    html = str(bound(day("31", "2", "2025"))["when"].as_field_group())
    assert all(f'value="{typed}"' in html for typed in ("31", "2", "2025"))


@pytest.mark.parametrize(
    ("posted", "read"),
    [
        ("10:30", time(10, 30)),
        ("10.30", time(10, 30)),
        ("1030", time(10, 30)),
        ("2pm", time(14, 0)),
        ("12 am", time(0, 0)),
        ("12:15pm", time(12, 15)),
        ("", None),
    ],
)
def test_a_time_as_people_write_it(posted: str, read: time | None) -> None:
    assert cleaned(f"at={posted}", "at") == read


@pytest.mark.parametrize("posted", ["25:00", "10:61", "10", "13pm", "noon", "١٠:٣٠"])
def test_a_time_that_is_not_taken(posted: str) -> None:
    assert error(f"at={posted}", "at") == "“Time” must be a time like 10:30 or 2pm."


def test_agreement_is_never_assumed() -> None:
    class Agreeing(StrictForm):
        agree = Agree("I agree to this plan")

    assert Agreeing(QueryDict("agree=yes")).is_valid()
    assert str(Agreeing(QueryDict("")).errors["agree"][0]) == "Tick “I agree to this plan” to go on."
    assert "checked" not in str(Agreeing()["agree"].as_field_group())


def test_a_hidden_value_that_somebody_changed() -> None:
    assert error("based_on=../etc", "based_on") == "This page is not complete. Go back and open it again."


class Uploading(StrictForm):
    letter = Upload("A letter", kinds=(".pdf",), most_mb=1)


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("letter.exe", 3, "The file for “A letter” must be of this kind: .pdf."),
        ("letter.pdf", 0, "The file for “A letter” is empty. Choose another file."),
        ("letter.pdf", 1_000_001, "The file for “A letter” must be smaller than 1 MB."),
    ],
)
def test_a_file_that_is_not_taken(name: str, size: int, words: str) -> None:
    form = Uploading(QueryDict(""), {"letter": SimpleUploadedFile(name, b"x" * size)})
    assert str(form.errors["letter"][0]) == words


def test_a_file() -> None:
    form = Uploading(QueryDict(""), {"letter": SimpleUploadedFile("Letter.PDF", b"%PDF")})
    assert form.is_valid()


def test_what_people_wrote_is_escaped() -> None:
    html = str(bound("name=%3Cb%3E%22")["name"].as_field_group())
    assert 'value="&lt;b&gt;&#34;"' in html
