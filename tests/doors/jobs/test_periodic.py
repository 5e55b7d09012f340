"""What the worker does by the clock."""

import pytest
from django.db import connections
from procrastinate.contrib.django.django_connector import DjangoConnector

from alongside.doors.jobs import periodic
from alongside.doors.jobs.periodic import jobs


def test_messages_leave_every_few_seconds_and_old_sessions_go_each_night() -> None:
    by_the_clock = {task.task.name: task.cron for task in jobs.periodic_registry.periodic_tasks.values()}
    assert by_the_clock["send-messages"] == "* * * * * */5"
    assert by_the_clock["clear-sessions"] == "17 3 * * *"
    assert by_the_clock["back-up"] == "10 1 * * *"
    assert by_the_clock["restore-drill"] == "40 1 * * *"
    assert by_the_clock["forget-receipts"] == "47 3 * * *"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("waits", [False, True])
def test_what_a_dead_worker_had_begun_holds_nobody_up(waits: bool) -> None:
    """It is taken up again; where the next of its kind waits already, it is put away, for it holds the lock."""
    dead = _dead_worker_with("send-messages")
    if waits:
        jobs.configure_task("send-messages", queueing_lock="send-messages", lock="send-messages").defer(timestamp=2)
    jobs.configure_task("retry-stalled").defer(timestamp=3)
    with jobs.replace_connector(DjangoConnector().get_worker_connector()) as app:
        app.run_worker(wait=False, listen_notify=False, delete_jobs="successful", install_signal_handlers=False)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE id = %s OR status <> 'succeeded'", [dead])
        assert cursor.fetchone() == (0,), "a job was left behind"


def _dead_worker_with(task: str) -> int:
    """A job that was begun by a worker that has given no sign of life for a minute."""
    job = jobs.configure_task(task, queueing_lock=task, lock=task).defer(timestamp=1)
    with connections["owner"].cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute')")
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)"
            " WHERE id = %s",
            [job],
        )
    assert periodic.SILENT < 60
    return job
