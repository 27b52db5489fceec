"""What became of the submissions: lost, doubled, wrong, slow."""

from collections import Counter

from cards.models import Completion
from quizzes.judging import judge_again
from quizzes.models import Source, Submission
from tests.faults.ground import doubled
from tests.faults.plan import number_of

MOST_REPLAYED = 24
REPLAYED_SHARE = 3  # one in so many
REJECTED = {"wrong_answer", "partial", "format_error", "runtime_error"}


def figures(planned, accepted, last_fault):
    """Counts for the result file. Replays some submissions, in peace, in the sandbox of the settings."""
    rows = list(Submission.objects.select_related("task__card"))
    items = {source.submission_id: planned[number_of(source.code)] for source in Source.objects.all()}
    done = [row for row in rows if row.is_done]
    wrong = [row for row in done if not is_right(row, items[row.pk])]
    wrong += [row for row in _sample(done) if row not in wrong and judge_again(row).verdict != row.verdict]
    for row in wrong:
        print(f"wrong: {row.pk} {items[row.pk]!r:.90} became {row.verdict} after {row.tries} tries", flush=True)
    found = Counter((item.user_id, item.card_id) for item in Completion.objects.all())
    due = {(row.user_id, row.task.card_id) for row in done if row.verdict == "accepted" and row.scope == "all"}
    return {
        "lost": len(rows) - len(done) + len(accepted - {items[row.pk].number for row in rows}),
        "duplicated": doubled() + sum(count - 1 for count in found.values()),
        "wrong": len(wrong) + len(set(found) ^ due),
        "slowest_s": round(max((_waited(row, last_fault) for row in done), default=0.0), 1),
        "slowest_of_all_s": round(max(((row.done_at - row.queued_at).total_seconds() for row in done), default=0.0), 1),
        "tried_again": sum(row.tries > 1 for row in rows),
        "cancelled": sum(row.verdict == "cancelled" for row in rows),
        "completions": len(found),
    }


def is_right(row, item):
    """Whether this verdict may be on this source. A cancel that came too late changes nothing."""
    if row.verdict == "cancelled":
        return item.cancelled
    if item.right:
        return row.verdict == "accepted"
    return row.verdict in REJECTED or (row.scope == "public" and row.verdict == "accepted")


def _waited(row, last_fault):
    """Seconds to the verdict since the submission, or since the last fault when that came later."""
    return (row.done_at - max(row.queued_at, last_fault)).total_seconds()


def _sample(done):
    """The ones hardest to be sure of: those judged more than once, then whatever was not accepted."""
    judged = [row for row in done if row.verdict != "cancelled"]
    hardest = sorted(judged, key=lambda row: (-row.tries, row.verdict == "accepted"))
    return hardest[: min(MOST_REPLAYED, len(judged) // REPLAYED_SHARE)]
