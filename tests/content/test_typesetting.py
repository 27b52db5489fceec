"""Stored HTML follows the typesetting, and code tasks without files come to rest."""

import hashlib

import pytest
from django.core.management import call_command

from accounts.models import User
from cards import markup, revisions
from cards.markup import MarkupError, render
from cards.models import Card, Completion, Revision
from cards.revisions import write_revision
from content.loading import typesetting
from content.loading.flow import load_catalogue
from quizzes.authoring import digests
from quizzes.completion import progress
from quizzes.models import CodeTask, Part, Question, Submission, Variant
from reviews.models import Prompt
from tests.content.small_catalogue import CARD_ID

SAMPLE = """\
## A heading

{#rule}
Prose with $x^2$, *stress*, `code`, [a link](#rule), a footnote[^1] and “quotes” ($y$).

$$
z = \\htmlClass{back}{\\frac{a}{b}} \\tag{1}
$$

- one
- two

| | b |
|:--|--:|
| 1 | 2 |

```python
def f(x):  # a comment
    return "text", 3
```

> a quotation

[^1]: At the end.
"""
SET_BY = {1: "8ff382070ffea2f4", 2: "d164fe0cd73191a3"}


@pytest.fixture
def loaded(small, db):
    load_catalogue(small.root)
    return small


def the_card():
    return Card.objects.select_related("current").get(pk=CARD_ID)


def html_of_all():
    return [
        list(Revision.objects.values_list("title_html", "body_html", "cover_html", "headings", "passages")),
        list(Question.objects.order_by("pk").values_list("text_html", "explanation_html")),
        list(Part.objects.order_by("pk").values_list("text_html", "right_html", "options")),
        list(CodeTask.objects.values_list("statement_html", "hints__text_html")),
        list(Prompt.objects.order_by("pk").values_list("front_html", "back_html")),
        list(Variant.objects.values_list("text_html")),
    ]


def spoil():
    Revision.objects.update(body_html="old", title_html="old", cover_html="old", markup=0)
    Question.objects.update(text_html="old", explanation_html="old")
    Part.objects.update(text_html="old", right_html="old")
    CodeTask.objects.update(statement_html="old")
    Prompt.objects.update(front_html="old", back_html="old")
    Variant.objects.update(text_html="old")


def test_the_version_grows_when_the_same_text_gives_other_html():
    """When this fails: raise cards.markup.VERSION and note the new digest here under it."""
    found = hashlib.sha256(render(SAMPLE, page="/c/").html.encode()).hexdigest()[:16]
    assert {markup.VERSION: found} == {markup.VERSION: SET_BY[markup.VERSION]}


def test_a_load_sets_anew_what_an_older_version_set(loaded):
    fresh = Question.objects.get(key="twice-fresh")
    Variant.objects.create(question=fresh, seed=1, params={"a": 5}, answer=10, text_html="old")
    load_catalogue(loaded.root, force=True)
    Revision.objects.update(markup=0)
    load_catalogue(loaded.root)
    before, ids = html_of_all(), list(Revision.objects.values_list("pk", "number", "content_hash"))
    assert "katex" in str(before)
    spoil()
    summary = load_catalogue(loaded.root)
    assert (summary.unchanged, summary.typeset, summary.refused) == (["doubling"], ["doubling"], [])
    assert html_of_all() == before
    assert "5" in Variant.objects.get().text_html
    assert list(Revision.objects.values_list("pk", "number", "content_hash")) == ids
    assert load_catalogue(loaded.root).typeset == []


def test_the_command_tells_it(loaded, capsys):
    Revision.objects.update(markup=0)
    call_command("catalogue", "load", "--dir", str(loaded.root))
    assert "1 card typeset anew." in capsys.readouterr().out


def test_the_page_shows_the_new_html_at_once(loaded, client):
    spoil()
    load_catalogue(loaded.root)
    assert "Doubling a vector adds" in client.get("/cards/doubling/").content.decode()


def test_an_edit_before_the_load_does_not_hide_what_is_old(loaded):
    Revision.objects.update(markup=0)
    Question.objects.filter(key="even-ones").update(active=False)
    card = the_card()
    text = {name: getattr(card.current, name) for name in ("title", "summary", "body", "cover")}
    after = write_revision(card, **text, author=card.creator, parts=digests(card))
    assert (after.number, after.markup) == (2, 0)
    assert load_catalogue(loaded.root).typeset == ["doubling"]
    assert the_card().current.markup == markup.VERSION


def test_a_text_that_is_refused_now_keeps_its_html_and_stops_nobody(loaded, monkeypatch, capsys):
    def refuse(*_args, **_options):
        raise MarkupError(1, "no longer")

    Revision.objects.update(markup=0, body_html="as it was")
    monkeypatch.setattr(typesetting, "typeset_again", refuse)
    call_command("catalogue", "load", "--dir", str(loaded.root))
    assert "refused by today's typesetting, shown as they were set before: doubling" in capsys.readouterr().out
    assert the_card().current.body_html == "as it was"
    assert the_card().current.markup == 0


def test_a_new_card_is_of_today_s_version(loaded):
    assert the_card().current.markup == markup.VERSION
    assert revisions.VERSION == markup.VERSION


def submit(user, **changes):
    task = CodeTask.objects.get()
    return Submission.objects.create(user=user, task=task, number=1, lane="judge", **changes)


def without_task(small):
    for path in sorted((small.root / small.task).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (small.root / small.task).rmdir()


def test_a_code_task_whose_files_are_gone_comes_to_rest_and_back(loaded, alice, client):
    submit(alice)
    files = {path: path.read_text() for path in (loaded.root / loaded.task).rglob("*") if path.is_file()}
    without_task(loaded)
    assert load_catalogue(loaded.root).tasks_kept == ["double"]
    task = CodeTask.objects.get()
    assert not task.active
    assert Submission.objects.count() == 1
    page = client.get("/cards/doubling/").content.decode()
    assert "/code/double/" not in page
    assert client.get("/code/double/").status_code == 404
    assert client.get("/api/v1/code-tasks/").json()["count"] == 0
    assert client.get("/api/v1/cards/doubling/").json()["code_tasks"] == []
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    load_catalogue(loaded.root)
    task.refresh_from_db()
    assert task.active
    assert "/code/double/" in client.get("/cards/doubling/").content.decode()


def test_a_task_at_rest_holds_no_card_open(loaded, alice):
    submit(alice)
    without_task(loaded)
    load_catalogue(loaded.root)
    assert progress(alice, the_card()).code == 0
    assert not Completion.objects.exists()
    assert User.objects.filter(pk=alice.pk).exists()


def test_an_export_leaves_a_task_at_rest_out(loaded, alice, tmp_path):
    submit(alice)
    without_task(loaded)
    load_catalogue(loaded.root)
    call_command("catalogue", "export", "--dir", str(loaded.root), "--to", str(tmp_path / "out"))
    assert not (tmp_path / "out/maths/doubling/code").exists()
