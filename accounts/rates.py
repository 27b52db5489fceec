"""How often one address may do something. Counted in the cache, a minute at a time."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MINUTE_S = 60


def seconds_to_wait(request: HttpRequest, action: str, *, per_minute: int) -> int:
    """Count one `action` of this address; 0 when it may, else the seconds until the next minute begins.

    With a cache of its own each web process counts for itself; a shared one (CACHE_URL) counts for all.
    """
    now = time.time()
    key = f"rate:{action}:{get_adapter().get_client_ip(request)}:{int(now // MINUTE_S)}"
    cache.add(key, 0, 2 * MINUTE_S)
    return 0 if cache.incr(key) <= per_minute else int(MINUTE_S - now % MINUTE_S) + 1
