"""What the server calls: the page store, and Django behind it."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom.front import Application, Front

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django_application = get_wsgi_application()
application: Application = django_application
if settings.NEWSROOM_PAGE_STORE_MB:
    application = Front(
        django_application,
        settings.SITE_URL,
        settings.ALLOWED_HOSTS,
        settings.NEWSROOM_PAGE_STORE_MB * 1024 * 1024,
    )
