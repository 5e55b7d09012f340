"""The versions of the prompt sets that organisations write for themselves."""

from uuid import uuid4

from django.db import models

from alongside.records.people.models import Organisation


class PromptSetVersion(models.Model):
    """One version of one set. Rows are only added: a pack goes on asking what it asked (rules.prompts.writing)."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.TextField()
    version = models.PositiveIntegerField()
    title = models.TextField()
    language = models.TextField(default="en")
    conditions = models.JSONField(default=list)
    prompts = models.JSONField()
    is_withdrawn = models.BooleanField(default=False)  # not offered for new packs
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="prompts_version_once")]
        indexes = [models.Index(fields=["organisation", "key", "-version"], name="prompts_newest")]
