"""The groups of creators and reviewers keep up with what the models ask for."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts import roles

pytestmark = pytest.mark.django_db


def codes(group):
    return set(group.permissions.values_list("codename", flat=True))


def test_a_migration_brings_existing_groups_up_to_date():
    group = roles.creators()
    whole = codes(group)
    group.permissions.set([Permission.objects.get(codename="view_card"), Permission.objects.get(codename="add_user")])
    call_command("migrate", verbosity=0)
    assert codes(group) == whole
    assert "change_problemreport" in whole


def test_a_migration_makes_no_group():
    call_command("migrate", verbosity=0)
    assert not Group.objects.exists()
