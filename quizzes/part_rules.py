"""What holds of the parts of a question, whether they come from a file or from the admin."""

import re
from collections.abc import Iterable, Iterator

ITEMS = (3, 7)
PAIRS = (3, 6)
GAPS = (1, 5)
LONGEST_TEXT = 80  # of what a learner types into a gap
_TELLS_ITS_PLACE = re.compile(r"^\W*(?:\d+\s*[.):]|step\s+\d)", re.IGNORECASE)


def tells_its_place(text: str) -> bool:
    """Whether an item to order says where it belongs: “2. Backward pass”."""
    return bool(_TELLS_ITS_PLACE.match(text))


def number_problem(number: int, bounds: tuple[int, int]) -> str:
    """Empty when there are neither too few nor too many."""
    least, most = bounds
    return "" if least <= number <= most else f"{least} to {most} are wanted, here are {number}"


def alike(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Place and text of each that reads as an earlier one: neither spaces nor a final point tell two apart."""
    seen: set[str] = set()
    for place, text in enumerate(texts):
        read = re.sub(r"\s+", "", text).rstrip(".")
        if text and read in seen:
            yield place, text
        seen.add(read)
