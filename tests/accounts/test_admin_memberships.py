import pytest

from accounts.models import Membership

LIST = "/admin/accounts/membership/"


@pytest.fixture
def membership(alice, university):
    return Membership.objects.create(user=alice, university=university, role="Lecturer")


def act(client, action, *memberships):
    return client.post(LIST, {"action": action, "_selected_action": [row.pk for row in memberships]}, follow=True)


def test_it_verifies_the_chosen_ones_in_the_name_of_who_did_it(admin_client, admin_user, membership):
    response = act(admin_client, "verify_chosen", membership)

    membership.refresh_from_db()
    assert b"1 verified." in response.content
    assert membership.verified_by == admin_user
    assert membership.verified_at is not None


def test_it_asks_for_the_role_first(admin_client, membership):
    Membership.objects.update(role="")
    response = act(admin_client, "verify_chosen", membership)

    membership.refresh_from_db()
    assert b"1 have no role yet" in response.content
    assert membership.verified_at is None


def test_it_takes_a_verification_back(admin_client, carol):
    act(admin_client, "unverify_chosen", carol.memberships.get())

    assert not Membership.objects.verified().exists()


def test_nobody_writes_the_verification_by_hand(admin_client, membership):
    url = f"{LIST}{membership.pk}/change/"
    admin_client.post(
        url,
        {
            "user": membership.user_id,
            "university": membership.university_id,
            "role": "Dean",
            "verified_at_0": "2026-01-01",
            "verified_at_1": "00:00",
        },
    )

    membership.refresh_from_db()
    assert (membership.role, membership.verified_at) == ("Dean", None)


@pytest.mark.parametrize("person", ["bob", "carol"])
def test_creators_and_reviewers_do_not_verify_each_other(request, client, person, membership):
    client.force_login(request.getfixturevalue(person))

    assert client.get(LIST).status_code == 403
    assert act(client, "verify_chosen", membership).status_code == 403
    membership.refresh_from_db()
    assert membership.verified_at is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(
    admin_client, university, django_user_model, rows, django_assert_num_queries
):
    for number in range(rows):
        person = django_user_model.objects.create_user(f"p{number}")
        Membership.objects.create(user=person, university=university, role="Lecturer")

    with django_assert_num_queries(6):
        admin_client.get(LIST)
