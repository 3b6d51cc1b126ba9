"""A form that is sent twice is saved once: a second press, a page that is loaded again.

Each page of a form carries a mark of its own. What was sent under it is remembered in the session by its content alone (a
hash), with where it led to. The same again leads there again; other words under the same mark are something new.
"""

import hashlib
import uuid

from markupsafe import Markup

from whatmatters.web.pages.request import Request

NAME = "submission"
REMEMBERED = 30


def submission_mark() -> Markup:
    """The mark of a page, as a hidden field."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(NAME, uuid.uuid4().hex)


def sent_before(request: Request) -> str:
    """Where the very same form led when it was sent before in this session; "" where it was not."""
    key = _key(request)
    return str(request.session.get(NAME, {}).get(key, "")) if key else ""


def remembered(request: Request, led_to: str) -> str:
    """Remember where a form that was just saved leads to, and give it back."""
    if key := _key(request):
        known = {**request.session.get(NAME, {}), key: led_to}
        request.session[NAME] = dict(list(known.items())[-REMEMBERED:])
    return led_to


def _key(request: Request) -> str:
    if request.method != "POST" or not request.POST.get(NAME):
        return ""
    sent = [(name, values) for name, values in sorted(request.POST.lists()) if name != "csrfmiddlewaretoken"]
    return hashlib.sha256(repr((request.get_full_path(), sent)).encode()).hexdigest()
