"""All settings, in sections: environment, database, apps, web, sign-in, security, mail, jobs, words."""

import sys
from pathlib import Path

from alongside.config.environment import SettingTrouble, env, env_flag, env_list, openid_clients
from alongside.engines.postgres.addresses import addresses, django_database
from alongside.engines.postgres.home import default_home
from alongside.rules.measures.dialog import DIALOG

# --- Environment ------------------------------------------------------------------------------------------------------
ALONGSIDE_ENV = env("ALONGSIDE_ENV", "development")
if ALONGSIDE_ENV not in {"development", "demo", "production", "test"}:
    raise SettingTrouble(f"ALONGSIDE_ENV is {ALONGSIDE_ENV!r}. Use development, demo, test or production.")
IN_PRODUCTION = ALONGSIDE_ENV == "production"
DEMO = env_flag("ALONGSIDE_DEMO")
if DEMO and IN_PRODUCTION:
    raise SettingTrouble(
        "ALONGSIDE_DEMO is on and ALONGSIDE_ENV is production. Demo mode lets anybody sign in as anybody, so it "
        "never runs in production. Turn one of them off."
    )
HOME = default_home()
PACKAGE = Path(__file__).resolve().parent.parent
DEBUG = False

# --- Database: the runtime role serves; the owner role migrates -------------------------------------------------------
_addresses = addresses(HOME)
DATABASES = {"default": django_database(_addresses.runtime), "owner": django_database(_addresses.owner)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Apps: rooms from the lowest up, then the verbs -------------------------------------------------------------------
INSTALLED_APPS = [
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "procrastinate.contrib.django",
    "alongside.records.audit",
    "alongside.records.receipts",
    "alongside.records.people",
    "alongside.records.careteam",
    "alongside.records.messaging",
    "alongside.records.health",
    "alongside.records.appointments",
    "alongside.records.prompts",
    "alongside.records.authority",
    "alongside.records.safeguarding",
    "alongside.records.sharing",
    "alongside.records.disagreements",
    "alongside.records.files",
    "alongside.records.carers",
    "alongside.records.plans",
    "alongside.records.measures",
    "alongside.records.rights",
    "alongside.journey.identify",
    "alongside.journey.prepare",
    "alongside.journey.discuss",
    "alongside.journey.document",
    "alongside.journey.review",
]
AUTH_USER_MODEL = "people.Account"

# --- Measures ---------------------------------------------------------------------------------------------------------
DIALOG_ORDER = tuple(env_list("ALONGSIDE_DIALOG_ORDER"))
if DIALOG_ORDER and sorted(DIALOG_ORDER) != sorted(item.code for item in DIALOG.items):
    raise SettingTrouble(
        "ALONGSIDE_DIALOG_ORDER has to name each item of DIALOG once, by its code, with commas between."
    )

# --- Web --------------------------------------------------------------------------------------------------------------
ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
ALLOWED_HOSTS = env_list("ALONGSIDE_HOSTS", "" if IN_PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
PUBLIC_ADDRESS = env("ALONGSIDE_PUBLIC_ADDRESS", "http://localhost:8000").rstrip("/")
BANK_HOLIDAYS = env("ALONGSIDE_BANK_HOLIDAYS", "england")  # alongside.rules.working_days.Nation
if BANK_HOLIDAYS not in {"england", "wales", "scotland", "northern-ireland"}:
    raise SettingTrouble(f"ALONGSIDE_BANK_HOLIDAYS is {BANK_HOLIDAYS!r}: england, wales, scotland or northern-ireland.")
APPEND_SLASH = True
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "alongside.doors.web.outages.OutageMiddleware",
    "alongside.doors.web.bodies.StrictBodyMiddleware",
    "alongside.doors.web.outages.OutageAwareSessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "doors" / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "alongside.doors.web.jinja.environment"},
    },
    # Packages bring templates in Django's own language; none of ours is.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
            ]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "doors" / "web" / "static"]
STATIC_ROOT = Path(env("ALONGSIDE_STATIC_ROOT", str(HOME / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if ALONGSIDE_ENV in {"production", "demo"}
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# A file that is sent in stays in memory: no part of it is written to this machine's disk (doors/web/bodies.py).
FILE_UPLOAD_MAX_MEMORY_SIZE = 11_000_000

# --- Sign-in: staff by password and second step, people by letter and e-mail ------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "alongside.doors.web.sign_in.letter_codes.LetterCodeBackend",
    "alongside.doors.web.sign_in.accounts.AccountBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "alongside.doors.web.sign_in.obvious_words.ObviousWordsValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/sign-in/continue/"
LOGOUT_REDIRECT_URL = "/sign-in/"
SESSION_ENGINE = "alongside.doors.web.sign_in.accounts"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_NAME = "__Host-session" if IN_PRODUCTION else "sessionid"  # __Host-: of this host alone, by TLS alone
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
STAFF_IDLE_MINUTES = 30
PERSON_IDLE_MINUTES = 120
ACCOUNT_ADAPTER = "alongside.doors.web.sign_in.adapter.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; allauth reads from this that there are passwords
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "alongside.doors.web.sign_in.adapter.shown_as"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from administrators, or are confirmed by a code of our own
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_FORMS = {
    "login": "alongside.doors.web.sign_in.forms.PasswordForm",
    "reset_password": "alongside.doors.web.sign_in.forms.NewPasswordFor",
    "confirm_password_reset_code": "alongside.doors.web.sign_in.forms.PasswordCodeForm",
    "reset_password_from_key": "alongside.doors.web.sign_in.forms.NewPasswordForm",
    "request_login_code": "alongside.doors.web.sign_in.forms.EmailForm",
    "confirm_login_code": "alongside.doors.web.sign_in.forms.EmailedCodeForm",
}
# By network ("ip"), and where it says key by the e-mail address or the account. Never a password lock by account alone:
# that would let anybody lock anybody out.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip,300/h/ip",
    "login_failed": "10/m/ip,5/5m/key",  # codes of the second step; passwords are counted by axes
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,3/m/key,10/h/key",
    "openid": "30/m/ip",
    "card": "30/10m/ip",  # passcodes of emergency cards, which are counted by card too
}
MFA_ADAPTER = "alongside.doors.web.sign_in.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Alongside"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "alongside.doors.web.sign_in.forms.SecondStepForm",
    "authenticate_webauthn": "alongside.doors.web.sign_in.forms.SecondStepPasskeyForm",
    "activate_totp": "alongside.doors.web.sign_in.forms.AppForm",
    "deactivate_totp": "alongside.doors.web.sign_in.forms.RemoveAppForm",
    "generate_recovery_codes": "alongside.doors.web.sign_in.forms.NewCodesForm",
    "add_webauthn": "alongside.doors.web.sign_in.forms.AddPasskeyForm",
    "login_webauthn": "alongside.doors.web.sign_in.forms.PasskeyForm",
}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "alongside.doors.web.sign_in.lock_out.locked_out"
AXES_USERNAME_CALLABLE = "alongside.doors.web.sign_in.lock_out.tried_as"
AXES_CLIENT_IP_CALLABLE = "alongside.doors.web.sign_in.networks.network_of"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the audit says who signed in
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = [
    *("username", "ip_address", "login", "email", "code", "csrfmiddlewaretoken", "idempotency_key"),
    *("born_on-day", "born_on-month", "born_on-year"),
]
# NHS login and NHS Care Identity (CIS2): each is off until its three settings are there.
OIDC = openid_clients(
    {
        "nhs-login": (
            "ALONGSIDE_NHS_LOGIN_ISSUER",
            "ALONGSIDE_NHS_LOGIN_CLIENT",
            "ALONGSIDE_NHS_LOGIN_KEY_FILE",
        ),
        "cis2": (
            "ALONGSIDE_CARE_IDENTITY_ISSUER",
            "ALONGSIDE_CARE_IDENTITY_CLIENT",
            "ALONGSIDE_CARE_IDENTITY_KEY_FILE",
        ),
    }
)
# How many proxies in front add to X-Forwarded-For; with none the header is not believed at all.
PROXIES = int(env("ALONGSIDE_PROXIES", "1" if env_flag("ALONGSIDE_BEHIND_PROXY", IN_PRODUCTION) else "0"))
# Counts of tries, and codes that were used, are shared by all web processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# --- Security ---------------------------------------------------------------------------------------------------------
SECRET_KEY = env(
    "ALONGSIDE_SECRET_KEY",
    None if IN_PRODUCTION else "only-for-development-and-demo-never-in-production",
    why="It signs sessions and links; make one with `openssl rand -base64 48` and keep it secret.",
)
SECRET_KEY_FALLBACKS = env_list("ALONGSIDE_OLD_SECRET_KEYS")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = env_flag("ALONGSIDE_REDIRECT_TO_HTTPS", IN_PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^fhir/"]  # a system that sends its token unprotected is told so, not sent on
SECURE_HSTS_SECONDS = 31_536_000 if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IN_PRODUCTION
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env_flag("ALONGSIDE_BEHIND_PROXY", IN_PRODUCTION) else None
)
SESSION_COOKIE_SECURE = IN_PRODUCTION
CSRF_COOKIE_SECURE = IN_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if IN_PRODUCTION else "csrftoken"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
CSRF_FAILURE_VIEW = "alongside.doors.web.errors.csrf_failure"
SECURE_CSP = {
    "default-src": ["'none'"],
    "object-src": ["'none'"],
    "script-src": ["'self'", "<CSP_NONCE_SENTINEL>"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "media-src": ["'self'"],  # recordings that people sent in
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}

# --- Ways out: e-mail, letters, Notify --------------------------------------------------------------------------------
EMAIL_WAY = env("ALONGSIDE_EMAIL_WAY", "folder" if ALONGSIDE_ENV != "production" else "smtp")  # folder | smtp | notify
EMAIL_FROM = env("ALONGSIDE_EMAIL_FROM", "alongside@localhost")
SMTP_HOST = env("ALONGSIDE_SMTP_HOST", "localhost")
SMTP_PORT = int(env("ALONGSIDE_SMTP_PORT", "25"))
SMTP_ACCOUNT = env("ALONGSIDE_SMTP_ACCOUNT", "")
SMTP_PASSWORD = env("ALONGSIDE_SMTP_PASSWORD", "")
SMTP_TLS = env_flag("ALONGSIDE_SMTP_TLS", IN_PRODUCTION)
LETTER_WAY = env("ALONGSIDE_LETTER_WAY", "folder")  # folder | notify
LETTER_FOLDER = Path(env("ALONGSIDE_LETTER_FOLDER", str(HOME / "letters")))
EMAIL_FOLDER = Path(env("ALONGSIDE_EMAIL_FOLDER", str(HOME / "emails")))
NOTIFY_KEY = env("ALONGSIDE_NOTIFY_KEY", "")
NOTIFY_ADDRESS = env("ALONGSIDE_NOTIFY_ADDRESS", "https://api.notifications.service.gov.uk")
NOTIFY_EMAIL_TEMPLATE = env("ALONGSIDE_NOTIFY_EMAIL_TEMPLATE", "")
if EMAIL_WAY not in {"folder", "smtp", "notify"}:
    raise SettingTrouble(f"ALONGSIDE_EMAIL_WAY is {EMAIL_WAY!r}. Use folder, smtp or notify.")
if LETTER_WAY not in {"folder", "notify"}:
    raise SettingTrouble(f"ALONGSIDE_LETTER_WAY is {LETTER_WAY!r}. Use folder or notify.")
if "notify" in {EMAIL_WAY, LETTER_WAY} and not NOTIFY_KEY:
    raise SettingTrouble("ALONGSIDE_NOTIFY_KEY is not set, but e-mails or letters are to leave by Notify.")
if EMAIL_WAY == "notify" and not NOTIFY_EMAIL_TEMPLATE:
    raise SettingTrouble("ALONGSIDE_NOTIFY_EMAIL_TEMPLATE is not set, but e-mails are to leave by Notify.")

# --- Files that come in -----------------------------------------------------------------------------------------------
VIRUS_SCANNER = env("ALONGSIDE_VIRUS_SCANNER", "")  # clamd: /path/of/its.socket, or host:port
if VIRUS_SCANNER and not VIRUS_SCANNER.startswith("/") and not VIRUS_SCANNER.rpartition(":")[2].isdigit():
    raise SettingTrouble("ALONGSIDE_VIRUS_SCANNER is neither the path of a socket nor host:port.")

# --- Words and time ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]  # one more with each catalogue in LOCALE_PATHS
LOCALE_PATHS = [PACKAGE / "doors" / "web" / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# --- Logs: no personal data, no query text ----------------------------------------------------------------------------
LOG_FORMAT = env("ALONGSIDE_LOG_FORMAT", "plain")  # plain | json
if LOG_FORMAT not in {"plain", "json"}:
    raise SettingTrouble(f"ALONGSIDE_LOG_FORMAT is {LOG_FORMAT!r}. Use plain or json.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {"()": "alongside.config.log_lines.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stderr"], "level": env("ALONGSIDE_LOG_LEVEL", "WARNING")},
}
