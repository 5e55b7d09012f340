"""Words of a page: in its language, with what people wrote escaped."""

from datetime import date

import pytest
from django.template import engines
from django.utils.translation import override

from alongside.doors.web.wording import month_name, words, words_of_number

DAY = date(2026, 1, 2)


def test_values_are_escaped_and_the_message_is_not() -> None:
    assert words("In %(who)s’s own words", who="<b>Amina</b>") == "In &lt;b&gt;Amina&lt;/b&gt;’s own words"


def test_a_message_is_a_format_with_values_and_without() -> None:
    assert words("100%% sure") == "100% sure"
    assert words("%(number)s%% sure", number=3) == "3% sure"


def test_a_number_chooses_between_one_and_many() -> None:
    things = ("%(num)s thing of %(who)s", "%(num)s things of %(who)s")
    assert words_of_number(*things, 1, who="<i>") == "1 thing of &lt;i&gt;"
    assert words_of_number(*things, 2, who="<i>") == "2 things of &lt;i&gt;"


def test_a_missing_value_is_a_mistake_that_is_seen() -> None:
    with pytest.raises(KeyError):
        words("Version %(number)s.", other=1)


def test_each_page_is_in_its_own_language() -> None:
    page = engines["jinja2"].from_string("{{ _('January') }} {{ day | day }}")
    shown = []
    for language in ("en-gb", "cy", "en-gb"):
        with override(language):
            shown.append(page.render({"day": DAY}))
    assert shown == ["January 2 January 2026", "Ionawr 2 Ionawr 2026", "January 2 January 2026"]


def test_names_of_months_outside_a_page() -> None:
    with override("cy"):
        assert month_name(1) == "Ionawr"
    assert month_name(1) == "January"
