"""Settings, read from the environment. `make run` and `make test` fill it (flexplads.local)."""

from datetime import timedelta
from pathlib import Path

import environ
from django.utils.csp import CSP

from flexplads.api_settings import OAUTH2_PROVIDER, REST_FRAMEWORK, SPECTACULAR_SETTINGS
from flexplads.keys import Keys, WorthlessKeysError
from flexplads.log_settings import LOGGING
from flexplads.our_apps import OUR_APPS
from flexplads.referral_settings import (
    ATTACHMENT_LARGEST,
    ATTACHMENTS_MOST,
    CLAMAV,
    DRAFT_DAYS,
    UPLOAD_ADDRESSES,
    UPLOAD_LARGEST,
)
from flexplads.schedule import CELERY_BEAT_SCHEDULE

__all__ = [  # Django reads them here
    "ATTACHMENTS_MOST",
    "ATTACHMENT_LARGEST",
    "CELERY_BEAT_SCHEDULE",
    "CLAMAV",
    "DRAFT_DAYS",
    "LOGGING",
    "OAUTH2_PROVIDER",
    "REST_FRAMEWORK",
    "SPECTACULAR_SETTINGS",
    "UPLOAD_ADDRESSES",
    "UPLOAD_LARGEST",
]

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

#: "local" (make run, make test) or "production".
ENVIRONMENT: str = env.str("FLEXPLADS_ENV", default="production")
IS_LOCAL = ENVIRONMENT == "local"

#: Which of the Procfile's processes this is. Some need none of the keys, and are given none.
PROCESS: str = env.str("FLEXPLADS_PROCESS", default="web")
_without_keys = PROCESS in ("migrate", "beat", "relay", "build")
_keys = Keys(
    secret_key="" if _without_keys else env.str("SECRET_KEY", default=""),
    cpr_keys=() if _without_keys else tuple(env.list("FLEXPLADS_CPR_KEYS", default=[])),
    index_key="" if _without_keys else env.str("FLEXPLADS_INDEX_KEY", default=""),
)
if not (IS_LOCAL or _without_keys) and (_faults := _keys.faults()):
    raise WorthlessKeysError(_faults)

SECRET_KEY: str = _keys.secret_key
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"] if IS_LOCAL else []
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Keys for citizens' numbers stand outside SECRET_KEY and the database (SECURITY.md, "CPR"):
# "k2:<base64>,k1:<base64>", the first seals, all open.
CPR_KEYS: list[str] = list(_keys.cpr_keys)
CPR_INDEX_KEY: str = _keys.index_key

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "axes",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "oauth2_provider",
    "pgtrigger",
    "pghistory",
    *OUR_APPS,
    *(["demo"] if IS_LOCAL else []),  # left out of the image too
    "flexplads",  # last: applies roles and row-level security once all tables are there
]

MIDDLEWARE = [
    "core.request_ids.request_named",
    "interop.middleware.answers_problems",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "core.middleware.browser_limits",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisations.session_limits.SessionLimits",
    "core.middleware.unread_body",
    "core.middleware.hostile_input",
    "organisations.middleware.current_actor",
    "interop.middleware.acts_for_client",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.middleware.method_refused",
    "core.middleware.RefusedByService",
    "core.busy.Busy",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "flexplads.urls"
FORM_RENDERER = "core.forms.DkfdsRenderer"
WSGI_APPLICATION = "flexplads.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.messages.context_processors.messages",
                "organisations.frame.frame",
                *(["demo.progress.demonstration"] if IS_LOCAL else []),
            ],
            "builtins": [
                "core.templatetags.page_tags",
                "organisations.templatetags.permission_tags",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

# --- Database: two roles (ADR-0004). `default` is the app's, owns nothing; `owner` migrates.
_app_database = env.db_url("DATABASE_URL")
_app_database |= {
    "ENGINE": "core.db",
    "ATOMIC_REQUESTS": True,
    "CONN_HEALTH_CHECKS": True,
    "TEST": {"MIRROR": "owner"},
}
#: A statement, a wait for a row, an idle transaction of the web process: by then people give up.
WEB_TIMEOUTS: dict[str, str] = {
    "statement_timeout": "20s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "20s",
}
# Compiled is what costs much on paper, such as a sub-select for many rows, most of whom never ask
# for it: compiling takes longer than any statement of a page or a sweep.
# PostgreSQL reckons with a disk that turns: there a row by its index is as dear as four that follow
# each other. Without saying otherwise ten years of stays are read through to find five hundred.
_set = {"jit": "off", "random_page_cost": "1.1"}
# Beside what the address put there: a socket's folder comes as an option.
_options = _app_database.setdefault("OPTIONS", {})
if env.bool("FLEXPLADS_POOL", default=False):  # the web process only
    _options["pool"] = {"min_size": 2, "max_size": 8, "timeout": 3}
    _set |= WEB_TIMEOUTS
else:
    _app_database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
_options["options"] = " ".join(
    [_options.get("options", ""), *(f"-c {name}={value}" for name, value in _set.items())]
).strip()
DATABASES = {"default": _app_database}
if "DATABASE_OWNER_URL" in env:
    DATABASES["owner"] = env.db_url("DATABASE_OWNER_URL") | {
        "ENGINE": "django.db.backends.postgresql",
        "TEST": {"DEPENDENCIES": []},
    }
DATABASE_ROUTERS = ["core.db.router.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Who
AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "core.hashers.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "my_day"
LOGOUT_REDIRECT_URL = "sign_in"
# Two locks, counted in organisations.lockout: a name from an address, and an address.
AXES_HANDLER = "organisations.lockout.Lockout"
AXES_LOCKOUT_CALLABLE = "organisations.lockout.locked_page"
AXES_USERNAME_CALLABLE = "organisations.lockout.name_of"
AXES_CLIENT_IP_CALLABLE = "core.client_address.client_address"
AXES_USERNAME_FORM_FIELD = "username"  # axes' default is "email", which no form of ours sends
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ACCESS_FAILURE_LOG_PER_USER_LIMIT = None  # nothing is thrown away
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
#: Wrong passwords from one address, whatever the names, within the same quarter of an hour.
SIGN_IN_ADDRESS_LIMIT: int = env.int("FLEXPLADS_SIGN_IN_ADDRESS_LIMIT", default=40)
#: Networks from which the proxy in front calls; X-Forwarded-For is believed from there alone.
TRUSTED_PROXY: list[str] = env.list(
    "FLEXPLADS_TRUSTED_PROXY",
    default=[]
    if IS_LOCAL
    else ["127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
)
#: Tables of libraries in which the app's role may write rows, and change only these columns.
KEPT_TABLES: dict[str, tuple[str, ...]] = {
    "axes_accessfailurelog": (),
    "axes_accesslog": ("logout_time",),
    "pghistory_context": (),
}

# --- Cookies and headers: docs/security/settings.md lists each, with its test
_secure = not IS_LOCAL
_host = "__Host-" if _secure else ""  # for this host alone, over https, whatever a sibling sets
SESSION_COOKIE_NAME = f"{_host}session"
CSRF_COOKIE_NAME = f"{_host}csrf"
LANGUAGE_COOKIE_NAME = f"{_host}language"
#: Of a citizen at the own page, and of nobody who signs in (own_page.views.loading).
OWN_PAGE_COOKIE_NAME = f"{_host}own_page"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
#: In seconds, after the last use and after the sign-in (organisations.session_limits).
SESSION_COOKIE_AGE = 60 * env.int("FLEXPLADS_IDLE_MINUTES", default=60)
SESSION_LONGEST: int = 3600 * env.int("FLEXPLADS_SESSION_HOURS", default=14)
CSRF_FAILURE_VIEW = "organisations.unsent.csrf_failed"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
# In a cookie a name would outlive the session, and be read on the sign-in page.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
USE_X_FORWARDED_HOST = USE_X_FORWARDED_PORT = False
SECURE_SSL_REDIRECT = _secure
# A client that sent its secret in the clear must hear of it: interop.middleware refuses.
SECURE_REDIRECT_EXEMPT = [r"^api/v1/"]
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _secure
SECURE_HSTS_PRELOAD = False  # the operator's own choice for a whole domain
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["core.uploads.UnnamedFileHandler"]
#: Requests that a web process works on at the same time; its other threads wait for senders.
REQUESTS_AT_ONCE: int = env.int("FLEXPLADS_REQUESTS_AT_ONCE", default=2)

# --- Language and time: Danish by default, Copenhagen always
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["flexplads.formats"]
USE_I18N = True
USE_TZ = True
# Keys, years and coordinates stand in templates too: what people read is grouped where it is said
# (core.numbers), or an id from a thousand up would be written "1.000" and lead nowhere.
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Europe/Copenhagen"

# --- Static files: dkfds and htmx come from npm, never from the repository
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("dkfds", BASE_DIR / "node_modules" / "dkfds" / "dist"),
    ("htmx", BASE_DIR / "node_modules" / "htmx.org" / "dist"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = IS_LOCAL
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- Brakes, counted across processes (interop.rest.throttling)
CACHES = {
    "default": {
        "BACKEND": "core.shared_cache.SharedCache",
        "LOCATION": env.str("REDIS_URL", default="redis://127.0.0.1:6379/0"),
        "OPTIONS": {
            "serializer": "core.shared_cache.Json",
            "socket_timeout": 1,
            "socket_connect_timeout": 1,
        },
    }
}

# --- The public door (public.guard)
#: Days after which what a citizen began on a public page, and did not send, is deleted.
PUBLIC_DRAFT_DAYS: int = env.int("FLEXPLADS_PUBLIC_DRAFT_DAYS", default=7)
#: Seconds that a person takes at least to read the page on which one begins.
PUBLIC_FORM_SECONDS: int = env.int("FLEXPLADS_PUBLIC_FORM_SECONDS", default=3)
#: Begun and sent in an hour. An address can be a library's, a house's is one.
PUBLIC_BEGUN_PER_ADDRESS: int = env.int("FLEXPLADS_PUBLIC_BEGUN_PER_ADDRESS", default=20)
PUBLIC_BEGUN_PER_HOUSE: int = env.int("FLEXPLADS_PUBLIC_BEGUN_PER_HOUSE", default=200)
PUBLIC_SENT_PER_ADDRESS: int = env.int("FLEXPLADS_PUBLIC_SENT_PER_ADDRESS", default=10)
PUBLIC_SENT_PER_HOUSE: int = env.int("FLEXPLADS_PUBLIC_SENT_PER_HOUSE", default=60)
#: Codes tried in a quarter of an hour, by an address, and of the same code.
PUBLIC_CODES_PER_ADDRESS: int = env.int("FLEXPLADS_PUBLIC_CODES_PER_ADDRESS", default=10)
PUBLIC_TRIES_PER_CODE: int = env.int("FLEXPLADS_PUBLIC_TRIES_PER_CODE", default=10)
# --- The citizen's own page (own_page.views.door)
#: Tries with card and PIN in a quarter of an hour, right or wrong: of a card from an address, and
#: from an address, which can be a whole house's. A card is locked besides (own_page.services).
OWN_PAGE_TRIES_PER_CARD: int = env.int("FLEXPLADS_OWN_PAGE_TRIES_PER_CARD", default=5)
OWN_PAGE_TRIES_PER_ADDRESS: int = env.int("FLEXPLADS_OWN_PAGE_TRIES_PER_ADDRESS", default=40)

# --- Celery (ADR-0003): ids only, late acknowledgement, a static schedule
REDIS_URL: str = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]  # never pickle: whoever writes into Valkey could run code
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
#: Whoever sends hears at once that the broker is away, and decides when to try again: kombu would
#: try for six seconds first.
CELERY_BROKER_TRANSPORT_OPTIONS = {"max_retries": 0}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# --- Mail: EMAIL_URL is "smtp+tls://user:password@relay:587" (STARTTLS), or smtp+ssl:// or smtp://.
# Locally it goes nowhere: it is kept in a folder and shown at /sendt-post/.
#: Where people reach the product; links in mails begin with it.
SITE_ADDRESS: str = env.str(
    "SITE_ADDRESS",
    default="http://localhost:8000" if IS_LOCAL else f"https://{next(iter(ALLOWED_HOSTS), '')}",
).rstrip("/")
DEFAULT_FROM_EMAIL: str = env.str("MAIL_FROM", default="flexplads <flexplads@localhost>")
KEPT_MAIL: str = env.str("KEPT_MAIL", default=str(BASE_DIR / ".local" / "mail"))
#: A file that says how far the demonstration is, while `make run` fills it in.
DEMO_PROGRESS: str = env.str("DEMO_PROGRESS", default="")
_relay = env.email_url("EMAIL_URL", default="smtp://localhost:25")
MAILERS = {
    "default": {"BACKEND": "demo.local_mail.EmailBackend", "OPTIONS": {"folder": KEPT_MAIL}}
    if IS_LOCAL
    else {
        "BACKEND": _relay["EMAIL_BACKEND"],
        "OPTIONS": {
            "host": _relay["EMAIL_HOST"],
            "port": _relay["EMAIL_PORT"],
            "username": _relay["EMAIL_HOST_USER"],
            "password": _relay["EMAIL_HOST_PASSWORD"],
            "use_tls": _relay.get("EMAIL_USE_TLS", False),
            "use_ssl": _relay.get("EMAIL_USE_SSL", False),
            "timeout": 10,
        },
    }
}

# --- The API (ADR-0007): tokens only, strict JSON in, problem+json on every refusal
OAUTH2_PROVIDER_APPLICATION_MODEL = "interop.Client"
