"""People, the organisations that look after them, and the accounts that sign in."""

from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import connection, models
from django.db.models import F, Q

from alongside.rules.actors import Role


class Organisation(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    name = models.TextField()
    ods_code = models.TextField(null=True, unique=True)
    telephone = models.TextField(default="", blank=True)
    address = models.TextField(default="", blank=True)


class Team(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="people_team_name_once")]


class NumberCheck(models.TextChoices):
    """Whether somebody has checked that the NHS number is this person's, at its source."""

    NOT_CHECKED = "not-checked"
    VERIFIED = "verified"
    NOT_FOUND = "not-found"


class ContactBy(models.TextChoices):
    LETTER = "letter"
    EMAIL = "email"


class Person(models.Model):
    """A person whose plan this is, or could be. One row, whichever organisations look after them."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    given_name = models.TextField()
    family_name = models.TextField()
    preferred_name = models.TextField(default="", blank=True)
    born_on = models.DateField()
    died_on = models.DateField(null=True)
    moved_away_on = models.DateField(null=True)
    nhs_number = models.CharField(max_length=10, null=True, unique=True)
    nhs_number_check = models.TextField(choices=NumberCheck, default=NumberCheck.NOT_CHECKED)
    pronouns = models.TextField(default="", blank=True)
    gender = models.TextField(default="", blank=True)
    address = models.TextField(default="", blank=True)
    postcode = models.TextField(default="", blank=True)
    telephone = models.TextField(default="", blank=True)
    email = models.TextField(default="", blank=True)
    language = models.TextField(default="en")
    interpreter = models.BooleanField(null=True)  # None: nobody has asked
    contact_by = models.TextField(choices=ContactBy, default=ContactBy.LETTER)
    no_messages = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nhs_number__regex=r"^[0-9]{10}$"), name="people_person_nhs_number_digits"
            ),
            models.CheckConstraint(
                condition=Q(nhs_number__isnull=False) | Q(nhs_number_check="not-checked"),
                name="people_person_number_to_check",
            ),
            models.CheckConstraint(condition=Q(died_on__gte=F("born_on")), name="people_person_died_after_birth"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="people_person_not_merged_into_self"),
        ]
        indexes = [models.Index(fields=["family_name", "given_name"], name="people_person_by_name")]


class PersonSource(models.Model):
    """Where a person's details came from: the other system's own id, and what it sent, word for word."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sources")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    source_id = models.TextField()
    verbatim = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "source_id"], name="people_source_once")]


class Registration(models.Model):
    """An organisation looks after a person from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registrations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    local_id = models.TextField(default="", blank=True)
    since_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=Q(until_on=None), name="people_registration_open_once"
            ),
            models.CheckConstraint(condition=Q(until_on__gte=F("since_on")), name="people_registration_in_order"),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="people_registration_of")]


_ACCOUNT = ("password", "last_login", "id", "email", "name", "person_id", "is_active", "joined_at")
_OF_SESSION = """
select password, last_login, id, email, name, person_id, is_active, joined_at from people_account where id = %s
"""


class AccountManager(BaseUserManager["Account"]):
    """What Django's sign-in needs to find an account by its e-mail address."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)

    def of_session(self, account: UUID) -> "Account | None":
        """The account behind a session: in plain SQL, because every request of somebody signed in asks for it."""
        with connection.cursor() as cursor:
            cursor.execute(_OF_SESSION, [account])
            row = cursor.fetchone()
        return self.model.from_db(self.db, _ACCOUNT, row) if row else None


class Account(AbstractBaseUser):
    """One human who signs in. Holds no health data; a person's own account points to their Person.

    entered_from: the person's own account, from which a carer's is entered too, and never the other way round (ADR 42).
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    email = models.EmailField(null=True, unique=True)
    name = models.TextField()
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, related_name="+")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    entered_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name", "joined_at"]
    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_from=None) | (Q(person=None) & ~Q(entered_from=F("id"))),
                name="people_account_entered_has_no_person",
            )
        ]


class Membership(models.Model):
    """An account works for an organisation in one role, from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.TextField(choices=[(role.value, role.value) for role in Role])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "role"],
                condition=Q(ends_on=None),
                name="people_membership_open_once",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="people_membership_in_order"),
        ]


class SignInCode(models.Model):
    """The code on a letter. Only its hash is kept; it works once, with the date of birth, until it expires."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    for_name = models.TextField(default="", blank=True)  # the carer it is for; empty for the person
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)


class AccountRecovery(models.Model):
    """A lost phone: two people of the organisation check who somebody is before the second step is taken away."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    first_by = models.UUIDField()
    first_by_name = models.TextField()
    first_how = models.TextField()
    first_at = models.DateTimeField()
    second_by = models.UUIDField(null=True)
    second_how = models.TextField(default="", blank=True)
    second_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second_at=None, second_by=None) | Q(second_at__isnull=False, second_by__isnull=False),
                name="people_recovery_second_whole",
            ),
            models.CheckConstraint(
                condition=~Q(first_by=F("account")) & (Q(second_by=None) | ~Q(second_by=F("first_by"))),
                name="people_recovery_two_people",
            ),
            models.CheckConstraint(
                condition=Q(second_by=None) | ~Q(second_by=F("account")), name="people_recovery_not_own"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "first_at"], name="people_recovery_open")]


class PossibleMatch(models.Model):
    """A received person who may be somebody already known: waits for a human to say."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    source_id = models.TextField()
    given_name = models.TextField()
    family_name = models.TextField()
    born_on = models.DateField()
    why = models.TextField()
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    is_same = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "source_id"], name="people_possible_match_once"),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, is_same=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, is_same__isnull=False),
                name="people_possible_match_decided_whole",
            ),
        ]


class ImportRun(models.Model):
    """One file brought in: what it held, and what became of it. The import log."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)


class ImportProblem(models.Model):
    """One record that was not brought in: where it stood, which field, and why."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="problems")
    line = models.TextField()
    record = models.TextField()
    field = models.TextField()
    why = models.TextField()


class ClientKey(models.Model):
    """A bearer token of another organisation's system. Only its hash is kept.

    organisation is whom the system acts for, issuer whose administrator answers for it (nobody's, at set-up).
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.TextField()
    key_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="people_client_key_withdrawn_whole",
            )
        ]
