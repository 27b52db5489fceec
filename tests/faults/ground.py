"""The rows that a trial needs, and a log that the database itself keeps of every verdict it was given."""

from django.core.management import call_command
from django.db import connection

from accounts.models import User
from cards.models import Card, Revision, Topic, Track
from quizzes.models import CodeTask, CodeTaskFile
from tests.faults.plan import folders

LOG = "CREATE TABLE verdict_log (submission varchar(36) NOT NULL, verdict varchar(14) NOT NULL)"
SQLITE = """
CREATE TRIGGER log_verdicts AFTER UPDATE ON quizzes_submission WHEN NEW.status = 'done'
BEGIN INSERT INTO verdict_log VALUES (NEW.id, NEW.verdict); END
"""
FUNCTION = """
CREATE FUNCTION log_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO verdict_log VALUES (NEW.id, NEW.verdict); RETURN NULL; END $$
"""
POSTGRESQL = """
CREATE TRIGGER log_verdicts AFTER UPDATE ON quizzes_submission FOR EACH ROW WHEN (NEW.status = 'done')
EXECUTE FUNCTION log_verdict()
"""


def lay(learners):
    """Tables, the log, one card a task without questions, and the learners, in order."""
    call_command("migrate", verbosity=0)
    statements = (LOG, SQLITE) if connection.vendor == "sqlite" else (LOG, FUNCTION, POSTGRESQL)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    author = User.objects.create_user("author", "author@example.org")
    track = Track.objects.create(slug="faults", title="Faults", order=1)
    topic = Topic.objects.create(slug="faults", title="Faults", track=track)
    for folder in folders().values():
        _task(folder, topic, author)
    names = [f"learner-{number}" for number in range(learners)]
    return [User.objects.create_user(name, f"{name}@example.org") for name in names]


def doubled():
    """How many submissions were given a verdict more than once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM (SELECT 1 FROM verdict_log GROUP BY submission HAVING count(*) > 1) AS d")
        return cursor.fetchone()[0]


def _task(folder, topic, author):
    card = Card.objects.create(slug=folder.name, topic=topic, creator=author, status=Card.Status.PUBLISHED)
    card.current = Revision.objects.create(
        card=card, number=1, content_hash="0" * 64, title=folder.name, body="x", body_html="<p>x</p>", author=author
    )
    card.save(update_fields=["current"])
    task = CodeTask.objects.create(card=card, slug=folder.name, title=folder.name, entry="x", statement_html="x")
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml", ".md"}):
        CodeTaskFile.objects.create(task=task, path=path.relative_to(folder).as_posix(), text=path.read_text())
    task.content_hash = task.package.content_hash
    task.proof = {}  # nothing is to be proven beside the trial
    task.save(update_fields=["content_hash", "proof"])
