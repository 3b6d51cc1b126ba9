"""The door for an app server."""

from whatmatters.config.start import django_ready

django_ready()

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
