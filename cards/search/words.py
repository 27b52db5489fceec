"""Words of texts and queries, and how far two of them lie apart. The same for both databases."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
LONGEST_QUERY = 200  # signs that are looked at
MOST_WORDS = 8
LONGEST_WORD = 40
SHORTEST_MENDED = 4  # "add" and "and" are one letter apart: short words are taken as they stand


def words_of(text: str) -> tuple[str, ...]:
    """The words of a query, in lower case, at most MOST_WORDS; whatever is no letter or digit only parts them."""
    return tuple(word[:LONGEST_WORD] for word in WORD.findall(text[:LONGEST_QUERY].lower())[:MOST_WORDS])


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The words of some texts that a query could have misspelt: letters only, none very short or long."""
    found = {word for text in texts for word in WORD.findall(text.lower())}
    return {word for word in found if word.isalpha() and SHORTEST_MENDED - 1 <= len(word) <= LONGEST_WORD}


def allowed(word: str) -> int:
    """How many slips a word of this length may hold."""
    if len(word) < SHORTEST_MENDED:
        return 0
    return 1 if len(word) < 6 else 2


def distance(a: str, b: str, most: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words; `most` + 1 when more.

    Optimal string alignment (Damerau-Levenshtein without overlapping edits).
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate with the fewest slips, if they are few enough; of several the one with the same first letter."""
    most = allowed(word)
    ranked = sorted(
        (apart, candidate[0] != word[0], abs(len(candidate) - len(word)), candidate)
        for candidate in candidates
        if (apart := distance(word, candidate, most)) <= most
    )
    return ranked[0][-1] if ranked else None
