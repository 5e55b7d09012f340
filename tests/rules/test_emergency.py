"""The emergency page fits one page, keeps its order, says what is not recorded and cuts no wish in half."""

from datetime import date

from alongside.rules.emergency import LONGEST_LINE, MOST, Block, Document, Part, Pointer, one_page, pointers


def block(blocks: tuple[Block, ...], part: Part) -> Block:
    return next(each for each in blocks if each.part == part)


def test_every_part_is_there_in_order_and_nothing_is_made_up() -> None:
    blocks = one_page({Part.ALLERGIES: ["Penicillin"]})
    assert [each.part for each in blocks] == list(Part)
    assert block(blocks, Part.ALLERGIES).lines == ("Penicillin",)
    assert all(each.lines == () for each in blocks if each.part != Part.ALLERGIES)


def test_what_matters_least_in_an_emergency_gives_way_first_and_says_so() -> None:
    lines = {part: [f"{part} {number} ".ljust(170, "x") for number in range(3)] for part in Part}
    blocks = one_page(lines)
    assert sum(len(line) for each in blocks for line in each.lines) <= MOST
    assert block(blocks, Part.WHAT_MATTERS).left_out == 2
    assert len(block(blocks, Part.WHAT_MATTERS).lines) == 1
    for part in (Part.ALLERGIES, Part.EMERGENCIES, Part.COMMUNICATION, Part.FUTURE):
        assert len(block(blocks, part).lines) == 3
        assert block(blocks, part).left_out == 0


def test_a_wish_is_whole_or_not_there_and_other_long_words_say_that_they_are_shortened() -> None:
    long = "word " * 200
    blocks = one_page({Part.FUTURE: [long], Part.EMERGENCIES: [long], Part.PEOPLE: [f"{long}01632 960100"]})
    assert block(blocks, Part.PEOPLE).lines[0].endswith("01632 960100")
    assert block(blocks, Part.FUTURE).lines == (long.strip(),)
    assert not block(blocks, Part.FUTURE).is_shortened
    assert block(blocks, Part.EMERGENCIES).is_shortened
    assert len(block(blocks, Part.EMERGENCIES).lines[0]) <= LONGEST_LINE + 4


def test_a_document_that_is_not_recorded_is_named_all_the_same() -> None:
    power = Pointer(Document.LPA_WELFARE, dated=date(2024, 2, 1), named="Yusuf Begum", kept_at="At home")
    assert pointers([power]) == (Document.ADRT, Document.RESPECT, power, Document.LPA_PROPERTY)
