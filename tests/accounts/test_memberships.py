"""Memberships are proposed by a confirmed address and verified by a person."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.urls import reverse

from accounts.memberships import propose, universities_of, verify
from accounts.models import Membership, University


@pytest.mark.parametrize("email", ["a@example.org", "a@EXAMPLE.org", "a@cs.example.org", "a@x.cs.example.org"])
def test_an_address_belongs_to_the_university_of_its_domain(university, email):
    assert universities_of(email) == [university]


@pytest.mark.parametrize(
    "email", ["a@example.com", "a@notexample.org", "a@example.org.evil.net", "a@org", "example.org", ""]
)
def test_another_address_does_not(university, email):
    assert universities_of(email) == []


def test_a_university_without_a_domain_is_nobodys(db):
    University.objects.create(name="No domain", slug="none", ror_id="000000003")

    assert universities_of("a@example.org") == []
    assert universities_of("a@") == []


def test_a_proposal_is_not_verified(alice, university):
    (proposed,) = propose(alice, "alice@example.org")

    assert (proposed.university, proposed.role, proposed.verified_at) == (university, "", None)
    assert not Membership.objects.verified().exists()


def test_a_second_confirmation_proposes_nothing_new_and_changes_nothing(carol):
    assert propose(carol, "carol@example.org") == []
    assert carol.memberships.get().verified_at is not None


def test_confirming_an_address_proposes_the_membership(client, alice, university):
    address = EmailAddress.objects.create(user=alice, email="alice@cs.example.org")
    client.force_login(alice)

    client.post(reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key]))

    address.refresh_from_db()
    assert address.verified
    assert alice.memberships.get().university == university


def test_an_unconfirmed_address_proposes_nothing(alice, university):
    EmailAddress.objects.create(user=alice, email="alice@example.org")

    assert not alice.memberships.exists()


def test_a_person_verifies_those_that_have_a_role(alice, dave, university, admin_user):
    named = Membership.objects.create(user=alice, university=university, role="Lecturer")
    nameless = Membership.objects.create(user=dave, university=university)

    assert verify(Membership.objects.all(), admin_user) == 1
    named.refresh_from_db()
    nameless.refresh_from_db()
    assert named.verified_by == admin_user
    assert nameless.verified_at is None
