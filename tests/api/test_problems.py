"""Every error has one shape."""

import pytest

SHAPE = {"title", "status", "detail"}


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/nothing/", "/api/v2/cards/", "/api/v1/cards"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_address_that_is_none_is_a_problem_too(guest, path, method):
    response = getattr(guest, method)(path)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert set(response.json()) == SHAPE


def test_a_method_that_is_none_is_a_problem(guest):
    response = guest.post("/api/v1/cards/")

    assert response.status_code in (401, 405)
    assert set(response.json()) == SHAPE


@pytest.mark.parametrize(
    "body", [b"{", b"", b"[" * 100_000, b"\xff\xfe", b'{"a": NaN}', b'{"question": 1e999}', b'"x"']
)
def test_json_that_does_not_parse_is_a_problem(api, question, body):
    response = api.post("/api/v1/attempts/", body, content_type="application/json")

    assert response.status_code == 400, response.content
    assert set(response.json()) >= SHAPE


def test_another_kind_of_content_is_a_problem(api, question):
    response = api.post("/api/v1/attempts/", {"question": question.pk})

    assert response.status_code == 415
    assert set(response.json()) == SHAPE


def test_a_token_that_is_none_is_a_problem(guest, card):
    response = guest.get("/api/v1/cards/", headers={"Authorization": "Token nonsense"})

    assert response.status_code == 401
    assert set(response.json()) == SHAPE


def test_problems_by_field_are_flat(api):
    response = api.post("/api/v1/attempts/", b'{"choices": ["x", 1]}', content_type="application/json")

    errors = response.json()["errors"]
    assert set(errors) == {"question", "choices.0"}
    assert all(isinstance(message, str) for messages in errors.values() for message in messages)
