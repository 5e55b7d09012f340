"""What people attach, and the bytes apart from it: a list of files reads no bytes."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person
from alongside.rules.files import MOST_BYTES, FileKind
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section


class StoredFile(models.Model):
    """The bytes of a file, once for each person, however often it is attached. They were looked into before."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)  # SHA-256
    media_type = models.TextField()
    size = models.PositiveIntegerField()  # bytes
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "fingerprint"], name="files_stored_once"),
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=MOST_BYTES), name="files_stored_size"),
        ]


class Attachment(models.Model):
    """A file that somebody attached to a round: to one question (section, answer and prompt), or a sheet of many.

    whose and said_by: whose words are on it. Taken back, it is shown to nobody and stays in the record.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.UUIDField()  # rounds live in a higher room
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(each.value, each.value) for each in FileKind])
    name = models.TextField()
    section = models.TextField(default="", blank=True, choices=[(each.value, each.value) for each in Section])
    answer = models.UUIDField(null=True)  # the entry that it belongs to: entries live in a higher room
    prompt = models.TextField(default="", blank=True)
    whose = models.TextField(choices=[(each.value, each.value) for each in Whose])
    said_by = models.TextField()
    scanned_by = models.TextField(default="", blank=True)  # the scanner that found nothing; "" where there was none
    added_at = models.DateTimeField()
    added_by = models.UUIDField()
    added_by_name = models.TextField()
    typed_at = models.DateTimeField(null=True)  # all that is on it is typed
    typed_by = models.UUIDField(null=True)
    typed_by_name = models.TextField(default="", blank=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(section="", answer=None, prompt="")
                | (~Q(section="") & Q(answer__isnull=False) & ~Q(prompt="")),
                name="files_belongs_whole",
            ),
            models.CheckConstraint(
                condition=Q(typed_at=None, typed_by=None, typed_by_name="")
                | (Q(typed_at__isnull=False, typed_by__isnull=False) & ~Q(typed_by_name="")),
                name="files_typed_whole",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="files_taken_back_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["round"], name="files_of_round"),
            models.Index(fields=["added_at"], condition=Q(typed_at=None, taken_back_at=None), name="files_waiting"),
        ]
