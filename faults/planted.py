"""`alongside`, broken on purpose: what the runs have to notice. `python -m faults.planted FAULT[,FAULT] COMMAND`.

Nothing of this is in the product: the faults are put into its modules before it starts.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import django

FAULTS: dict[str, Callable[[], None]] = {}


def fault(plant: Callable[[], None]) -> Callable[[], None]:
    """Makes a fault known by the name of its function, with dashes."""
    FAULTS[plant.__name__.replace("_", "-")] = plant
    return plant


@fault
def none() -> None:
    """Nothing is broken."""


@fault
def slow_answers() -> None:
    """Not a fault of ours: between a commit and its answer lies a network, and kills have to fall into that gap."""
    from django.core.handlers.wsgi import WSGIHandler

    answer = WSGIHandler.__call__

    def late(self: Any, environ: Any, start_response: Any) -> Any:
        given = answer(self, environ, start_response)
        time.sleep(0.2)
        return given

    WSGIHandler.__call__ = late  # type: ignore[method-assign]


@fault
def no_idempotency_key() -> None:
    """Whatever is asked is done, as often as it is asked."""
    from alongside.doors.web import door, idempotency, saying

    idempotency.once = door.once = lambda request, answer: answer()  # type: ignore[attr-defined]
    object.__setattr__(door._door, "once", idempotency.once)
    saying.key_of_new = lambda request: str(uuid4())  # type: ignore[attr-defined]


@fault
def no_version_check() -> None:
    """Whoever saves last has the last word, whatever they had read."""
    from alongside.records.plans.changes import words

    words._check_based_on = lambda last, based_on, mine: None


@fault
def clock_unheeded() -> None:
    """A door that looks at the clock when it is opened, and never again."""
    from alongside.doors import access

    opened_at = datetime.now(UTC)

    class Stopped:
        now = staticmethod(lambda zone: opened_at)

    access.datetime = Stopped  # type: ignore[assignment, misc]


@fault
def says_saved() -> None:
    """Whatever the database said, whoever saves is told that it is saved."""
    from django.http import HttpResponseRedirect

    from alongside.doors.web import outages

    unavailable = outages._unavailable

    def answer(request: Any) -> Any:
        return HttpResponseRedirect("/document/saved/") if request.method == "POST" else unavailable(request)

    outages._unavailable = answer


@fault
def quick_clock() -> None:
    """Not a fault: waits of minutes are fractions of a second, so that a run sees many of them."""
    from alongside.doors.jobs import periodic, worker
    from alongside.records.messaging import changes

    changes.STALLED = timedelta(seconds=2)
    changes.FIRST_WAIT = timedelta(seconds=0.2)
    periodic.SILENT = 1.5
    worker.HEARTBEAT = 0.3
    for each in periodic.jobs.periodic_registry.periodic_tasks.values():
        if each.task.name in ("retry-stalled", "send-messages"):
            object.__setattr__(each, "cron", "* * * * * *")


@fault
def sent_before_sending() -> None:
    """A worker that writes down that a message was sent, and then sends it."""
    from alongside.doors.jobs import send_messages
    from alongside.engines.gateways.outcome import Delivered
    from alongside.engines.postgres.identity import acting_as

    make = send_messages._made

    def made(courier: Any) -> Any:
        hand_over = make(courier)

        def record_and_hand_over() -> Any:
            outcome = Delivered(str(courier.message.id))
            with acting_as(courier.by, courier.now):
                send_messages._record(courier, outcome)
            hand_over()
            return outcome

        return record_and_hand_over

    send_messages._made = made


def main(arguments: list[str]) -> int:
    """With --nursery before the command: one process for each line that comes in, forked, so that it is there at once.

    With --inside and a cast: what clock_moments.py does, instead of a command.
    """
    names, *command = arguments
    django.setup()
    for name in names.split(","):
        FAULTS[name]()
    if command[0] == "--inside":
        from faults import clock_moments

        return clock_moments.main(command[1])
    from alongside.doors.jobs.cli import main as alongside

    return _nursery(alongside, command[1:]) if command[0] == "--nursery" else alongside(command)


def _nursery(alongside: Callable[[list[str]], int], command: list[str]) -> int:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    for _line in sys.stdin:
        pid = os.fork()
        if not pid:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os._exit(alongside(command))
        print(pid, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
