"""Time zones a person can choose."""

from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def zones() -> frozenset[str]:
    """Names of the IANA database by place, and UTC."""
    return frozenset({"UTC"} | {name for name in available_timezones() if name.partition("/")[0] in REGIONS})


@cache
def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a select: region, then value and place."""
    placed = sorted(zones() - {"UTC"})
    regions = groupby(placed, lambda name: name.partition("/")[0])
    named = [(region, [(name, _place(name)) for name in names]) for region, names in regions]
    return [("UTC", [("UTC", "UTC")]), *named]


def _place(name: str) -> str:
    return name.partition("/")[2].replace("_", " ").replace("/", ", ")
