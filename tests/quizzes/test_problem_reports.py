"""Reporting a problem, with or without an account, and what becomes of a report."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cards.models import Card
from quizzes.models import ProblemReport, Question, Variant
from quizzes.views import problems
from tests.admin_forms import posted

SENT = {"kind": "wrong", "text": "The sign is wrong."}


@pytest.fixture
def fresh(card):
    question = Question.objects.create(
        card=card, key="fresh", kind=Question.Kind.PARAMETRIC, text="{a}?", tolerance=1e-6, position=1
    )
    for seed in (1, 2):
        Variant.objects.create(
            question=question, seed=seed, params={"a": seed}, answer=seed, text_html=f"<p>«{seed}»</p>"
        )
    return question


def test_each_page_leads_to_its_form(client, card, fresh, code_task):
    page = client.get(card.get_absolute_url()).content.decode()
    assert reverse("card_report", args=[card.slug]) in page
    assert f"{reverse('question_report', args=[fresh.pk])}?variant=" in page
    assert reverse("code_report", args=[code_task.slug]) in client.get(code_task.get_absolute_url()).content.decode()


def test_a_guest_reports_a_card_and_is_thanked(client, card):
    url = reverse("card_report", args=[card.slug])
    assert "Stable softmax" in client.get(url).content.decode()
    page = client.post(url, SENT, follow=True)
    assert "Your report has arrived" in page.content.decode()
    report = ProblemReport.objects.get()
    assert (report.card, report.user, report.revision, report.status) == (card, None, card.current, "open")
    assert (report.kind, report.text) == ("wrong", "The sign is wrong.")


def test_the_numbers_that_were_shown_are_attached(client, alice, fresh):
    client.force_login(alice)
    variant = fresh.variants.last()
    url = f"{reverse('question_report', args=[fresh.pk])}?variant={variant.pk}"
    assert "«2»" in client.get(url).content.decode()
    client.post(url, SENT)
    report = ProblemReport.objects.get()
    assert (report.question, report.user) == (fresh, alice)
    assert report.shown == {"variant": variant.pk, "params": {"a": 2}}


@pytest.mark.parametrize("variant", ["999999", "x", "-1", "9" * 40, ""])
def test_forged_numbers_are_not_attached(client, fresh, variant):
    client.post(f"{reverse('question_report', args=[fresh.pk])}?variant={variant}", SENT)
    assert ProblemReport.objects.get().shown == {}


def test_a_code_task_is_reported(client, code_task):
    client.post(reverse("code_report", args=[code_task.slug]), SENT)
    assert ProblemReport.objects.get().code_task == code_task


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "Write in a few words"),
        ({"text": "   "}, "Write in a few words"),
        ({"text": "x" * 2001}, "at most 2000"),
        ({"text": "a\0bcd"}, "Null characters"),
        ({"kind": "forged"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_in_the_form(client, card, changes, message):
    page = client.post(reverse("card_report", args=[card.slug]), SENT | changes)
    assert page.status_code == 400
    assert message in page.content.decode()
    if changes.get("kind"):
        assert "The sign is wrong." in page.content.decode()
    assert not ProblemReport.objects.exists()


def test_a_flood_is_stopped_and_the_text_kept(client, card, monkeypatch):
    monkeypatch.setattr(problems, "PER_MINUTE", 1)
    url = reverse("card_report", args=[card.slug])
    assert client.post(url, SENT).status_code == 302
    page = client.post(url, SENT | {"text": "a second one"})
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert "a second one" in page.content.decode()
    assert ProblemReport.objects.count() == 1


def test_markup_and_bidi_in_a_report_stay_text(client, card, carol):
    text = "<script>alert(1)</script> \u202egnp.exe"
    client.post(reverse("card_report", args=[card.slug]), SENT | {"text": text})
    client.force_login(carol)
    page = client.get("/admin/quizzes/problemreport/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_cannot_be_seen_cannot_be_reported(client, card, fresh, code_task):
    Card.objects.update(status=Card.Status.DRAFT)
    for name, key in (("card_report", card.slug), ("question_report", fresh.pk), ("code_report", code_task.slug)):
        assert client.get(reverse(name, args=[key])).status_code == 404
        assert client.post(reverse(name, args=[key]), SENT).status_code == 404


def close(client, report, **changes):
    url = reverse("admin:quizzes_problemreport_change", args=[report.pk])
    page = client.get(url)
    return page if page.status_code != 200 else client.post(url, posted(page, **changes))


def test_a_reviewer_reads_and_closes_a_report(client, card, fresh, carol):
    report = ProblemReport.objects.create(card=card, question=fresh, text="Hm.", shown={"params": {"a": 2}})
    client.force_login(carol)
    listed = client.get("/admin/quizzes/problemreport/").content.decode()
    assert "question fresh" in listed
    assert "a guest" in listed
    page = client.get(reverse("admin:quizzes_problemreport_change", args=[report.pk])).content.decode()
    assert "a = 2" in page
    assert close(client, report, status="mended", note="The sign is turned.").status_code == 302
    report.refresh_from_db()
    assert (report.status, report.note, report.closed_by) == ("mended", "The sign is turned.", carol)
    assert report.closed_at
    close(client, report, status="open")
    report.refresh_from_db()
    assert (report.closed_at, report.closed_by) == (None, None)


def test_a_creator_reads_reports_of_their_own_cards_alone(client, card, bob):
    report = ProblemReport.objects.create(card=card, text="Hm.")
    client.force_login(bob)
    assert "Hm." not in client.get("/admin/quizzes/problemreport/").content.decode()
    assert close(client, report).status_code == 302  # the admin sends back to the list
    Card.objects.update(creator=bob)
    assert "Hm." in client.get("/admin/quizzes/problemreport/").content.decode()
    assert close(client, report, status="declined").status_code == 302
    report.refresh_from_db()
    assert report.status == "declined"


def test_a_learner_has_no_way_to_the_list(client, card, alice):
    client.force_login(alice)
    assert client.get("/admin/quizzes/problemreport/").status_code == 302


def test_a_report_is_of_one_thing(card, fresh, code_task):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProblemReport.objects.create(card=card, question=fresh, code_task=code_task, text="both")
    with pytest.raises(IntegrityError), transaction.atomic():
        ProblemReport.objects.create(card=card, text="closed when?", status="mended")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_at_one_and_three_rows(
    client, card, fresh, carol, rows, django_assert_num_queries
):
    for number in range(rows):
        ProblemReport.objects.create(card=card, question=fresh, text=f"Hm {number}.")
    client.force_login(carol)
    client.get("/admin/quizzes/problemreport/")
    with django_assert_num_queries(9):
        client.get("/admin/quizzes/problemreport/")
