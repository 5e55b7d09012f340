"""Copies of a record, corrections, complaints, how long records are kept, and the texts that say so."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from alongside.records.people.models import Organisation, Person
from alongside.rules.plan.content import Channel
from alongside.rules.plan.sections import Section
from alongside.rules.retention import RecordKind
from alongside.rules.rights import Asker, Ground, Why


def _choices(of: type) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in of]  # type: ignore[attr-defined]


def _together(*fields: str) -> Q:
    """All of these are known, or none is."""
    return Q(**dict.fromkeys((f"{each}__isnull" for each in fields), True)) | Q(
        **dict.fromkeys((f"{each}__isnull" for each in fields), False)
    )


class RightsContact(models.Model):
    """Whom to ask at an organisation about one's rights, and what kind of record it keeps. Public."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    officer_name = models.TextField()  # the privacy officer or data protection officer
    email = models.TextField(default="", blank=True)
    telephone = models.TextField(default="", blank=True)
    address = models.TextField(default="", blank=True)
    record_kind = models.TextField(choices=_choices(RecordKind))
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()


class CopyStatus(models.TextChoices):
    IN_REVIEW = "in-review"  # a reviewer goes through the entries first
    WAITING = "waiting"  # a job will make it
    MAKING = "making"
    READY = "ready"
    EXPIRED = "expired"
    FAILED = "failed"


class CopyRequest(models.Model):
    """Somebody asked for a copy of a person's record. for_account is the only one who opens what is made."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    asker = models.TextField(choices=_choices(Asker))
    asker_name = models.TextField()
    authority = models.TextField(default="", blank=True)  # on what they ask for somebody else, and how it was checked
    asked_on = models.DateField()
    due_on = models.DateField()
    extended_why = models.TextField(default="", blank=True)
    for_account = models.UUIDField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    status = models.TextField(choices=CopyStatus)
    step = models.PositiveSmallIntegerField(default=0)  # of STEPS, while it is made
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["ready", "expired"], made_at__isnull=False, expires_at__isnull=False)
                | ~Q(status__in=["ready", "expired"]),
                name="rights_copy_made_whole",
            ),
            models.CheckConstraint(
                condition=Q(asker__in=["own", "subject-access"]) | ~Q(authority=""), name="rights_copy_authority"
            ),
        ]
        indexes = [models.Index(fields=["status", "recorded_at"], name="rights_copy_due")]


class CopyFile(models.Model):
    """One finished file of a copy. Taken away when it expires."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(CopyRequest, on_delete=models.PROTECT, related_name="files")
    for_account = models.UUIDField()
    expires_at = models.DateTimeField()
    kind = models.TextField()  # pdf, json, fhir, files
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "kind"], name="rights_file_once")]


class EntryToReview(models.Model):
    """An entry that a reviewer looks at before a copy leaves, and what they decided."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(CopyRequest, on_delete=models.PROTECT, related_name="entries")
    entry = models.UUIDField()
    source = models.TextField()  # the table that it is in
    section = models.TextField(choices=_choices(Section))
    why = models.TextField(choices=_choices(Why))
    is_withheld = models.BooleanField(null=True)
    ground = models.TextField(default="", blank=True, choices=_choices(Ground))
    reason = models.TextField(default="", blank=True)
    consent_asked = models.BooleanField(default=False)
    opinion_by = models.TextField(default="", blank=True)
    opinion_role = models.TextField(default="", blank=True)
    opinion_on = models.DateField(null=True)
    opinion_words = models.TextField(default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_by_name = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "entry"], name="rights_entry_once"),
            models.CheckConstraint(
                condition=_together("is_withheld", "decided_at", "decided_by"), name="rights_entry_decided_whole"
            ),
            models.CheckConstraint(
                condition=~Q(is_withheld=True) | (~Q(ground="") & ~Q(reason="")), name="rights_entry_withheld_why"
            ),
            models.CheckConstraint(
                condition=~Q(is_withheld=True, ground="serious-harm")
                | (Q(opinion_on__isnull=False) & ~Q(opinion_by="") & ~Q(opinion_words="")),
                name="rights_entry_harm_opinion",
            ),
        ]


class Correction(models.Model):
    """Somebody asked for an entry to be put right, and what was answered."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    section = models.TextField(choices=_choices(Section))
    item = models.UUIDField(null=True)  # the entry's item in the plan; none for a record from elsewhere
    version = models.PositiveIntegerField(null=True)  # in which version the entry stood
    about = models.TextField()  # the words that it is about, as they stood
    wanted = models.TextField()  # what is wrong, and what it should say
    asked_how = models.TextField(choices=_choices(Channel), default=Channel.ONLINE)
    asked_on = models.DateField()
    asked_at = models.DateTimeField()  # when it came into the record
    asked_by = models.UUIDField()
    asked_by_name = models.TextField()
    typed_by_name = models.TextField(default="", blank=True)  # of staff who wrote it down for the person
    due_on = models.DateField()
    is_accepted = models.BooleanField(null=True)
    answer = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_by_name = models.TextField(default="", blank=True)
    corrected_number = models.PositiveIntegerField(null=True)  # of the item's words that put it right
    corrected_round = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_together("is_accepted", "answered_at", "answered_by"), name="rights_correction_whole"
            ),
            models.CheckConstraint(
                condition=Q(is_accepted=None) | ~Q(answer=""), name="rights_correction_answer_has_words"
            ),
            models.CheckConstraint(
                condition=Q(asked_how="online", typed_by_name="") | (~Q(asked_how="online") & ~Q(typed_by_name="")),
                name="rights_correction_typed_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "due_on"], name="rights_correction_due")]


class Complaint(models.Model):
    """A complaint about how the plan was made: for somebody who took no part in making it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    wanted = models.TextField(default="", blank=True)  # what the person would like to happen
    raised_at = models.DateTimeField()
    raised_by = models.UUIDField()
    raised_by_name = models.TextField()
    acknowledge_on = models.DateField()
    due_on = models.DateField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.UUIDField(null=True)
    acknowledged_by_name = models.TextField(default="", blank=True)
    answer = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_by_name = models.TextField(default="", blank=True)
    # The e-mail that tells whoever may answer it: due until it has left; in the end left to their list.
    alert_due_at = models.DateTimeField(null=True)
    alert_tries = models.PositiveSmallIntegerField(default=0)
    alerted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_together("acknowledged_at", "acknowledged_by"), name="rights_complaint_acknowledged_whole"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="rights_complaint_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(alert_due_at=None) | Q(alerted_at=None), name="rights_complaint_alerted_is_not_due"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "due_on"], name="rights_complaint_due"),
            models.Index(fields=["alert_due_at"], condition=~Q(alert_due_at=None), name="rights_complaint_alert"),
        ]


class LegalHold(models.Model):
    """A reason why a record may not be disposed of for now: a claim, an inquest, an inquiry."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.UUIDField()
    set_by_name = models.TextField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_why = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_together("lifted_at", "lifted_by"), name="rights_hold_lifted_whole")
        ]


class Disposal(models.Model):
    """Two people decide that a record is disposed of. What stays of it afterwards is this row, without a name."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    because = models.TextField()
    source = models.TextField()
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField()
    proposed_by_name = models.TextField()
    refused_at = models.DateTimeField(null=True)
    refused_by = models.UUIDField(null=True)
    refused_why = models.TextField(default="", blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.TextField(default="", blank=True)
    done_at = models.DateTimeField(null=True)
    emptied = models.JSONField(default=dict)  # how many rows of each table

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="rights_disposal_two_people"
            ),
            models.CheckConstraint(condition=_together("approved_at", "approved_by"), name="rights_disposal_approved"),
            models.CheckConstraint(condition=_together("refused_at", "refused_by"), name="rights_disposal_refused"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(approved_at__isnull=False, refused_at=None), name="rights_disposal_done"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(refused_at=None), name="rights_disposal_one_at_a_time"
            ),
        ]


class TextKind(models.TextChoices):
    PRIVACY_NOTICE = "privacy-notice"
    IMPACT_ASSESSMENT = "impact-assessment"
    SHARING_AGREEMENT = "sharing-agreement"


class TextVersion(models.Model):
    """An organisation's own words for one of the texts that it has to give. Public once it is approved, if it is the
    privacy notice."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=TextKind)
    number = models.PositiveIntegerField()
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "number"], name="rights_text_number_once"),
            models.CheckConstraint(condition=_together("approved_at", "approved_by"), name="rights_text_approved"),
        ]
