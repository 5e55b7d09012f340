"""Health facts as another system sent them or a member of staff typed them, each with its source."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person


class FromElsewhere(models.Model):
    """What every received record keeps: whose it is, its id in the other system, and what was sent, word for word."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    source_id = models.TextField(default="", blank=True)  # "" for a record typed here
    verbatim = models.TextField(default="", blank=True)
    name = models.TextField()
    code = models.TextField(default="", blank=True)
    code_system = models.TextField(default="", blank=True)
    status = models.TextField(default="", blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["person", "source_id"], condition=~Q(source_id=""), name="health_%(class)s_source_once"
            )
        ]


class Condition(FromElsewhere):
    since = models.TextField(default="", blank=True)  # a date as precise as it was given


class Medicine(FromElsewhere):
    since = models.TextField(default="", blank=True)


class Allergy(FromElsewhere):
    since = models.TextField(default="", blank=True)


class Result(FromElsewhere):
    """A test result or measurement: a number with a unit, two numbers (blood pressure), or words."""

    taken_at = models.DateTimeField()
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    second_value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.TextField(default="", blank=True)
    words = models.TextField(default="", blank=True)
    typed_by = models.UUIDField(null=True)

    class Meta(FromElsewhere.Meta):
        indexes = [models.Index(fields=["person", "code", "-taken_at"], name="health_result_newest")]
