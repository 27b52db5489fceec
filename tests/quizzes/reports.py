from sandbox.report import Report


def report_of(verdict, score):
    """A report that says no more than this."""
    return Report(verdict=verdict, score=score, scope="all", seed=0, content_hash="0" * 64)
