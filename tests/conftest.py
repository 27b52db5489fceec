"""The cast and the plugins.

alice learns, bob writes cards, carol reviews them for a university, dave has no part, erin calls the API.
"""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Membership, University, User
from accounts.roles import make_creator, make_reviewer

pytest_plugins = ["tests.sandbox_fixtures", "tests.site_fixtures"]

# Tests that start servers, or measure time, run one after another (see tools/check.py).
SERVERS = {"sandbox_numpy", "sandbox_torch", "sandbox_c", "site", "browser"}
STARTERS = {"serving", "SandboxServer"}
SERIAL = (
    "tests/hostile/",
    "tests/flow/",
    "tests/browser/",
    "tests/faults/",
    "tests/sandbox/test_doctor.py",
    "tests/docker/",
)


def pytest_configure(config):
    config.addinivalue_line("markers", "serial: needs servers of its own; runs one after another")


def pytest_collection_modifyitems(items):
    for item in items:
        needs_servers = SERVERS & set(item.fixturenames) or STARTERS & set(vars(item.module))
        if needs_servers or item.nodeid.startswith(SERIAL):
            item.add_marker("serial")


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


def person(username, name):
    return User.objects.create_user(username, f"{username}@example.org", "correct horse battery", name=name)


@pytest.fixture
def alice(db):
    return person("alice", "Alice Learner")


@pytest.fixture
def bob(db):
    user = person("bob", "Bob Creator")
    make_creator(user)
    return user


@pytest.fixture
def university(db):
    return University.objects.create(
        name="University of Tests", slug="tests", ror_id="000000001", email_domain="example.org"
    )


@pytest.fixture
def carol(db, university):
    user = person("carol", "Carol Reviewer")
    make_reviewer(user)
    Membership.objects.create(user=user, university=university, role="Professor", verified_at=timezone.now())
    return user


@pytest.fixture
def dave(db):
    return person("dave", "Dave Outsider")


@pytest.fixture
def erin(db):
    return person("erin", "Erin Client")


@pytest.fixture
def catalogue(db):
    """The whole catalogue of the repository, loaded."""
    call_command("catalogue", "load", verbosity=0)
