"""Every instrument of the registry: what holds for all of them."""

import pytest

from alongside.rules.measures.instrument import Instrument, Licence, arranged, for_age
from alongside.rules.measures.registry import INSTRUMENTS, instrument
from alongside.rules.refusals import Unknown


@pytest.mark.parametrize("each", INSTRUMENTS, ids=lambda each: f"{each.key} {each.version}")
def test_an_instrument_is_whole(each: Instrument) -> None:
    codes = [item.code for item in each.items]
    assert len(set(codes)) == len(codes) > 0
    assert each.version and each.language and each.title and each.about
    assert each.days_between >= 1
    for item in each.items:
        assert item.text and item.name
        assert item.scale.lowest < item.scale.highest
        assert item.scale.words_of(item.scale.lowest) and item.scale.words_of(item.scale.highest)
    for group in each.groups:
        assert set(group.codes) <= set(codes)
    if each.licence != Licence.FREE:
        assert each.credit, "whose it is, is shown wherever it is"


def test_none_is_in_the_registry_twice() -> None:
    names = [(each.key, each.version, each.language) for each in INSTRUMENTS]
    assert len(set(names)) == len(names)


def test_an_instrument_is_found_by_key_and_version() -> None:
    assert instrument("dialog").title == "DIALOG"
    assert instrument("dialog", "1") == instrument("dialog")
    with pytest.raises(Unknown):
        instrument("dialog", "99")
    with pytest.raises(Unknown):
        instrument("phrenology")


def test_what_an_instrument_does_not_have_is_unknown() -> None:
    dialog = instrument("dialog")
    with pytest.raises(Unknown):
        dialog.item("happiness")
    with pytest.raises(Unknown):
        dialog.group("everything")


def test_an_order_names_each_item_once() -> None:
    dialog = instrument("dialog")
    other = [item.code for item in reversed(dialog.items)]
    assert [item.code for item in arranged(dialog, other).items] == other
    for wrong in (other[1:], [*other[1:], other[1]], [*other, "happiness"]):
        with pytest.raises(ValueError, match="once"):
            arranged(dialog, wrong)


def test_children_are_not_asked_how_anxious_they_were() -> None:
    assert "anxious" not in [item.code for item in for_age(instrument("ons4"), 15).items]
    assert "anxious" in [item.code for item in for_age(instrument("ons4"), 16).items]
