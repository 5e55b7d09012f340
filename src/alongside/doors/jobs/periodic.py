"""What the worker does by the clock: each job claims rows that are due, so a lost or doubled tick does no harm."""

from contextlib import suppress

from asgiref.sync import sync_to_async
from procrastinate import App, JobContext
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status

from alongside.doors.jobs.alert_officers import alert_officers
from alongside.doors.jobs.clear_sessions import clear_expired_sessions
from alongside.doors.jobs.forget_receipts import forget_old_receipts
from alongside.doors.jobs.make_copies import expire_due, make_due
from alongside.doors.jobs.nightly import do_here
from alongside.doors.jobs.send_messages import send_due
from alongside.doors.jobs.send_notices import send_notices_due
from alongside.doors.jobs.tell_of_card_uses import tell_of_card_uses
from alongside.doors.jobs.tell_of_openings import tell_of_openings
from alongside.doors.jobs.tell_of_overrides import tell_of_overrides

__all__ = ["SILENT", "jobs"]

SILENT = 30.0  # seconds without a sign of life, after which a worker is taken for dead


@jobs.periodic(cron="*/2 * * * *")
@jobs.task(name="retry-stalled", queueing_lock="retry-stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Take up again what a worker that died had begun; procrastinate does not do this by itself.

    Where the next of its kind waits already, that one does the work: the dead one is put away, for it holds the lock.
    """
    app: App = context.app
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT):
        with suppress(ConnectorException):  # another worker was there first; the next tick looks again
            await _take_up(app, job)


async def _take_up(app: App, job: Job) -> None:
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)


@jobs.periodic(cron="* * * * * */5")
@jobs.task(name="send-messages", queueing_lock="send-messages", lock="send-messages")
async def send_messages(timestamp: int) -> None:
    """Send what waits in the outbox."""
    await sync_to_async(send_due)()


@jobs.periodic(cron="* * * * * */5")
@jobs.task(name="send-notices", queueing_lock="send-notices", lock="send-notices")
async def send_notices(timestamp: int) -> None:
    """Tell staff of what is to be read, by reference."""
    await sync_to_async(send_notices_due)()


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="tell-of-openings", queueing_lock="tell-of-openings", lock="tell-of-openings")
async def tell_people_of_openings(timestamp: int) -> None:
    """Tell people whose plan was opened in an emergency."""
    await sync_to_async(tell_of_openings)()


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="tell-of-card-uses", queueing_lock="tell-of-card-uses", lock="tell-of-card-uses")
async def tell_people_of_card_uses(timestamp: int) -> None:
    """Tell people whose emergency card was used."""
    await sync_to_async(tell_of_card_uses)()


@jobs.periodic(cron="* * * * * */5")
@jobs.task(name="alert-officers", queueing_lock="alert-officers", lock="alert-officers")
async def alert_privacy_officers(timestamp: int) -> None:
    """Tell privacy officers that the glass was broken, by reference."""
    await sync_to_async(alert_officers)()


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="tell-of-overrides", queueing_lock="tell-of-overrides", lock="tell-of-overrides")
async def tell_people_of_overrides(timestamp: int) -> None:
    """Tell people that part of their plan was shown on a legal ground."""
    await sync_to_async(tell_of_overrides)()


@jobs.periodic(cron="17 3 * * *")
@jobs.task(name="clear-sessions", queueing_lock="clear-sessions")
async def clear_sessions(timestamp: int) -> None:
    """Each night, take away the sessions that are over."""
    await sync_to_async(clear_expired_sessions)()


@jobs.periodic(cron="47 3 * * *")
@jobs.task(name="forget-receipts", queueing_lock="forget-receipts")
async def forget_receipts(timestamp: int) -> None:
    """Each night, take away the receipts of forms that nobody will send again."""
    await sync_to_async(forget_old_receipts)()


@jobs.periodic(cron="10 1 * * *")
@jobs.task(name="back-up", queueing_lock="back-up", lock="backup")
async def back_up(timestamp: int) -> None:
    """Each night, make a backup of the embedded database."""
    await do_here("backup", "now")


@jobs.periodic(cron="40 1 * * *")
@jobs.task(name="restore-drill", queueing_lock="restore-drill", lock="backup")
async def practise_restoring(timestamp: int) -> None:
    """Each night, practise restoring it."""
    await do_here("backup", "drill")


@jobs.periodic(cron="* * * * * */5")
@jobs.task(name="make-copies", queueing_lock="make-copies", lock="make-copies")
async def make_copies(timestamp: int) -> None:
    """Make the copies of records that somebody waits for."""
    await sync_to_async(make_due)()


@jobs.periodic(cron="41 3 * * *")
@jobs.task(name="expire-copies", queueing_lock="expire-copies")
async def expire_copies(timestamp: int) -> None:
    """Each night, take away the copies whose week is over."""
    await sync_to_async(expire_due)()
