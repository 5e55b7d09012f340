"""Tables without forced row-level security, each with its reason. None of them holds health data or plan content."""

FRAMEWORK = "Django's own bookkeeping; no person in it."
BEFORE_THERE_IS_AN_ACTOR = "Read to find out who is signing in, before there is anybody to allow; no health data."
WHO_WORKS_WHERE = "Organisations and who works in them: read to make the actor itself; no health data."
QUESTIONS = "What an organisation asks everybody: about nobody, and read by people in their packs."
JOBS = "The clock's own bookkeeping: names of jobs and times; their arguments are never about people."

WITHOUT_ROW_LEVEL_SECURITY = {
    "django_migrations": FRAMEWORK,
    "django_content_type": FRAMEWORK,
    "auth_group": FRAMEWORK,
    "auth_group_permissions": FRAMEWORK,
    "auth_permission": FRAMEWORK,
    "django_session": BEFORE_THERE_IS_AN_ACTOR,
    "account_emailaddress": BEFORE_THERE_IS_AN_ACTOR,
    "account_emailconfirmation": BEFORE_THERE_IS_AN_ACTOR,
    "mfa_authenticator": BEFORE_THERE_IS_AN_ACTOR,
    "socialaccount_socialaccount": BEFORE_THERE_IS_AN_ACTOR,
    "socialaccount_socialapp": BEFORE_THERE_IS_AN_ACTOR,
    "socialaccount_socialtoken": BEFORE_THERE_IS_AN_ACTOR,
    "usersessions_usersession": BEFORE_THERE_IS_AN_ACTOR,
    "axes_accessattempt": BEFORE_THERE_IS_AN_ACTOR,
    "axes_accessattemptexpiration": BEFORE_THERE_IS_AN_ACTOR,
    "axes_accessfailurelog": BEFORE_THERE_IS_AN_ACTOR,
    "axes_accesslog": BEFORE_THERE_IS_AN_ACTOR,
    "shared_cache": BEFORE_THERE_IS_AN_ACTOR,
    "people_account": BEFORE_THERE_IS_AN_ACTOR,
    "people_clientkey": BEFORE_THERE_IS_AN_ACTOR,
    "people_membership": WHO_WORKS_WHERE,
    "people_organisation": WHO_WORKS_WHERE,
    "people_team": WHO_WORKS_WHERE,
    "prompts_promptsetversion": QUESTIONS,
    "rights_rightscontact": WHO_WORKS_WHERE,
    "procrastinate_events": JOBS,
    "procrastinate_jobs": JOBS,
    "procrastinate_periodic_defers": JOBS,
    "procrastinate_workers": JOBS,
}

# Protected, and closed to the runtime role altogether.
CLOSED = {
    "audit_head": "Only audit_append() reads and moves the heads of the chains.",
    "receipts_receipt": "Only receipt_take() and its three sisters write and read receipts, each for the own account.",
}
