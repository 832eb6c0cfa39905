"""One settings file, from the environment. docs/configuration.md lists what can be set."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom import env

BASE_DIR = Path(__file__).resolve().parent.parent

NEWSROOM_DATA = env.folder("NEWSROOM_DATA", BASE_DIR / "var")
DATABASES = {"default": env.database("DATABASE_URL", NEWSROOM_DATA)}
EMBEDDED = DATABASES["default"]["ENGINE"].endswith("sqlite3")

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret_key(NEWSROOM_DATA, EMBEDDED)
SITE_URL = env.address("SITE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
if "*" in ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured("ALLOWED_HOSTS is *, which lets anyone choose our address; name the hosts.")
NEWSROOM_NAME = env.text("NEWSROOM_NAME", "Newsroom")
NEWSROOM_TIME_ZONE = env.zone("NEWSROOM_TIME_ZONE", "Asia/Hong_Kong")
NEWSROOM_SECOND_ZONE = env.zone("NEWSROOM_SECOND_ZONE", "Europe/London")
NEWSROOM_COUNTRY = env.text("NEWSROOM_COUNTRY", "HK").upper()
NEWSROOM_TWO_PERSONS = env.flag("NEWSROOM_TWO_PERSONS")
NEWSROOM_CUSTODIANS = frozenset(email.casefold() for email in env.names("NEWSROOM_CUSTODIANS", ""))
NEWSROOM_X_ACCEL = env.text("NEWSROOM_X_ACCEL")
NEWSROOM_PAGE_STORE_MB = env.number("NEWSROOM_PAGE_STORE_MB", 64, 0, 100_000)

INSTALLED_APPS = [
    "modeltranslation",
    "accounts",
    "companies",
    "contacts",
    "releases.apps.ReleasesConfig",
    "newsroom.apps.NewsroomConfig",
    "releases.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_prose_editor",
    "adminsortable2",
]

# What belongs to a signed-in person acts under /admin/ and /<lang>/press/ alone: a public path never looks at a cookie.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.PublicHeaders",
    "newsroom.middleware.PrivateSession",
    "newsroom.middleware.LanguageOfPath",
    "django.middleware.common.CommonMiddleware",
    "newsroom.middleware.PrivateCsrf",
    "newsroom.middleware.PrivateAuthentication",
    "newsroom.middleware.LanguageOfUser",
    "newsroom.middleware.PrivateMessages",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.middleware.PrivatePolicy",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

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
            ],
        },
    }
]

# Widgets are drawn by templates of ours as well as Django's.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("zh-hant", _("Traditional Chinese")),
    ("zh-hans", _("Simplified Chinese")),
]
LANGUAGE_COOKIE_NAME = "desk_language"
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = NEWSROOM_TIME_ZONE

# A missing translation is missing: it is never filled from another language.
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_ENABLE_FALLBACKS = False

STATIC_URL = "/static/"
STATIC_ROOT = NEWSROOM_DATA / "static"
WHITENOISE_USE_FINDERS = True
STATICFILES_DIRS = [BASE_DIR / "newsroom" / "static"]
PRIVATE_FILES = NEWSROOM_DATA / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # No base_url: nothing can link to the folder, files leave through the door alone.
        "OPTIONS": {"location": PRIVATE_FILES, "base_url": None},
    },
    "staticfiles": {"BACKEND": "newsroom.static_files.ManifestStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Constant to the byte, as an answer must not depend on which process gives it.
PUBLIC_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# The desk's: its import maps carry a nonce.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}

SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "desk_session"
CSRF_COOKIE_NAME = "desk_csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
if env.flag("NEWSROOM_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = False  # the proxy's work
SILENCED_SYSTEM_CHECKS = ["security.W008"]

LOGIN_URL = "/admin/login/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # A statement's parameters may be a text under embargo.
    "loggers": {"django.db.backends": {"level": "WARNING"}},
}
