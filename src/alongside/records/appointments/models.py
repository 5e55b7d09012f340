"""The two linked contacts of a round, information gathering and conversation; and when a person is called to them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Organisation, Person
from alongside.rules.recall import WITHOUT_END, ExceptionKind


class AppointmentKind(models.TextChoices):
    GATHERING = "gathering"
    CONVERSATION = "conversation"


class Place(models.TextChoices):
    SURGERY = "surgery"
    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"


class AppointmentStatus(models.TextChoices):
    BOOKED = "booked"
    ATTENDED = "attended"
    CANCELLED = "cancelled"
    MISSED = "missed"  # the person did not come


OVER = (AppointmentStatus.CANCELLED, AppointmentStatus.MISSED)  # another of its kind can be booked


class Appointment(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    round = models.UUIDField()  # the round's id: rounds live in a higher room
    kind = models.TextField(choices=AppointmentKind)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.TextField(choices=Place)
    where_words = models.TextField(default="", blank=True)  # the address, the number that we ring, or the link
    with_name = models.TextField()
    companion = models.TextField(default="", blank=True)  # who comes along, as the person said
    interpreter_booked = models.BooleanField(default=False)
    status = models.TextField(choices=AppointmentStatus, default=AppointmentStatus.BOOKED)
    over_because = models.TextField(default="", blank=True)  # why it was cancelled, or what is known of not coming
    revision = models.PositiveSmallIntegerField(default=0)  # counts every change, for calendars (RFC 5545 SEQUENCE)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=480), name="appointments_sensible_length"),
            models.UniqueConstraint(
                fields=["round", "kind"],
                condition=~Q(status__in=["cancelled", "missed"]),
                name="appointments_one_of_a_kind",
            ),
        ]


class Recall(models.Model):
    """How one person is called each year, and what stands against it: rows are only added, the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # from 1 for each person and organisation
    month = models.PositiveSmallIntegerField(null=True)
    kind = models.TextField(default="", blank=True, choices=[(k.value, k.value) for k in ExceptionKind])
    words = models.TextField(default="", blank=True)  # why they are not called
    until = models.DateField(null=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "number"], name="appointments_recall_number"),
            models.CheckConstraint(
                condition=Q(month=None) | Q(month__gte=1, month__lte=12), name="appointments_recall_month"
            ),
            models.CheckConstraint(
                condition=Q(kind="", words="", until=None) | Q(kind__in=[str(k) for k in ExceptionKind]) & ~Q(words=""),
                name="appointments_recall_exception_whole",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["", *sorted(map(str, WITHOUT_END))]) | Q(until__isnull=False),
                name="appointments_recall_ends",
            ),
        ]
