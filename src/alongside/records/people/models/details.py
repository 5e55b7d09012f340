"""What else is known of a person: other numbers, other ways to reach them, their background, and what is kept apart."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.records.people.models.people import Person
from alongside.rules.details import Apart, ContactKind, IdentifierKind, Verified


class Identifier(models.Model):
    """A number that another service knows the person by, and whether it was checked there."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.value) for k in IdentifierKind])
    value = models.TextField()
    verified = models.TextField(choices=[(v.value, v.value) for v in Verified])
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "value"], condition=Q(ended_at=None), name="people_identifier_once"
            ),
            models.CheckConstraint(
                condition=Q(verified__in=[str(v) for v in Verified]), name="people_identifier_verified_known"
            ),
        ]


class ContactPoint(models.Model):
    """Another way to reach the person. preference: 1 is tried first."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.value) for k in ContactKind])
    value = models.TextField()
    note = models.TextField(default="", blank=True)  # whose it is, or when: "my neighbour", "after six"
    preference = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(preference__gte=1, preference__lte=5), name="people_contactpoint_preference"
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "value"], condition=Q(ended_at=None), name="people_contactpoint_once"
            ),
        ]


class Background(models.Model):
    """Who somebody is beside their name: asked only where it helps, and empty where nobody has asked."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    ethnicity = models.TextField(default="", blank=True)  # a code of rules.details.ETHNICITIES
    religion = models.TextField(default="", blank=True)
    impairments = ArrayField(models.TextField(), default=list, blank=True)
    household = models.TextField(default="", blank=True)
    dependants = models.TextField(default="", blank=True)
    home_access = models.TextField(default="", blank=True)  # stairs, door, stretcher; never where a key is
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()


class KeptApart(models.Model):
    """What only some of the team may read, each look logged: rows are only added, and the newest of a kind counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.value) for k in Apart])
    number = models.PositiveIntegerField()  # from 1 for each person and kind
    words = models.TextField(default="", blank=True)  # empty: there is none any more
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "number"], name="people_keptapart_number"),
            models.CheckConstraint(condition=Q(kind__in=[str(k) for k in Apart]), name="people_keptapart_kind_known"),
        ]
