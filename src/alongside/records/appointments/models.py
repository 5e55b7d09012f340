"""The two linked contacts of a round: the information-gathering appointment and the conversation."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Organisation, Person


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


class Appointment(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    round = models.UUIDField()  # the round's id: rounds live in a higher room
    kind = models.TextField(choices=AppointmentKind)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.TextField(choices=Place)
    with_name = models.TextField()
    status = models.TextField(choices=AppointmentStatus, default=AppointmentStatus.BOOKED)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=480), name="appointments_sensible_length"),
            models.UniqueConstraint(
                fields=["round", "kind"], condition=~Q(status="cancelled"), name="appointments_one_of_a_kind"
            ),
        ]
