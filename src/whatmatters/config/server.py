"""Serving pages: gunicorn on this machine, with what the settings say."""

import socket

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from whatmatters.config import environment


class Service(BaseApplication):  # type: ignore[misc]  # gunicorn brings no types
    """gunicorn with our options in place of its command line.

    Workers with a few threads: a browser opens connections ahead of use, and a worker without threads would wait on one.
    """

    def __init__(self, host: str, port: int):
        self.chosen = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": environment.number("WORKERS", 2),
            "worker_class": "gthread",
            "threads": environment.number("THREADS", 4),
            "timeout": 60,
            "graceful_timeout": 10,
            "accesslog": None,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> object:
        return get_wsgi_application()


def can_listen(host: str, port: int) -> bool:
    """Whether that address can be had: asked before anybody is told to go there."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError):
        return False
    return True


def serve(host: str, port: int) -> None:
    """Serve until stopped. Makes the tables first where there are none."""
    # Where static files are collected in production; an empty folder is all that is wanted otherwise.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    Service(host, port).run()
