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
    "allauth",
    "allauth.account",
    "allauth.mfa",
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
    "allauth.account.middleware.AccountMiddleware",  # acts in the press room; elsewhere it reads nothing
    "newsroom.middleware.LanguageOfUser",
    "newsroom.middleware.PrivateMessages",
    "newsroom.press_room.gate.PressGate",
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
                "newsroom.press_room.pages.frame",
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
CSRF_FAILURE_VIEW = "newsroom.press_room.pages.csrf_failure"
PRESS_SESSION_COOKIE = "__Host-press_session" if SECURE else "press_session"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
ALLAUTH_TRUSTED_PROXY_COUNT = 0
if env.flag("NEWSROOM_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_SSL_REDIRECT = False  # the proxy's work
SILENCED_SYSTEM_CHECKS = ["security.W008"]

LOGIN_URL = "/admin/login/"
AUTHENTICATION_BACKENDS = ["accounts.backends.DeskBackend", "accounts.backends.PressBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The press room. What is counted lies where all servers see it; codes are short-lived and few tries are given.
CACHES = {"default": {"BACKEND": "accounts.limits.Limits"}}
ACCOUNT_ADAPTER = "newsroom.press_room.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # without a password here, signing in by one becomes signing in by code
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,10/15m/key",
    "request_login_code": "30/m/ip,5/15m/key",
    "reset_password": "30/m/ip,5/15m/key",
    "confirm_email": "5/15m/key",
    "signup": "30/m/ip",
    "manage_email": "10/m/user",
    "change_password": "10/15m/user",
    "press_code": "60/10m/ip",  # of our own: guesses at codes, however many sessions they come from
}
ACCOUNT_FORMS = {
    "signup": "newsroom.press_room.forms.SignUp",
    "reset_password": "newsroom.press_room.forms.Forgotten",
    "set_password": "newsroom.press_room.forms.NewPassword",
    "change_password": "newsroom.press_room.forms.ChangedPassword",
    "reset_password_from_key": "newsroom.press_room.forms.ResetPassword",
}
MFA_ADAPTER = "newsroom.press_room.adapter.Passkeys"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True

# Without a mail server mails are files in the data folder, to be read by whoever runs this.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587, 1, 65535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
_SECURITY = env.choice("EMAIL_SECURITY", "starttls", ("starttls", "tls", "none"))
EMAIL_USE_TLS, EMAIL_USE_SSL = _SECURITY == "starttls", _SECURITY == "tls"
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = NEWSROOM_DATA / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "newsroom@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # A statement's parameters may be a text under embargo.
    "loggers": {"django.db.backends": {"level": "WARNING"}},
}
