from datetime import timedelta

import pytest
from django.utils import timezone

from config import health
from quizzes.models import Node

SANDBOXES = {profile: {"profile": profile, "slots": 2} for profile in ("numpy", "torch")}


@pytest.fixture
def node(db):
    return Node.objects.create(name="one", queues=["judge"], sandboxes=SANDBOXES, seen_at=timezone.now())


def test_livez_answers_without_a_database(client):
    response = client.get("/livez")
    assert response.status_code == 200
    assert response.content == b"ok"


def test_readyz_is_green_when_all_holds(client, node):
    response = client.get("/readyz")
    assert response.status_code == 200, response.json()
    assert response.json()["missing"] == []


def test_readyz_names_a_missing_worker_and_its_sandboxes(client, db):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["missing"] == ["worker", "sandbox numpy", "sandbox torch"]


def test_readyz_does_not_trust_an_old_heartbeat(client, node):
    Node.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert "worker" in client.get("/readyz").json()["missing"]


@pytest.mark.parametrize("profile", ["numpy", "torch"])
def test_readyz_names_the_sandbox_that_answers_with_an_error(client, node, profile):
    Node.objects.update(sandboxes={**SANDBOXES, profile: {"error": "connection refused"}})
    assert client.get("/readyz").json()["missing"] == [f"sandbox {profile}"]


def test_readyz_names_migrations_that_are_not_applied(client, node, monkeypatch):
    monkeypatch.setattr(
        health, "_migrated", type("No", (), {"__call__": lambda self: False, "cache_clear": lambda self: None})()
    )
    assert client.get("/readyz").json()["missing"] == ["migrations"]


def test_readyz_names_a_broker_that_does_not_answer(client, node, settings, monkeypatch):
    settings.BROKER_URL = "redis://127.0.0.1:9/0"
    unreachable = health.app.connection_for_write("redis://127.0.0.1:9/0")
    monkeypatch.setattr(health.app, "connection_for_write", lambda: unreachable)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["missing"] == ["broker"]


def test_readyz_tells_no_stranger_what_a_dead_database_said(client, db, monkeypatch):
    def dead():
        raise ConnectionError("host db-7.internal is down")

    monkeypatch.setitem(health.CHECKS, "database", dead)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["database"] == "ConnectionError"
