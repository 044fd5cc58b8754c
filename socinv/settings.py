"""The one settings file. What differs between places comes from the environment (docs/operations.md).

Three ways to run: the demo (SOCINV_DEMO=1, set by `make run`), locally (no DATABASE_URL: manage.py uses the
PostgreSQL of the demo), and production, where nothing secret has a default.
"""

from pathlib import Path
from typing import Any

import django_stubs_ext
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from socinv import environment
from socinv.runner import places
from socinv.runner.secret import kept_secret

django_stubs_ext.monkeypatch()  # QuerySet[Case] and Paginator[Any] in annotations, also at run time

env = environment.Environment()
BASE_DIR = places.CHECKOUT
DATA_DIR = places.data_folder()

DEMO = env.flag("SOCINV_DEMO")
LOCAL = DEMO or "DATABASE_URL" not in env
DEBUG = env.flag("SOCINV_DEBUG")
HTTPS = env.flag("SOCINV_HTTPS", default=not LOCAL)

SECRET_KEY = env.text("SECRET_KEY") or (kept_secret(DATA_DIR) if LOCAL else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY (eller SECRET_KEY_FILE) måste vara satt när DATABASE_URL är det.")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.words("SOCINV_HOSTS", "localhost,127.0.0.1,[::1]" if LOCAL else "")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "socinv.organisation",
    "socinv.presentation",
    "socinv.lifecycle",
    "socinv.notices",
    "socinv.documents",
    "socinv.meetings",
    "applications",
    "projects",
    "repayment",
    "socinv.stories",
    "socinv.demo",
    "socinv.translation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django.contrib.postgres",
    "guardian",
    "pgtrigger",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "socinv.presentation.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "socinv.organisation.middleware.MunicipalityMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
]

ROOT_URLCONF = "socinv.urls"
WSGI_APPLICATION = "socinv.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CASE_MODEL = "applications.Case"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "socinv.organisation.context.site",
            ],
        },
    },
]

# --- people -----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
LOGIN_URL = "/logga-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- database, cache, broker ------------------------------------------------------------------------------

REDIS_URL = env.text("REDIS_URL")
QUEUE_PREFIX = env.text("SOCINV_QUEUE_PREFIX")
CONNECTION_AGE = env.number("SOCINV_CONNECTION_AGE", 60)
DATABASE = environment.database(env.text("DATABASE_URL") or places.database_url())
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **DATABASE,
        "CONN_MAX_AGE": CONNECTION_AGE,
        "CONN_HEALTH_CHECKS": True,
        # A statement asked for the third time on a connection is planned once and for all. A pooler that hands out
        # another connection for each transaction knows of no plans: then SOCINV_CONNECTION_AGE is 0.
        "OPTIONS": {
            **DATABASE["OPTIONS"],
            "server_side_binding": True,
            "prepare_threshold": 3 if CONNECTION_AGE else None,
        },
    }
}
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": f"{QUEUE_PREFIX}socinv",
        }
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
# Written through to the database, read from the cache: quick, and nobody is logged out by a restart.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

CELERY_BROKER_URL = REDIS_URL or "memory://localhost//"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"socket_connect_timeout": 2, "global_keyprefix": QUEUE_PREFIX} if REDIS_URL else {"polling_interval": 0.05}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1, "interval_max": 0.2}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"  # keeps no file: what beat sends is safe to send twice
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "heartbeat": {"task": "socinv.health.heartbeat", "schedule": env.number("SOCINV_HEARTBEAT_SECONDS", 30)},
    "make-documents": {"task": "socinv.documents.tasks.make_waiting", "schedule": 60},
    "send-waiting": {"task": "socinv.notices.tasks.send_waiting", "schedule": env.number("SOCINV_SWEEP_SECONDS", 60)},
    # Reminders at half past five, digests at seven; every hour after that makes up for one that was missed.
    "remind": {"task": "socinv.notices.tasks.remind", "schedule": crontab(minute="30", hour="5-21")},
    "digests": {"task": "socinv.notices.tasks.send_digests", "schedule": crontab(minute="0", hour="7-21")},
}

# --- language and time ------------------------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = CELERY_TIMEZONE = "Europe/Stockholm"

# --- files ------------------------------------------------------------------------------------------------

NODE_MODULES = BASE_DIR / "node_modules"
STATIC_URL = "/static/"
STATIC_ROOT = None if LOCAL else Path(env.text("SOCINV_STATIC_ROOT") or BASE_DIR / "staticfiles")
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    BASE_DIR / "static",
    ("vendor/inter", NODE_MODULES / "@fontsource" / "inter"),
    ("vendor/designsystemet-theme", NODE_MODULES / "@digdir" / "designsystemet-theme" / "src" / "themes"),
    ("vendor/designsystemet-css", NODE_MODULES / "@digdir" / "designsystemet-css" / "dist" / "src"),
    ("vendor/designsystemet-web", NODE_MODULES / "@digdir" / "designsystemet-web" / "dist" / "umd"),
]
# Locally files are served as they lie; production serves what collectstatic named and compressed.
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = Path(env.text("SOCINV_MEDIA") or DATA_DIR / "media")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- mail and log -----------------------------------------------------------------------------------------

globals().update(environment.email(env.text("EMAIL_URL") or f"file://{DATA_DIR / 'mail'}"))
# What links in mails begin with.
SITE_URL = env.text("SOCINV_URL", f"https://{ALLOWED_HOSTS[0]}" if HTTPS and ALLOWED_HOSTS else "http://localhost:8000")
SITE_URL = SITE_URL.rstrip("/")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("SOCINV_MAIL_FROM", "socinv@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("SOCINV_LOG_LEVEL", "WARNING" if LOCAL else "INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Every step of every document.
        **{name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "pikepdf")},
    },
}

# --- the browser's side -----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],  # Designsystemet's icons
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "socinv.presentation.held.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = env.number("SOCINV_SESSION_HOURS", 12) * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^halsa/(klockan/)?$"]
SECURE_HSTS_SECONDS = env.number("SOCINV_HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("SOCINV_BEHIND_PROXY") else None
