"""The indexes over the search documents: generated columns on PostgreSQL, FTS5 tables kept by triggers on SQLite.

On SQLite a later migration that remakes cards_searchdocument or cards_searchword drops the triggers with the table:
call `forwards` of this one again after it.
"""

from django.db import migrations

POSTGRESQL = (
    # A trusted extension since PostgreSQL 13: the owner of the database may create it.
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """
    ALTER TABLE cards_searchdocument
      ADD COLUMN head tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', topic || ' ' || summary), 'B')
      ) STORED,
      ADD COLUMN whole tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', topic || ' ' || summary), 'B')
        || setweight(to_tsvector('english', tasks), 'C') || setweight(to_tsvector('english', body), 'D')
      ) STORED
    """,
    "CREATE INDEX search_head ON cards_searchdocument USING gin (head)",
    "CREATE INDEX search_whole ON cards_searchdocument USING gin (whole)",
    "CREATE INDEX search_trigrams ON cards_searchword USING gin (word gin_trgm_ops)",
)
POSTGRESQL_BACK = (
    "DROP INDEX search_trigrams",
    "ALTER TABLE cards_searchdocument DROP COLUMN whole, DROP COLUMN head",
)
COLUMNS = "title, topic, summary, tasks, body"
NEW = ", ".join(f"new.{name.strip()}" for name in COLUMNS.split(","))
OLD = ", ".join(f"old.{name.strip()}" for name in COLUMNS.split(","))
FORGET = f"INSERT INTO cards_search (cards_search, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});"
LEARN = f"INSERT INTO cards_search (rowid, {COLUMNS}) VALUES (new.id, {NEW});"
PADDED = "'  ' || {}.word || ' '"
FORGET_WORD = "DELETE FROM cards_search_trigrams WHERE rowid = old.id;"
LEARN_WORD = f"INSERT INTO cards_search_trigrams (rowid, word) VALUES (new.id, {PADDED.format('new')});"
SQLITE = (
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS cards_search USING fts5(
      {COLUMNS}, content='cards_searchdocument', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    "CREATE VIRTUAL TABLE IF NOT EXISTS cards_search_trigrams USING fts5(word, tokenize='trigram')",
    f"CREATE TRIGGER IF NOT EXISTS search_insert AFTER INSERT ON cards_searchdocument BEGIN {LEARN} END",
    f"CREATE TRIGGER IF NOT EXISTS search_delete AFTER DELETE ON cards_searchdocument BEGIN {FORGET} END",
    f"CREATE TRIGGER IF NOT EXISTS search_update AFTER UPDATE ON cards_searchdocument BEGIN {FORGET} {LEARN} END",
    f"CREATE TRIGGER IF NOT EXISTS search_word_insert AFTER INSERT ON cards_searchword BEGIN {LEARN_WORD} END",
    f"CREATE TRIGGER IF NOT EXISTS search_word_delete AFTER DELETE ON cards_searchword BEGIN {FORGET_WORD} END",
)
SQLITE_BACK = (
    *(f"DROP TRIGGER search_{name}" for name in ("insert", "delete", "update", "word_insert", "word_delete")),
    "DROP TABLE cards_search_trigrams",
    "DROP TABLE cards_search",
)


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def forwards(apps, schema_editor):
    _run(schema_editor, {"postgresql": POSTGRESQL, "sqlite": SQLITE})


def backwards(apps, schema_editor):
    _run(schema_editor, {"postgresql": POSTGRESQL_BACK, "sqlite": SQLITE_BACK})


class Migration(migrations.Migration):
    dependencies = [("cards", "0004_search_documents")]
    operations = [migrations.RunPython(forwards, backwards)]
