"""Every component has an example; each says in words what it shows by colour or place; none lets markup through."""

import re
from datetime import UTC, date, datetime

import pytest
from jinja2 import UndefinedError
from jinja2.runtime import Macro

from alongside.doors.web.gallery import GROUPS, examples_of
from alongside.doors.web.gallery_samples import samples
from alongside.doors.web.shapes import (
    Cell,
    Clash,
    Event,
    Pages,
    Piece,
    Reading,
    ResultCard,
    Row,
    Sharing,
    Task,
    TaskStatus,
    Voice,
    Words,
)
from tests.doors.web.pages import a_request, drawn, environment, text_of

MARKUP = "<b>&"
AT = datetime(2026, 10, 12, 9, 42, tzinfo=UTC)


def macros() -> list[tuple[str, str]]:
    files = environment().list_templates(filter_func=lambda name: name.startswith("components/"))
    return [
        (file.removeprefix("components/").removesuffix(".html"), name)
        for file in files
        for name, value in vars(environment().get_template(file).module).items()
        if isinstance(value, Macro)
    ]


def test_every_component_has_an_example_in_the_group_of_its_file() -> None:
    examples = {(group, example.name) for group in GROUPS for example in examples_of(group)}
    assert set(macros()) == examples


def test_no_two_components_have_one_name() -> None:
    names = [name for _file, name in macros()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("group", GROUPS)
def test_every_example_draws_something(group: str) -> None:
    for example in examples_of(group):
        template = environment().get_template(example.template)
        assert template.render({"request": a_request(), "sample": samples()}).strip(), example.name


def test_a_value_that_is_missing_is_an_error_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        drawn("{{ person.name }}")


def test_a_component_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        drawn("{{ ui.nothing_like_this() }}")


def test_task_statuses_are_words() -> None:
    tasks = [Task("One", TaskStatus.COMPLETED, "#"), Task("Two", TaskStatus.IN_PROGRESS, "#", "Two questions left")]
    html = drawn("{{ ui.task_list(tasks) }}", {"tasks": [*tasks, Task("Three", TaskStatus.NOT_STARTED)]})
    assert text_of(html) == "One Completed Two Two questions left In progress Three Not started"
    assert html.count("<a ") == 2


def test_each_link_of_a_task_is_described_by_its_status() -> None:
    html = drawn("{{ ui.task_list(tasks) }}", {"tasks": [Task("One", TaskStatus.COMPLETED, "#")]})
    assert 'aria-describedby="task-1-status"' in html
    assert 'id="task-1-status"' in html


def test_own_words_are_verbatim_attributed_and_in_their_own_language() -> None:
    voice = Voice("one\n  two " + MARKUP, "Amina", date(2026, 10, 12), "ur", True, "Jo")
    html = drawn("{{ ui.own_words(voice) }}", {"voice": voice})
    assert (
        '<blockquote class="app-voice__words app-lines" lang="ur" dir="rtl">one\n  two &lt;b&gt;&amp;</blockquote>'
        in html
    )
    assert "In Amina’s own words" in html
    assert "12 October 2026" in html
    assert "Typed by Jo" in html


def test_two_voices_differ_in_words() -> None:
    values = {"own": Voice("a", "Amina"), "together": Voice("b", "Sam")}
    words = text_of(drawn("{{ ui.two_voices(own, together) }}", values))
    assert "In Amina’s own words" in words
    assert "What we agreed" in words


def test_a_voice_that_has_not_spoken_is_left_out() -> None:
    assert "own words" not in drawn("{{ ui.two_voices(none, together) }}", {"together": Voice("b", "Sam")})


def card(**more: object) -> ResultCard:
    return ResultCard("Weight", "82 kg", date(2026, 2, 3), "What the scales said.", **more)  # type: ignore[arg-type]


def test_a_result_is_compared_with_the_last_one_in_words() -> None:
    words = text_of(drawn("{{ ui.result_card(card) }}", {"card": card(last_words="84 kg", last_on=date(2025, 2, 3))}))
    assert "82 kg" in words
    assert "3 February 2026" in words
    assert "Last time it was 84 kg, on 3 February 2025." in words
    assert "What the scales said." in words


def test_a_first_result_says_so() -> None:
    html = drawn("{{ ui.result_card(card) }}", {"card": card()})
    assert "This is the first one we have." in html
    assert "<svg" not in html


def test_a_trend_has_a_name_and_a_table_newest_first() -> None:
    readings = [Reading(date(2025, 2, 3), 84, "84 kg"), Reading(date(2026, 2, 3), 82, "82 kg")]
    html = drawn("{{ ui.trend('Weight', readings) }}", {"readings": readings})
    assert 'aria-label="Line of Weight: from 84 kg to 82 kg"' in html
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", html)
    assert rows == [("3 February 2026", "82 kg"), ("3 February 2025", "84 kg")]
    assert "style=" not in html


def test_a_difference_is_heard_as_well_as_seen() -> None:
    pieces = [Words(Piece.SAME, "Walk "), Words(Piece.REMOVED, "once"), Words(Piece.ADDED, MARKUP)]
    html = drawn("{{ ui.difference(pieces) }}", {"pieces": pieces})
    assert text_of(html) == "Walk removed: once (end of removed words) added: &lt;b&gt;&amp; (end of added words)"
    assert "<del>" in html
    assert "<ins>" in html


def test_a_merge_shows_both_and_chooses_neither() -> None:
    clash = Clash("note", "Notes", "mine", "theirs", "Dr Okafor", AT)
    html = drawn("{{ ui.merge(clash) }}", {"clash": clash})
    assert "Dr Okafor changed this on 12 October 2026 at 10:42" in html
    assert [f'value="{value}"' in html for value in ("mine", "theirs", "both")] == [True, True, True]
    assert "checked" not in html


@pytest.mark.parametrize(
    ("sharing", "words"),
    [
        (Sharing("Hill Library", ()), "You share nothing with Hill Library."),
        (Sharing("Jo", ("My goals",)), "You share My goals with Jo until you stop it."),
        (Sharing("Jo", ("A", "B"), date(2027, 5, 12)), "You share A, B with Jo until 12 May 2027."),
    ],
)
def test_sharing_is_a_sentence(sharing: Sharing, words: str) -> None:
    assert text_of(drawn("{{ ui.sharing_sentence(sharing) }}", {"sharing": sharing})) == words


def test_links_of_a_sharing_say_with_whom() -> None:
    sharing = Sharing("Jo", ("A",), change_href="/c", stop_href="/s")
    words = text_of(drawn("{{ ui.sharing_sentence(sharing) }}", {"sharing": sharing}))
    assert "Change what you share with Jo" in words
    assert "Stop sharing with Jo" in words


def test_a_worklist_row_is_headed_by_its_first_cell() -> None:
    rows = [[Cell("Amina", "/1"), Cell("Late", tag="red", note="by 12 days")]]
    html = drawn("{{ ui.worklist('Due', ['Name', 'Status'], rows) }}", {"rows": rows})
    assert '<th scope="row">' in html
    assert '<a class="nhsuk-link" href="/1"><bdi>Amina</bdi></a>' in html
    assert "by 12 days" in html


def test_pages_of_a_list() -> None:
    html = drawn("{{ ui.pagination(pages) }}", {"pages": Pages(2, 5, 93, "?page=1", "?page=3")})
    assert text_of(html) == "Previous page Page 2 of 5. 93 in all. Next page"
    assert drawn("{{ ui.pagination(pages) }}", {"pages": Pages(1, 1, 3)}).strip() == ""


def test_a_timeline_says_what_who_and_when() -> None:
    words = text_of(drawn("{{ ui.timeline(events) }}", {"events": [Event(AT, "Looked at “Goals”", "Dr Okafor")]}))
    assert words == "Looked at “Goals” 12 October 2026 at 10:42 · Dr Okafor"


def test_a_summary_row_without_a_change_has_no_link() -> None:
    assert "<a " not in drawn("{{ ui.summary_list(rows) }}", {"rows": [Row("Name", "Amina")]})


def test_a_confirmation_asks_before_it_acts() -> None:
    html = drawn("{{ ui.confirm(request, 'Stop?', yes='Yes, stop', no_href='/back', risky=true) }}")
    assert '<form class="app-form" method="post"' in html
    assert 'name="confirm" value="yes"' in html
    assert "nhsuk-button--warning" in html
    assert 'href="/back"' in html


def test_a_form_carries_a_token_and_a_key_of_its_own() -> None:
    source = "{% call ui.form(request) %}inside{% endcall %}"
    first, second = drawn(source), drawn(source)
    assert 'name="csrfmiddlewaretoken" value="' in first
    assert first != second
    assert "data-autosave" not in first


def test_a_form_that_saves_itself_says_so_in_words() -> None:
    html = drawn("{% call ui.form(request, autosave='/save/') %}{% endcall %}")
    assert 'data-autosave="/save/"' in html
    assert 'role="status"' in html
    assert 'data-saved="Saved at {time}"' in html


def test_the_emergency_words_name_both_numbers() -> None:
    words = text_of(drawn("{{ ui.not_watched() }}"))
    assert words == (
        "Nobody watches this page all the time. In an emergency call 999. If you need help today, call 111."
    )
