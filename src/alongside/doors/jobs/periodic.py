"""What the worker does by the clock: each job claims rows that are due, so a lost or doubled tick does no harm."""

from procrastinate import App, JobContext
from procrastinate.contrib.django import app as jobs

__all__ = ["jobs"]


@jobs.periodic(cron="*/2 * * * *")
@jobs.task(name="retry-stalled", queueing_lock="retry-stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Take up again what a worker that died had begun; procrastinate does not do this by itself."""
    app: App = context.app
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
