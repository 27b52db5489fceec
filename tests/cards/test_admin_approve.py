"""Approving a card's current revision in the name of a university."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, University
from accounts.roles import make_reviewer
from cards.models import Approval, Card, Topic, Track
from cards.revisions import write_revision


@pytest.fixture
def card(bob):
    topic = Topic.objects.create(slug="t", title="T", track=Track.objects.create(slug="maths", title="Maths"))
    card = Card.objects.create(slug="softmax", topic=topic, creator=bob, status=Card.Status.PUBLISHED)
    write(card, "One")
    return card


def write(card, body, **more):
    return write_revision(card, title="Softmax", summary="", body=body, cover="", author=card.creator, **more)


@pytest.fixture
def as_carol(client, carol):
    client.force_login(carol)
    return client


def url(card):
    return reverse("admin:cards_card_approve", args=[card.pk])


def marks(card, membership, **changes):
    return {
        "revision": card.current_id,
        "membership": membership.pk,
        "correct": 4,
        "clear": 3,
        "tasks": 4,
        "statement": "Correct and clear.",
        **changes,
    }


@pytest.fixture
def membership(carol):
    return carol.memberships.get()


def test_it_approves_with_role_rubric_and_statement(as_carol, carol, card, membership, university):
    response = as_carol.post(url(card), marks(card, membership))

    approval = Approval.objects.get()
    assert response.status_code == 302
    assert (approval.revision, approval.reviewer, approval.university) == (card.current, carol, university)
    assert (approval.role, approval.correct, approval.clear, approval.tasks) == ("Professor", 4, 3, 4)
    assert approval.statement == "Correct and clear."


def test_it_offers_only_ones_own_verified_memberships(as_carol, carol, dave, card, membership):
    other = University.objects.create(name="Other", slug="other", ror_id="000000002")
    unverified = Membership.objects.create(user=carol, university=other, role="Guest")
    daves = Membership.objects.create(user=dave, university=other, role="Dean", verified_at=timezone.now())

    offered = as_carol.get(url(card)).context["form"].fields["membership"].queryset
    assert list(offered) == [membership]
    for forged in (unverified, daves):
        response = as_carol.post(url(card), marks(card, forged))
        assert "membership" in response.context["form"].errors
    assert not Approval.objects.exists()


def test_without_a_verified_membership_it_refuses(client, dave, card):
    make_reviewer(dave)
    client.force_login(dave)
    response = client.post(url(card), {"revision": card.current_id})

    assert response.status_code == 403
    assert b"no verified membership" in response.content
    assert not Approval.objects.exists()


def test_a_creator_cannot_approve(client, bob, card):
    client.force_login(bob)

    assert client.get(url(card)).status_code == 403


def test_an_author_cannot_approve_their_own_card(client, carol, card, membership):
    Card.objects.update(creator=carol)
    client.force_login(carol)
    response = client.post(url(card), marks(card, membership))

    assert "You wrote this card" in str(response.context["form"].non_field_errors())
    assert not Approval.objects.exists()


def test_a_card_that_changed_meanwhile_is_not_approved(as_carol, card, membership):
    sent = marks(card, membership)
    write(card, "Two")

    response = as_carol.post(url(card), sent)

    assert "changed while you read it" in str(response.context["form"].non_field_errors())
    assert not Approval.objects.exists()


def test_one_reviewer_approves_a_revision_once(as_carol, card, membership):
    as_carol.post(url(card), marks(card, membership))
    response = as_carol.post(url(card), marks(card, membership))

    assert "already" in str(response.context["form"].non_field_errors())
    assert Approval.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"), [("correct", 5), ("clear", 0), ("tasks", ""), ("statement", ""), ("statement", "x" * 301)]
)
def test_it_refuses_marks_outside_the_rubric(as_carol, card, membership, field, value):
    response = as_carol.post(url(card), marks(card, membership, **{field: value}))

    assert field in response.context["form"].errors
    assert not Approval.objects.exists()


def test_an_approval_can_be_withdrawn_and_given_again(as_carol, card, membership):
    as_carol.post(url(card), marks(card, membership))
    given = Approval.objects.get()
    response = as_carol.post(reverse("admin:cards_card_withdraw", args=[card.pk, given.pk]))

    assert response.status_code == 302
    assert not Approval.objects.standing().exists()
    as_carol.post(url(card), marks(card, membership))
    assert Approval.objects.standing().count() == 1
    assert Approval.objects.count() == 2


def test_nobody_withdraws_anothers_approval(client, carol, dave, bob, card, membership):
    client.force_login(carol)
    client.post(url(card), marks(card, membership))
    withdraw = reverse("admin:cards_card_withdraw", args=[card.pk, Approval.objects.get().pk])
    make_reviewer(dave)
    for person in (dave, bob):
        client.force_login(person)
        assert client.post(withdraw).status_code == 403
    assert client.get(withdraw).status_code == 403
    assert Approval.objects.standing().count() == 1


def test_a_material_edit_makes_it_stale_and_a_trivial_one_carries_it(as_carol, card, membership):
    as_carol.post(url(card), marks(card, membership))
    write(card, "One.", trivial=True)
    assert card.current.approvals.standing().count() == 1

    write(card, "Quite another text")
    assert card.current.approvals.standing().count() == 0
    assert b"(stale)" in as_carol.get(url(card)).content


def test_an_outsider_is_sent_away(client, dave, card):
    client.force_login(dave)

    assert client.get(url(card)).status_code in (302, 403)
