"""What somebody needs, what goes against it (X1), what nobody asked (X2), and what has to be shown (X3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.needs import (
    CODES,
    MADE,
    MADE_EASY,
    SAFE_WAY,
    Adjustment,
    Answer,
    Contact,
    Format,
    Impairment,
    Needs,
    Output,
    Subset,
    Support,
    Told,
    check_adjustment,
    check_impairments,
    check_output,
    check_told,
    contradictions,
    flags,
    not_asked,
    output_for,
    review_on,
    why_held,
    why_unfit,
)
from alongside.rules.refusals import Invalid, NotReady

TODAY = date(2026, 11, 2)


def needing(*formats: str, contact: tuple[str, ...] = ()) -> Needs:
    """Somebody who needs these formats, and to be reached in one of these ways."""
    reached = Told(Answer.NEEDS, contact) if contact else Told(Answer.NONE)
    return Needs(format=Told(Answer.NEEDS if formats else Answer.NONE, formats), contact=reached)


def test_a_letter_is_made_in_large_print_for_who_needs_it():
    needs = needing(Format.LARGE_PRINT)
    assert output_for(Contact.LETTER, needs).formats == {Format.LARGE_PRINT}
    assert contradictions(output_for(Contact.LETTER, needs), needs) == ()


def test_a_standard_letter_goes_against_large_print():
    needs = needing(Format.LARGE_PRINT)
    assert contradictions(Output(Contact.LETTER), needs) == ("format:large-print",)


@pytest.mark.parametrize("wanted", sorted(set(Format) - MADE - {Format.ELECTRONIC}))
@pytest.mark.parametrize("channel", [Contact.LETTER, Contact.EMAIL])
def test_what_nobody_makes_here_blocks_every_message(wanted, channel):
    needs = needing(wanted)
    with pytest.raises(NotReady) as refused:
        check_output(output_for(channel, needs), needs)
    assert refused.value.message == "needs.output-contradicts"
    assert refused.value.values["unmet"] == f"format:{wanted}"


def test_an_email_meets_who_reads_on_a_screen_and_a_letter_does_not():
    needs = needing(Format.ELECTRONIC)
    assert contradictions(output_for(Contact.EMAIL, needs), needs) == ()
    assert contradictions(output_for(Contact.LETTER, needs), needs) == ("format:electronic",)


def test_of_the_ways_to_be_reached_one_is_enough():
    needs = needing(contact=(Contact.EMAIL, Contact.PHONE))
    assert contradictions(output_for(Contact.EMAIL, needs), needs) == ()
    assert contradictions(output_for(Contact.LETTER, needs), needs) == ("contact:email", "contact:phone")


def test_an_override_is_of_the_needs_that_were_known_then():
    needs = needing(Format.BRAILLE)
    check_output(output_for(Contact.LETTER, needs), needs, despite=["format:braille"])
    later = needing(Format.BRAILLE, Format.AUDIO)
    with pytest.raises(NotReady) as refused:
        check_output(output_for(Contact.LETTER, later), later, despite=["format:braille"])
    assert refused.value.values["unmet"] == "format:audio"


def test_nobody_asked_is_not_none():
    assert not_asked(Needs()) == tuple(Subset)
    assert not_asked(Needs(format=Told(Answer.NONE))) == tuple(set_minus(Subset.INFORMATION_FORMAT))
    everything = Told(Answer.NONE)
    assert not_asked(Needs(everything, everything, everything, everything)) == ()


def set_minus(subset):
    return [each for each in Subset if each != subset]


def test_a_safe_way_holds_every_channel_until_somebody_says_otherwise():
    kept = Needs(has_safe_way=True)
    for channel in ("letter", "email"):
        assert why_held(channel, kept) == f"unfit {SAFE_WAY}"
        assert why_held(channel, kept, [SAFE_WAY]) == ""
        assert why_held(channel, Needs()) == why_unfit(channel, kept) == ""


def test_nobody_asked_blocks_nothing():
    assert contradictions(output_for(Contact.LETTER, Needs()), Needs()) == ()


def test_everything_recorded_is_a_flag():
    needs = Needs(
        contact=Told(Answer.NEEDS, (Contact.PHONE,)),
        format=Told(Answer.NEEDS, (Format.BRAILLE,)),
        support=Told(Answer.NEEDS, (Support.LIPREADING,)),
        adjustments=(Adjustment.QUIET_PLACE,),
        adjusted=Answer.NEEDS,
    )
    every = ("contact:phone", "format:braille", "support:lipreading", "adjustment:quiet-place")
    assert set(flags(needs)) == set(every)


@pytest.mark.parametrize(
    ("answer", "codes", "words", "message"),
    [
        ("not-asked", [], "", "needs.answer"),
        ("", [], "", "needs.answer"),
        ("none", ["braille"], "", "needs.none-or-some"),
        ("needs", [], "", "needs.which"),
        ("needs", ["phone"], "", "needs.codes"),
        ("needs", ["other"], "", "needs.other-words"),
    ],
)
def test_an_answer_says_one_thing(answer, codes, words, message):
    with pytest.raises(Invalid) as refused:
        check_told(Subset.INFORMATION_FORMAT, answer, codes, words)
    assert refused.value.message == message


def test_an_answer_is_kept_in_the_order_of_the_list_and_none_keeps_no_words():
    told = check_told(Subset.INFORMATION_FORMAT, "needs", ["other", "braille", "large-print"], "Grade 2")
    assert (told.codes, told.words) == (("large-print", "braille", "other"), "Grade 2")
    assert check_told(Subset.SUPPORT, "none", [], "words") == Told(Answer.NONE)


@given(subset=st.sampled_from(Subset), data=st.data())
def test_every_need_that_can_be_told_has_a_flag(subset, data):
    codes = data.draw(st.sets(st.sampled_from(sorted(CODES[subset])), min_size=1))
    told = check_told(subset, "needs", codes, "more")
    fields = {Subset.CONTACT_METHOD: "contact", Subset.INFORMATION_FORMAT: "format"}
    fields |= {Subset.PROFESSIONAL: "professional", Subset.SUPPORT: "support"}
    needs = Needs(**{fields[subset]: told})
    assert needs.of(subset) == told
    assert len(flags(needs)) == len(codes)


@given(formats=st.sets(st.sampled_from(sorted(Format))), channel=st.sampled_from([Contact.LETTER, Contact.EMAIL]))
def test_an_output_passes_exactly_when_it_meets_every_format(formats, channel):
    needs = needing(*formats)
    output = output_for(channel, needs)
    assert (contradictions(output, needs) == ()) == (formats <= output.formats)


def test_an_adjustment_is_on_the_list_and_another_is_said_in_words():
    check_adjustment("other", "A chair with arms")
    check_adjustment("step-free", "")
    for what, words, field in (("ramp", "", "what"), ("other", "", "words")):
        with pytest.raises(Invalid) as refused:
            check_adjustment(what, words)
        assert refused.value.field == field


def test_categories_of_impairment_are_optional_and_on_the_list():
    assert check_impairments([]) == ()
    assert check_impairments(["none"]) == (Impairment.NONE,)
    with pytest.raises(Invalid) as both:
        check_impairments(["none", "sight"])
    assert (both.value.message, both.value.field) == ("needs.impairment-none-or-some", "impairments")
    assert check_impairments(["memory", "sight"]) == (Impairment.SIGHT, Impairment.MEMORY)
    with pytest.raises(Invalid) as refused:
        check_impairments(["blindness"])
    assert refused.value.field == "impairments"


def test_needs_are_asked_again_in_a_year_or_on_a_day_ahead():
    assert review_on(None, TODAY) == date(2027, 11, 2)
    assert review_on(date(2026, 11, 3), TODAY) == date(2026, 11, 3)
    assert review_on(date(2029, 11, 2), TODAY) == date(2029, 11, 2)
    for wrong in (TODAY, date(2026, 11, 1), date(2029, 11, 3)):
        with pytest.raises(Invalid) as refused:
            review_on(wrong, TODAY)
        assert refused.value.message == "needs.review-on"


def test_a_letter_that_is_written_in_easy_read_meets_that_need_and_another_does_not():
    needs = Needs(format=Told(Answer.NEEDS, (Format.EASY_READ,)))
    assert why_unfit("letter", needs) == "unfit format:easy-read"
    assert why_unfit("letter", needs, made=MADE_EASY) == ""
    assert why_held("letter", needs, made=MADE_EASY) == ""
