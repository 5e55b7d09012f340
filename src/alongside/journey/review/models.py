"""Reviews: each item is asked whether it is still true, one by one."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.records.people.models import Person
from alongside.records.plans.models import PlanVersion, Round


class Review(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")  # the round that it opens
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")  # the version it looks at
    started_at = models.DateTimeField()
    led_by = models.UUIDField()
    led_by_name = models.TextField()
    finished_at = models.DateTimeField(null=True)


class ItemReviewed(models.Model):
    """The answer about one item. Asked again, the newest answer counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="answers")
    item = models.UUIDField()
    number = models.PositiveIntegerField()
    answer = models.TextField()
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "item", "number"], name="review_item_answer_once"),
            models.CheckConstraint(
                condition=Q(answer__in=["still-true", "changed", "no-longer"]), name="review_item_answer_known"
            ),
        ]
