"""All settings, from the environment (and a `.env` file beside manage.py). `NAME_FILE` names a file that holds NAME."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError, FileAwareEnv, ValidationError, validate

BASE_DIR = Path(__file__).resolve().parent.parent
env = FileAwareEnv()
env.read_env(BASE_DIR / ".env", recurse=False)
BROKERS = ("filesystem", "redis", "rediss", "redis+socket", "sentinel")


def a_broker(url: str) -> None:
    if urlsplit(url).scheme not in BROKERS:
        raise ValidationError(f"Not a broker this knows: {', '.join(BROKERS)}.")


def a_mail_server(url: str) -> None:
    if urlsplit(url).scheme not in dj_email_url.SCHEMES:
        raise ValidationError(f"Not a mail scheme this knows: {', '.join(dj_email_url.SCHEMES)}.")


def a_folder(path: Path) -> None:
    if not path.is_dir():
        raise ValidationError(f"Not a folder: {path}")


try:
    DEBUG = env.bool("DEBUG", default=False)
    DEMO = env.bool("CHAINRULE_DEMO", default=False)  # `make run`: one machine, demo accounts, an embedded broker
    RUN_DIR = env.path("CHAINRULE_RUN_DIR", default=BASE_DIR / ".run").resolve()
    SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000", validate=validate.URL(require_tld=False))
    SECRET_KEY = env.str("SECRET_KEY", default="")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
    BROKER_URL = env.str("BROKER_URL", default="filesystem://localhost", validate=a_broker)
    DATABASES = {
        "default": env.dj_db_url("DATABASE_URL", default=f"sqlite:///{RUN_DIR}/chainrule.sqlite3", conn_max_age=60)
    }
    CACHES = {"default": env.dj_cache_url("CACHE_URL", default="locmem://chainrule")}
    env.str("EMAIL_URL", default="console:", validate=a_mail_server)
    EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", default="console:")
    HTTPS = env.bool("HTTPS", default=SITE_URL.startswith("https://"))
    SUBMISSIONS_PER_MINUTE = env.int("SUBMISSIONS_PER_MINUTE", default=30)
    PROVE_TASKS = env.bool("PROVE_TASKS", default=True)
    SANDBOX_SOCKETS = env.path("SANDBOX_SOCKETS", default=RUN_DIR)
    DATA_DIR = env.path("DATA_DIR", default=RUN_DIR / "data")  # data sets that were fetched
    NODE_NAME = env.str("NODE_NAME", default="")
    CATALOGUE_DIR = env.path("CATALOGUE_DIR", default=BASE_DIR / "catalogue", validate=a_folder)
    LOG_LEVEL = env.str("LOG_LEVEL", default="INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]))
    EMAIL_VERIFICATION = env.str(
        "EMAIL_VERIFICATION",
        default="mandatory" if EMAIL_CONFIG["EMAIL_BACKEND"].endswith(".smtp.EmailBackend") else "optional",
        validate=validate.OneOf(["mandatory", "optional", "none"]),
    )
    DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Chainrule <noreply@localhost>")
except (EnvError, ValueError) as error:  # ValueError: a NAME_FILE that cannot be read
    raise ImproperlyConfigured(f"settings: {error}".replace("['", "").replace("']", "")) from None

if not SECRET_KEY:
    if not (DEBUG or DEMO):
        raise ImproperlyConfigured("settings: SECRET_KEY is missing: set it, or SECRET_KEY_FILE to a file with it")
    SECRET_KEY = "chainrule-demo-key-for-one-machine-only"  # noqa: S105 the demo serves loopback only

INSTALLED_APPS = [
    "accounts",
    "cards",
    "quizzes",
    "reviews",
    "content",
    "api",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "knox",
    "rest_framework",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads against BREACH; the CSRF token is masked anew in each page
    "cards.kept_pages.KeptPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignIn",
    "accounts.middleware.ChosenLanguage",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reviews.context.shell",
            ],
        },
    },
]

# --- data ---------------------------------------------------------------------------------------------------------
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at BEGIN, so that two writers wait for each other and never fail half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        DATABASES["default"]["ENGINE"] = "config.postgresql"  # as Django's, with a cheaper health check
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.Password", "accounts.backends.Account"]
SESSION_ENGINE = "accounts.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "front"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_ADAPTER = "accounts.adapter.Adapter"
ACCOUNT_FORMS = {"signup": "accounts.forms.SignUp"}
ACCOUNT_EMAIL_VERIFICATION = EMAIL_VERIFICATION  # without a mail server nobody could confirm anything
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Chainrule: "
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail tells of every change that matters for security
ACCOUNT_SESSION_REMEMBER = True
MFA_TOTP_ISSUER = "Chainrule"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
ACCOUNT_USERNAME_BLACKLIST = ["admin", "chainrule", "root"]

# --- language and time: stored and shown in UTC -----------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- files --------------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = RUN_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static.ManifestStorage",
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# --- the web ------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-src": ["https://www.youtube-nocookie.com"],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False  # the proxy's task
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
globals().update(EMAIL_CONFIG)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_THROTTLE_RATES": {"token": "10/min"},
}
SPECTACULAR_SETTINGS = {"TITLE": "Chainrule API", "VERSION": "1", "SERVE_INCLUDE_SCHEMA": False}

# --- judging: the row is the truth, the message carries an id ---------------------------------------------------------
BROKER_DIR = RUN_DIR / "broker"
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "default"
# Celery would close the database's connection before and after each task; config/celery.py minds its age and health.
CELERY_DB_REUSE_MAX = 10**9
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(RUN_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {"sweep": {"task": "quizzes.tasks.sweep", "schedule": 15.0, "options": {"expires": 14}}}
if BROKER_URL.startswith("filesystem"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.05,
    }
else:
    # Longer than the hard limit: a message is not delivered twice while its worker lives.
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        # Whoever waits for /readyz asks often; its answer says enough.
        "asked": {"()": "django.utils.log.CallbackFilter", "callback": lambda line: "/readyz" not in line.getMessage()},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["asked"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django.server": {"level": "WARNING"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # the proxy redirects
if not HTTPS:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W012", "security.W016"]
