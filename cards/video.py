"""What a creator pastes about a video: an address or an id, and a duration as people write it."""

import re
from urllib.parse import parse_qs, urlsplit

_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_HOSTS = ("youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com")
_ISO = re.compile(r"PT(?:(?P<h>\d{1,3})H)?(?:(?P<m>\d{1,5})M)?(?:(?P<s>\d{1,6})S)?")
_CLOCK = re.compile(r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,3}):(?P<s>\d{2})")
_SECONDS = re.compile(r"(?P<s>\d{1,6})")


def youtube_id(text: str) -> str:
    """The 11 characters that name a YouTube video. Raises ValueError when neither an id nor an address of one."""
    text = text.strip()
    candidate = text if _ID.fullmatch(text) else _id_in(text)
    if not _ID.fullmatch(candidate):
        raise ValueError("Paste the address of a YouTube video, or its 11 characters: https://youtu.be/aircAruvnKk")
    return candidate


def _id_in(address: str) -> str:
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return ""  # no address at all; the caller says so
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.strip("/").split("/")
    if host == "youtu.be":
        return path[0]
    if host not in _HOSTS:
        return ""
    if path[0] in ("embed", "shorts", "live", "v") and len(path) > 1:
        return path[1]
    return parse_qs(parts.query).get("v", [""])[0]


def seconds(text: str) -> int:
    """Seconds of `PT12M3S`, `12:03`, `1:02:03` or `723`. Raises ValueError for anything else."""
    text = text.strip().upper()
    for form in (_ISO, _CLOCK, _SECONDS):
        found = form.fullmatch(text)
        parts = {name: int(value) for name, value in found.groupdict().items() if value} if found else {}
        if parts:
            return parts.get("h", 0) * 3600 + parts.get("m", 0) * 60 + parts.get("s", 0)
    raise ValueError("Write the duration as 12:03 or 1:02:03.")


def clock(duration_s: int) -> str:
    """`12:03`, `1:02:03`"""
    minutes, rest = divmod(duration_s, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
