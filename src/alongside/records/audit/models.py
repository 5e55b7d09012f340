"""The audit: one row per thing done, seen or refused, in hash chains, with no foreign keys to what it speaks of."""

from django.db import models


class Event(models.Model):
    """One link. Written only by audit_append(); nobody updates or deletes it. Holds no plan content."""

    # "person:<id>", "apart:<person>", "organisation:<id>", "safeguarding:<organisation>" or "service"
    chain = models.TextField()
    number = models.BigIntegerField()  # from 1, without gaps, in its chain
    at = models.DateTimeField()
    kind = models.TextField()
    role = models.TextField()
    account = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    on_behalf_of = models.UUIDField(null=True)
    purpose = models.TextField()
    person = models.UUIDField(null=True)
    because = models.TextField()
    salt = models.BinaryField(null=True)  # emptied with the detail at disposal; the commitment stays
    detail = models.JSONField(null=True)
    commitment = models.BinaryField()  # sha256(salt || detail)
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_event_once_in_chain")]
        indexes = [models.Index(fields=["person", "-at"], name="audit_event_of_person")]


class Head(models.Model):
    """The newest link of each chain: the row that audit_append() locks."""

    chain = models.TextField(primary_key=True)
    number = models.BigIntegerField()
    hash = models.BinaryField()
