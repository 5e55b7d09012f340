"""The outbox: a message waits here, in the same transaction as what it tells, until a job sends it."""

from uuid import uuid4

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
