"""The outbox: a message waits here, in the same transaction as what it tells, until a job sends it."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.records.people.models import Organisation, Person


class Channel(models.TextChoices):
    LETTER = "letter"
    EMAIL = "email"


class MessageStatus(models.TextChoices):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"  # must not be sent: died, moved away, opted out
    FAILED = "failed"  # could not be sent; a human looks
    SETTLED = "settled"  # did not leave, and somebody dealt with it in another way


IN_TROUBLE = (MessageStatus.STOPPED, MessageStatus.FAILED)


class Message(models.Model):
    """One message to one person. `about` holds ids and dates only; words are written when it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    channel = models.TextField(choices=Channel)
    about = models.JSONField(default=dict)
    effect_key = models.TextField(unique=True)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    status = models.TextField(choices=MessageStatus, default=MessageStatus.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    reference = models.TextField(default="", blank=True)
    why = models.TextField(default="", blank=True)
    settled_by = models.UUIDField(null=True)
    settled_words = models.TextField(default="", blank=True)  # how it was dealt with instead

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "sending"], finished_at=None)
                | Q(status__in=["sent", "stopped", "failed", "settled"], finished_at__isnull=False),
                name="messaging_finished_when_done",
            ),
            models.CheckConstraint(
                condition=Q(status="settled", settled_by__isnull=False) & ~Q(settled_words="")
                | Q(settled_by=None, settled_words="") & ~Q(status="settled"),
                name="messaging_settled_whole",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="messaging_message_due")]


class FormatOverride(models.Model):
    """Somebody decided that a message or a paper goes out although it is not what the person needs, and why (X1)."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.TextField()  # the kind of the message, or of the paper that was printed
    unmet = ArrayField(models.TextField())  # what it does not meet, as rules.needs.contradictions() says it
    large_print = models.BooleanField(default=False)  # made in large print all the same
    reason = models.TextField()
    overridden_at = models.DateTimeField()
    overridden_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="messaging_override_reason"),
            models.CheckConstraint(condition=~Q(unmet=[]), name="messaging_override_of_something"),
        ]
