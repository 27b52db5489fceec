"""Requests as our middleware leaves them; annotations only."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class PageRequest(HttpRequest):
    """Anybody's request."""

    user: User | AnonymousUser
    htmx: HtmxDetails


class LearnerRequest(HttpRequest):
    """A request that LoginRequiredMiddleware let through."""

    user: User
    htmx: HtmxDetails
