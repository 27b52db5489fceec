import pytest

from accounts.models import User

LIST = "/admin/accounts/user/"


def act(client, action, user):
    return client.post(LIST, {"action": action, "_selected_action": [user.pk]}, follow=True)


def test_it_makes_a_creator(admin_client, alice):
    act(admin_client, "make_creators", alice)

    assert User.objects.get(pk=alice.pk).is_creator


def test_it_makes_a_reviewer_who_is_no_creator(admin_client, alice):
    act(admin_client, "make_reviewers", alice)

    reviewer = User.objects.get(pk=alice.pk)
    assert reviewer.has_perm("cards.add_approval")
    assert not reviewer.is_creator


def test_its_page_shows_the_person_with_their_memberships(admin_client, carol):
    page = admin_client.get(f"{LIST}{carol.pk}/change/").content.decode()

    assert "Carol Reviewer" in page
    assert "University of Tests" in page


@pytest.mark.parametrize("person", ["bob", "carol"])
def test_creators_and_reviewers_do_not_manage_people(request, client, alice, person):
    client.force_login(request.getfixturevalue(person))

    assert client.get(LIST).status_code == 403
    assert act(client, "make_creators", alice).status_code == 403
    assert not User.objects.get(pk=alice.pk).is_staff


def test_a_staff_member_without_rights_sees_no_learners_work(client, bob):
    client.force_login(bob)

    for model in ("quizzes/submission", "quizzes/attempt", "reviews/review", "reviews/memory"):
        assert client.get(f"/admin/{model}/").status_code == 403


@pytest.mark.parametrize("model", ["quizzes/submission", "quizzes/attempt", "reviews/review", "reviews/memory"])
def test_a_superuser_looks_at_the_records_and_changes_none(admin_client, model):
    assert admin_client.get(f"/admin/{model}/").status_code == 200
    assert admin_client.get(f"/admin/{model}/add/").status_code == 403


def test_the_login_of_the_admin_is_the_sites_own(client, db):
    response = client.get("/admin/login/?next=/admin/")

    assert response.status_code == 302
    assert response.url.startswith("/account/login/")


def test_the_pages_carry_no_inline_script_or_style(admin_client, bob):
    """The policy would block them."""
    for address in (
        "/admin/",
        LIST,
        f"{LIST}{bob.pk}/change/",
        "/admin/cards/card/add/",
        "/admin/quizzes/codetask/add/",
    ):
        page = admin_client.get(address).content.decode()
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script src=") + page.count('<script id="django-admin-')
