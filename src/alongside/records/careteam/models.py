"""The people who support a person, what the person decided about each, and what stands between them."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.records.people.models import Account, Organisation, Person
from alongside.rules.choices import choices_of
from alongside.rules.involvement import AnswersWhen, Asked, Attorney, Benefit, Involve, Outcome


class SupporterKind(models.TextChoices):
    FAMILY_OR_FRIEND = "family-or-friend"
    CARER = "carer"
    ADVOCATE = "advocate"
    VOLUNTEER = "volunteer"
    PEER = "peer"
    PROFESSIONAL = "professional"
    TEAM = "team"
    COORDINATOR = "coordinator"


class Supporter(models.Model):
    """One of the people who support this person, from one day to another. What a row said before is kept beside it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=SupporterKind)
    name = models.TextField()
    relationship = models.TextField(default="", blank=True)
    role = models.TextField(default="", blank=True)  # what they do for the person, or their profession
    team = models.TextField(default="", blank=True)  # where they work, in words
    telephone = models.TextField(default="", blank=True)
    email = models.TextField(default="", blank=True)
    answers_when = models.TextField(choices=choices_of(AnswersWhen), default=AnswersWhen.NOT_ASKED.value)  # the phone
    key_worker = models.BooleanField(default=False)
    no_contact = models.BooleanField(default=False)
    no_contact_reason = models.TextField(default="", blank=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    source_id = models.TextField(default="", blank=True)
    verbatim = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind=SupporterKind.COORDINATOR, ends_on=None),
                name="careteam_one_coordinator",
            ),
            models.UniqueConstraint(
                fields=["person", "source_id"], condition=~Q(source_id=""), name="careteam_source_once"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="careteam_supporter_in_order"),
            models.CheckConstraint(
                condition=Q(no_contact=True) & ~Q(no_contact_reason="") | Q(no_contact=False, no_contact_reason=""),
                name="careteam_no_contact_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(key_worker=False) | Q(kind=SupporterKind.PROFESSIONAL),
                name="careteam_key_worker_is_a_professional",
            ),
            models.CheckConstraint(
                condition=Q(answers_when__in=[each.value for each in AnswersWhen]),
                name="careteam_answers_when_is_known",
            ),
        ]
        indexes = [models.Index(fields=["account"], name="careteam_supporter_account")]


class SupporterWas(models.Model):
    """What a supporter's row said until it was changed. Written by the database itself, at every change."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    was = models.JSONField()
    until_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["supporter", "number"], name="careteam_was_number_once")]


class Involvement(models.Model):
    """What the person decided about one of them. Rows are only added: the newest one counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    decision = models.TextField(choices=choices_of(Involve))
    limits = models.TextField(default="", blank=True)
    asked = models.TextField(choices=choices_of(Asked))
    why_not_alone = models.TextField(default="", blank=True)
    decided_on = models.DateField()
    asked_by = models.UUIDField()
    asked_by_name = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["supporter", "number"], name="careteam_involvement_number_once"),
            models.CheckConstraint(
                condition=~Q(decision=Involve.WITH_LIMITS) | ~Q(limits=""), name="careteam_involvement_limits_in_words"
            ),
            models.CheckConstraint(
                condition=Q(asked__in=[Asked.ALONE, Asked.OWN_SIGN_IN]) | ~Q(why_not_alone=""),
                name="careteam_involvement_says_why_not_alone",
            ),
        ]


class Conflict(models.Model):
    """A conflict-of-interest record about one of them. Rows are only added: the newest one counts.

    Whether somebody is the subject of a concern is not in it: see ConcernAnswer.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    paid = models.BooleanField()
    paid_how = models.TextField(default="", blank=True)
    benefits_from = ArrayField(models.TextField(choices=choices_of(Benefit)))
    attorney = models.TextField(choices=choices_of(Attorney), default=Attorney.NONE.value)
    own_view = models.TextField(default="", blank=True)
    own_view_asked = models.TextField(choices=choices_of(Asked))
    why_not_alone = models.TextField(default="", blank=True)
    own_view_on = models.DateField(null=True)
    independent_view = models.TextField(default="", blank=True)
    independent_by = models.TextField(default="", blank=True)
    outcome = models.TextField(choices=choices_of(Outcome))
    limits = models.TextField(default="", blank=True)
    review_on = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["supporter", "number"], name="careteam_conflict_number_once"),
            models.CheckConstraint(condition=Q(paid=False) | ~Q(paid_how=""), name="careteam_conflict_says_who_pays"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.WITH_LIMITS) | ~Q(limits=""), name="careteam_conflict_limits_in_words"
            ),
            models.CheckConstraint(
                condition=Q(own_view_asked__in=[Asked.ALONE, Asked.OWN_SIGN_IN]) | ~Q(why_not_alone=""),
                name="careteam_conflict_says_why_not_alone",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.UNDECIDED) | Q(review_on__isnull=False),
                name="careteam_conflict_is_reviewed",
            ),
        ]


class ConcernAnswer(models.Model):
    """A safeguarding lead's answer: is this supporter alleged to have caused harm? Nobody else knows that it is here.

    Rows are only added: the newest one counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    alleged = models.BooleanField()
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(  # with the organisation: a clash would tell one lead of another's answer
                fields=["supporter", "organisation", "number"], name="careteam_concern_number_once"
            )
        ]


class Handover(models.Model):
    """One person's coordination passed from one colleague to another, with both names. Rows are only added.

    batch: what was passed on together; hands_back: the batch that it undoes. from_account is None for the first one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    batch = models.UUIDField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    from_name = models.TextField(default="", blank=True)
    to_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    to_name = models.TextField()
    note = models.TextField(default="", blank=True)
    hands_back = models.UUIDField(null=True)
    handed_at = models.DateTimeField()
    handed_by = models.UUIDField()
    handed_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "batch"], name="careteam_handover_once_in_a_batch"),
            models.CheckConstraint(
                condition=Q(from_account=None, from_name="") | Q(from_account__isnull=False) & ~Q(from_name=""),
                name="careteam_handover_names_both",
            ),
            models.CheckConstraint(
                condition=Q(from_account=None) | ~Q(from_account=F("to_account")), name="careteam_handover_to_another"
            ),
        ]
        indexes = [
            models.Index(fields=["batch"], name="careteam_handover_batch"),
            models.Index(fields=["organisation", "handed_at"], name="careteam_handover_lately"),
        ]


class Facilitation(models.Model):
    """A volunteer, peer or advocate helps with the plan: with what, under whose supervision, checked when."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")  # where they volunteer
    scope = models.TextField()
    supervisor = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    supervisor_name = models.TextField()
    dbs_on = models.DateField(null=True)
    no_dbs_why = models.TextField(default="", blank=True)
    trained_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    assigned_at = models.DateTimeField()
    assigned_by = models.UUIDField()
    assigned_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "account"], condition=Q(ends_on=None), name="careteam_facilitation_open_once"
            ),
            models.CheckConstraint(
                condition=Q(dbs_on__isnull=False, no_dbs_why="") | Q(dbs_on=None) & ~Q(no_dbs_why=""),
                name="careteam_facilitation_is_checked",
            ),
            models.CheckConstraint(
                condition=~Q(account=F("supervisor")), name="careteam_facilitation_supervised_by_another"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="careteam_facilitation_in_order"),
        ]
        indexes = [models.Index(fields=["account"], name="careteam_facilitation_account")]


class Observation(models.Model):
    """What a facilitator noticed, in their own name. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    facilitation = models.ForeignKey(Facilitation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    words = models.TextField()
    written_at = models.DateTimeField()


class Escalation(models.Model):
    """Somebody is worried about this person. The words are for the safeguarding lead of one organisation alone."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reference = models.TextField(unique=True)
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_by_name = models.TextField()
    received_at = models.DateTimeField(null=True)
    received_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="careteam_escalation_received_whole",
            )
        ]
        indexes = [models.Index(fields=["organisation", "written_at"], name="careteam_escalation_of")]


class NoticeStatus(models.TextChoices):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class Notice(models.Model):
    """The outbox of escalations: somebody of staff is told that there is one, by its reference, and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reference = models.TextField()
    for_lead = models.BooleanField()  # else for the supervisor
    queued_at = models.DateTimeField()
    status = models.TextField(choices=NoticeStatus, default=NoticeStatus.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    why = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["escalation", "account"], name="careteam_notice_once"),
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "sending"], finished_at=None)
                | Q(status__in=["sent", "failed"], finished_at__isnull=False),
                name="careteam_notice_finished_when_done",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="careteam_notice_due")]
