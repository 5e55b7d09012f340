"""A form takes what it declares and nothing else, and its rows work without JavaScript."""

from django.http import QueryDict

from alongside.doors.web.forms import Day, Line, Rows, StrictForm, Words


class StepForm(StrictForm):
    what = Line("What?")
    when = Day("When?", required=False)


class GoalForm(StrictForm):
    buttons = ("instead",)
    goal = Words("Goal", required=True)
    steps = Rows("Steps", row=StepForm, one="step", least=1, most=3)


def form(query: str) -> GoalForm:
    return GoalForm(QueryDict(query))


STEP = "steps-0-what=Walk&steps-0-when-day=&steps-0-when-month=&steps-0-when-year="


def test_a_whole_form() -> None:
    sent = form(f"goal=Garden&{STEP}&csrfmiddlewaretoken=x&idempotency_key=k&instead=talk")
    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data == {"goal": "Garden", "steps": [{"what": "Walk", "when": None}]}
    assert (sent.pressed("instead"), sent.pressed("goal")) == ("talk", "")


def test_an_unexpected_field_is_refused_by_name() -> None:
    sent = form(f"goal=Garden&{STEP}&role=admin")
    assert [problem.text for problem in sent.summary()] == ["We did not expect “role” on this page."]


def test_an_unexpected_field_in_a_row_is_refused_by_name() -> None:
    assert "steps-0-owner" in form(f"goal=Garden&{STEP}&steps-0-owner=x").summary()[0].text


def test_a_long_unexpected_name_is_shortened() -> None:
    assert len(form(f"goal=Garden&{STEP}&{'x' * 5000}=1").summary()[0].text) < 120


def test_a_field_sent_twice_is_refused_by_name() -> None:
    assert form(f"goal=a&goal=b&{STEP}").summary()[0].text == "“goal” was sent more than once."


def test_the_summary_leads_to_each_field_in_page_order() -> None:
    sent = form("goal=&steps-0-what=&steps-0-when-day=31&steps-0-when-month=2&steps-0-when-year=2026")
    assert [(problem.text, problem.target) for problem in sent.summary()] == [
        ("Fill in “Goal”.", "goal"),
        ("Fill in “What?”.", "steps-0-what"),
        ("“When?” is not a real date. Check the day and the month.", "steps-0-when-day"),
    ]


def test_an_unsent_form_has_no_problems() -> None:
    assert GoalForm().summary() == []


def test_empty_rows_are_left_out() -> None:
    sent = form(f"goal=Garden&{STEP}&steps-1-what=&steps-1-when-day=&steps-1-when-month=&steps-1-when-year=")
    assert sent.is_valid()
    assert len(sent.cleaned_data["steps"]) == 1


def test_too_few_and_too_many_rows() -> None:
    assert [problem.text for problem in form("goal=Garden").summary()] == ["“Steps” needs at least 1."]
    many = "&".join(f"steps-{number}-what=Walk" for number in range(4))
    assert [problem.text for problem in form(f"goal=Garden&{many}").summary()] == ["“Steps” can have 3 at most."]


def test_adding_a_row_saves_nothing_and_blames_nobody() -> None:
    sent = form(f"goal=&{STEP}&steps-add=1")
    assert not sent.is_valid()
    assert sent.summary() == []
    html = str(sent["steps"].as_field_group())
    assert 'name="steps-1-what"' in html
    assert 'value="Walk"' in html
    assert "autofocus" in html


def test_removing_a_row_keeps_the_others() -> None:
    sent = form(f"goal=Garden&{STEP}&steps-1-what=Swim&steps-remove=0")
    html = str(sent["steps"].as_field_group())
    assert not sent.is_valid()
    assert 'value="Swim"' in html
    assert "Walk" not in html
    assert 'name="steps-1-what"' not in html


def test_rows_stop_at_the_most() -> None:
    three = "&".join(f"steps-{number}-what=Walk" for number in range(3))
    assert 'name="steps-3-what"' not in str(form(f"goal=a&{three}&steps-add=1")["steps"].as_field_group())


def test_a_strange_row_number_is_an_unexpected_field() -> None:
    assert "steps-9999999-what" in form(f"goal=Garden&{STEP}&steps-9999999-what=x").summary()[0].text
    assert "steps-٣-what" in form(f"goal=Garden&{STEP}&steps-%D9%A3-what=x").summary()[0].text


def test_saved_rows_are_shown_to_be_changed() -> None:
    saved = GoalForm(initial={"goal": "Garden", "steps": [{"what": "Walk"}, {"what": "Swim"}]})
    html = str(saved["steps"].as_field_group())
    assert 'value="Walk"' in html
    assert 'name="steps-1-what"' in html


def test_a_row_is_one_at_least_when_the_form_is_new() -> None:
    assert 'name="steps-0-what"' in str(GoalForm()["steps"].as_field_group())
