"""The same on both databases: the suite runs on each."""

import pytest
from django.db import connection

from cards import search
from cards.catalogue import catalogue
from cards.models import Card, SearchDocument
from cards.revisions import write_revision
from cards.search.find import PER_PAGE, marked
from cards.search.words import distance, nearest, words_of


@pytest.fixture
def cards(write_card):
    return {
        "softmax": write_card(
            "softmax", "Stable softmax", summary="Subtract the largest logit.", body="The shift changes nothing.\n"
        ),
        "attention": write_card(
            "attention",
            "Scaled dot-product attention",
            topic="Attention",
            track="transformers",
            difficulty="advanced",
            body="Each query is compared with all keys; a softmax makes weights of the scores $QK^\\top$.\n",
        ),
        "norm": write_card("norm", "Layer norm", topic="Normalisation", body="Mean and variance of one row.\n"),
    }


def slugs(text, **options):
    return [hit.card.slug for hit in search.search(text, Card.objects.published(), **options).hits]


def test_it_finds_a_title_before_a_mention(cards):
    assert slugs("softmax") == ["softmax", "attention"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("variance", "norm"),
        ("normalisation", "norm"),
        ("logit", "softmax"),
        ("LAYER", "norm"),
        ("queries", "attention"),
    ],
)
def test_it_finds_bodies_topics_summaries_and_other_forms(cards, text, slug):
    assert slugs(text)[0] == slug


@pytest.mark.parametrize("text", ["sofmtax", "softmx", "sotfmax", "softmaxx"])
def test_it_mends_a_slip(cards, text):
    found = search.search(text, Card.objects.published())
    assert [hit.card.slug for hit in found.hits] == ["softmax", "attention"]
    assert found.mended == "softmax"


@pytest.mark.parametrize(
    ("text", "mended"),
    [("lyaer norm", "layer norm"), ("lair", ""), ("atention", "attention")],  # codespell:ignore atention
)
def test_it_mends_only_what_nobody_wrote(cards, text, mended):
    assert search.search(text, Card.objects.published()).mended == mended


def test_half_a_word_is_enough(cards):
    assert slugs("vari") == ["norm"]
    assert slugs("normalisati") == ["norm"]  # cut where no stem ends


def test_when_no_card_has_all_words_any_of_them_will_do(cards):
    found = search.search("variance logit", Card.objects.published())
    assert found.loose
    assert {hit.card.slug for hit in found.hits} == {"softmax", "norm"}


def test_it_finds_nothing_where_nothing_is(cards):
    found = search.search("zebra crossing", Card.objects.published())
    assert (found.hits, found.total, found.mended, found.loose) == ((), 0, "", False)


def test_without_a_word_it_is_all_in_course_order(cards):
    assert slugs("") == ["norm", "softmax", "attention"] == slugs(" !? ")


def test_only_the_cards_it_is_given_can_be_found(cards, write_card):
    write_card("draft", "Softmax in secret", status="draft")
    assert "draft" not in slugs("softmax")
    among = Card.objects.published().filter(difficulty="advanced")
    assert [hit.card.slug for hit in search.search("softmax", among).hits] == ["attention"]
    assert search.search("softmax", Card.objects.filter(pk__in=[])).total == 0


def test_the_passage_marks_the_word_and_nothing_else(cards):
    attention = search.search("scores", Card.objects.published()).hits[0]
    assert "<mark>scores</mark>" in attention.passage
    assert "<" not in attention.passage.replace("<mark>", "").replace("</mark>", "")


def test_a_text_with_tags_stays_text(cards, write_card):
    write_card("tags", "Tags", body="Write `<script>alert(1)</script>` gradients.\n")
    (hit,) = search.search("gradients", Card.objects.published()).hits
    assert "<script" not in hit.passage
    assert "alert(1)" in hit.passage


def test_control_signs_of_a_text_make_no_marks(cards, write_card):
    write_card("control", "Control", body="One \x02two\x03 three gradients.\n")
    (hit,) = search.search("gradients", Card.objects.published()).hits
    assert hit.passage.count("<mark>") == 1


def test_a_passage_without_a_mark_is_escaped_too():
    assert marked("a < b") == "a &lt; b"


@pytest.mark.parametrize(
    "text",
    [
        "'", '"', "softmax'", "a & | ! ( ) <-> :*", "NEAR(a b)", "body : softmax", "-softmax", "softmax*", "^softmax",
        "' OR 1=1 --", "softmax\0", "\0", "%", "_", "\\", "x" * 10_000, "softmax " * 2_000, "𝒮oftmax", "\u202esoftmax",
        "{a b} : c", "AND", "OR NOT", "''''", "٣", "ß", "１２", "a'b:*", "\ud800",
    ],
)  # fmt: skip
def test_odd_queries_are_harmless(cards, text):
    search.search(text, Card.objects.published())
    assert Card.objects.count() == 3


def test_a_new_revision_is_found_at_once_and_the_old_text_no_longer(cards, bob):
    write_revision(cards["norm"], title="Root mean square", summary="", body="No mean.\n", cover="", author=bob)
    assert slugs("square") == ["norm"]
    assert slugs("variance") == []


def test_tasks_are_found_but_not_their_choices(cards, bob):
    from quizzes.models import Choice, Question

    question = Question.objects.create(card=cards["norm"], key="q", text="Which epsilon is used?")
    Choice.objects.create(question=question, text="a choice of elephants", correct=True)
    Question.objects.create(card=cards["norm"], key="old", text="A retired giraffe?", active=False)
    write_revision(cards["norm"], title="Layer norm", summary="", body="x\n", cover="", author=bob)
    assert slugs("epsilon") == ["norm"]
    assert slugs("elephants") == slugs("giraffe") == []


def test_a_card_that_is_gone_is_forgotten(cards):
    SearchDocument.objects.filter(card=cards["norm"]).delete()
    assert slugs("variance") == []


def test_refresh_writes_what_is_missing_or_was_renamed(cards):
    assert search.refresh() == 0
    SearchDocument.objects.filter(card=cards["norm"]).delete()
    topic = cards["softmax"].topic
    topic.title = "Normalising flows"
    topic.save(update_fields=["title"])
    assert search.refresh() == 2
    assert set(slugs("flows")) == {"softmax"}
    assert slugs("variance") == ["norm"]


def test_results_come_in_pages(write_card):
    for number in range(PER_PAGE + 3):
        write_card(f"card-{number}", f"Gradient number {number}")
    first, last = (search.search("gradient", Card.objects.published(), page=page) for page in (1, 99))
    assert (len(first.hits), len(last.hits), first.total, last.page, first.pages) == (PER_PAGE, 3, PER_PAGE + 3, 2, 2)
    assert not {hit.card for hit in first.hits} & {hit.card for hit in last.hits}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("text", "sqlite", "postgresql"), [("gradient", 2, 3), ("gradeint", 6, 10), ("", 2, 2)])
def test_it_takes_the_same_queries_for_one_card_and_three(
    write_card, django_assert_num_queries, rows, text, sqlite, postgresql
):
    for number in range(rows):
        write_card(f"card-{number}", f"Gradient number {number}", body="Down the hill.\n")
    catalogue()  # the published cards are in memory
    with django_assert_num_queries({"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]):
        assert len(slugs(text)) == rows


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [("softmax", "softmax", 0), ("sofmtax", "softmax", 1), ("softmx", "softmax", 1), ("kitten", "sitting", 3)],
)
def test_distance_counts_slips(a, b, apart):
    assert distance(a, b, 3) == distance(b, a, 3) == apart
    assert distance(a, b, 1) == min(apart, 2)


def test_nearest_prefers_fewer_slips_then_the_same_beginning():
    assert nearest("lyaer", ["layer", "lower", "eager"]) == "layer"
    assert nearest("bost", ["cost", "best"]) == "best"
    assert nearest("the", ["they"]) is None


def test_words_are_letters_and_digits_and_few():
    assert words_of("Layer-norm, x_1?") == ("layer", "norm", "x", "1")
    assert len(words_of("a " * 500)) == 8


def test_who_may_see_a_draft_finds_it_as_it_is_among_the_published_cards(write_card, bob):
    write_card("softmax", "Softmax", summary="Weights.", track="maths")
    write_card("secret", "Softmax in secret", summary="Not yet.", status="draft", difficulty="advanced")
    catalogue()
    hits = {hit.card.slug: hit.card for hit in search.search("softmax", Card.objects.visible_to(bob)).hits}
    assert list(hits) == ["softmax", "secret"]
    found = hits["secret"]
    assert (found.title, found.summary, found.track_title, found.topic) == (
        "Softmax in secret",
        "Not yet.",
        "Maths",
        "Things",
    )
    assert (found.url, found.difficulty, found.level) == ("/cards/secret/", "advanced", "Advanced")
