"""How large files may be, and what they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.files import LONGEST_NAME, MOST_BYTES, MOST_OF_PERSON, check_room, check_size, cleaned_name
from alongside.rules.refusals import Invalid


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("My sheet 1.JPG", "My sheet 1.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\amina\\scan.png", "scan.jpg"),
        ("/", "file.jpg"),
        ("", "file.jpg"),
        ("...", "file.jpg"),
        ("CON.jpg", "file.jpg"),
        ("com1", "file.jpg"),
        ("photo\u202egpj.exe", "photo gpj.jpg"),
        ("a\0b\nc.jpg", "a b c.jpg"),
        ('"; rm -rf *.jpg', "rm -rf.jpg"),
        ("Fy nodiadau ŵ.pdf", "Fy nodiadau ŵ.jpg"),
        ("میرے الفاظ.jpg", "میرے الفاظ.jpg"),
        ("x" * 300 + ".jpg", "x" * LONGEST_NAME + ".jpg"),
    ],
)
def test_a_name_is_cleaned_and_has_the_ending_of_what_it_is(name, cleaned):
    assert cleaned_name(name, ".jpg") == cleaned


@given(st.text(max_size=400))
def test_no_name_is_a_path_or_leaves_its_place(name):
    cleaned = cleaned_name(name, ".pdf")
    assert cleaned.endswith(".pdf") and len(cleaned) <= LONGEST_NAME + 4 and cleaned.isprintable()
    assert not set(cleaned) & set("/\\\"'<>:|?*\0") and not cleaned.startswith(".") and cleaned.count(".") == 1


@pytest.mark.parametrize(("size", "trouble"), [(0, "files.empty"), (MOST_BYTES + 1, "files.too-large")])
def test_nothing_and_too_much_are_refused_at_the_field(size, trouble):
    with pytest.raises(Invalid) as refusal:
        check_size(size)
    assert (refusal.value.message, refusal.value.field) == (trouble, "file")


def test_up_to_the_limit_is_taken():
    check_size(1)
    check_size(MOST_BYTES)
    check_room(MOST_OF_PERSON - MOST_BYTES, MOST_BYTES)


def test_one_person_has_so_much_room_and_no_more():
    with pytest.raises(Invalid, match=r"files\.no-room"):
        check_room(MOST_OF_PERSON, 1)
