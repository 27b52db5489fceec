"""Everything the site stores of a person, as JSON files in a ZIP."""

import base64
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ForeignKey, Model

from accounts.models import User
from accounts.rows import Table, tables

IN_MEMORY = 8 * 1024 * 1024
# Not data about the person but keys to their account, or to cases nobody may know beforehand.
LEFT_OUT = {
    "accounts.user": {"password"},
    "mfa.authenticator": {"data"},
    "knox.authtoken": {"digest", "token_key"},
    "usersessions.usersession": {"session_key"},
    "account.emailconfirmation": {"key"},
    "quizzes.submission": {"seed"},
}
README = """Everything Chainrule stores about {name}, exported on {date:%Y-%m-%d %H:%M} UTC.

account.json   your account
yours/         rows that are yours, one file a table: answers, submissions with their code, drafts, reviews and so on
names_you/     rows that name you: cards you wrote, revisions, approvals
names.json     what the ids in them stand for

Left out because they are keys, not data: your password's hash, the secret of your second factor, the digests of
tokens and sessions, and the seeds of hidden cases.
"""


class Encoder(DjangoJSONEncoder):
    def default(self, value: Any) -> Any:
        """Bytes as text where they are text, else in base 64; whatever else is unknown as its words."""
        if isinstance(value, bytes | memoryview):
            return _text(bytes(value))
        try:
            return super().default(value)
        except TypeError:
            return str(value)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return "base64:" + base64.b64encode(raw).decode()


def export(user: User, now: datetime) -> IO[bytes]:
    """A file object with the ZIP, at its beginning; small ones stay in memory."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 the response closes it
    try:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            _fill(archive, user, now)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _fill(archive: ZipFile, user: User, now: datetime) -> None:
    names: dict[type[Model], set[Any]] = defaultdict(set)
    archive.writestr("README.txt", README.format(name=user.username, date=now))
    archive.writestr("account.json", _json(next(_rows([user], names))))
    for table in tables():
        _write(archive, table, user, names)
    archive.writestr("names.json", _json(_named(names)))


def _write(archive: ZipFile, table: Table, user: User, names: dict[type[Model], set[Any]]) -> None:
    """One table, row by row, when it has any."""
    folder = "yours" if table.owned else "names_you"
    name = table.label if "__" in table.path or table.path == "user" else f"{table.label}.{table.path}"
    rows = _rows(table.of(user).iterator(), names)
    first = next(rows, None)
    if first is None:
        return
    with archive.open(f"{folder}/{name}.json", "w") as part:
        part.write(b"[\n" + _json(first).encode())
        for row in rows:
            part.write(b",\n" + _json(row).encode())
        part.write(b"\n]\n")


def _rows(objects: Iterable[Model], names: dict[type[Model], set[Any]]) -> Iterator[dict[str, Any]]:
    for row in objects:
        fields = row._meta.concrete_fields
        hidden = LEFT_OUT.get(row._meta.label_lower, set())
        for field in fields:
            value = getattr(row, field.attname)
            if isinstance(field, ForeignKey) and value is not None and not issubclass(field.related_model, User):
                names[field.related_model].add(value)
        yield {field.attname: getattr(row, field.attname) for field in fields if field.name not in hidden}


def _named(names: Mapping[type[Model], set[Any]]) -> dict[str, dict[str, str]]:
    """Per table: id → what pages call it."""
    return {
        model._meta.label_lower: {str(row.pk): str(row) for row in model._base_manager.filter(pk__in=wanted)}
        for model, wanted in names.items()
    }


def _json(value: Any) -> str:
    return json.dumps(value, cls=Encoder, ensure_ascii=False, indent=1)
