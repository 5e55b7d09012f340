"""What the worker does by the clock."""

from alongside.doors.jobs.periodic import jobs


def test_messages_leave_every_few_seconds_and_old_sessions_go_each_night() -> None:
    by_the_clock = {task.task.name: task.cron for task in jobs.periodic_registry.periodic_tasks.values()}
    assert by_the_clock["send-messages"] == "* * * * * */5"
    assert by_the_clock["clear-sessions"] == "17 3 * * *"
    assert by_the_clock["back-up"] == "10 1 * * *"
    assert by_the_clock["restore-drill"] == "40 1 * * *"
