"""A person's own words beside an entry of their plan. Rows are only added: the newest of an entry counts."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person
from alongside.rules.plan.sections import Section


class Disagreement(models.Model):
    """What the person says beside one entry. An edit, or taking it back, is a new row of the same item."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    item = models.UUIDField()  # the entry's item: entries live in a higher room
    section = models.TextField(choices=[(each.value, each.value) for each in Section])
    number = models.PositiveIntegerField()  # of this item's disagreements, from 1
    words = models.TextField(default="", blank=True)
    said_by = models.TextField()
    typed_by = models.UUIDField()
    typed_by_name = models.TextField()
    said_at = models.DateTimeField()
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "item", "number"], name="disagreements_number_once"),
            models.CheckConstraint(condition=Q(is_withdrawn=True) | ~Q(words=""), name="disagreements_has_words"),
        ]
