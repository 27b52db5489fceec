"""What creators and reviewers may do in the admin, as two groups."""

from django.contrib.auth.models import Group, Permission

from accounts.models import User

CREATORS = "Creators"
REVIEWERS = "Reviewers"
WRITES = {
    "cards": ("card", "topic", "figure"),
    "quizzes": ("question", "choice", "part", "hint", "codetask", "codetaskfile"),
    "reviews": ("prompt",),
}
MENDS: dict[str, tuple[str, ...]] = {"quizzes": ("problemreport",)}
READS = {"cards": ("track", "revision", "approval"), "quizzes": ("submission",)}


def creators() -> Group:
    """May write cards with all that belongs to them, and read what became of them."""
    return _group(
        CREATORS,
        [
            *_codes(WRITES, "add", "change", "delete", "view"),
            *_codes(MENDS, "change", "view"),
            *_codes(READS, "view"),
        ],
    )


def reviewers() -> Group:
    """May read cards and approve their revisions; whose university counts is decided by a verified membership."""
    reads = [*_codes(WRITES, "view"), *_codes(MENDS, "change", "view"), *_codes({"cards": READS["cards"]}, "view")]
    return _group(REVIEWERS, [*reads, *_codes({"cards": ("approval",)}, "add", "change")])


def refresh(**_signal: object) -> None:
    """Give the groups that exist what this version grants them; after each migration."""
    existing = set(Group.objects.filter(name__in=(CREATORS, REVIEWERS)).values_list("name", flat=True))
    for name, fill in ((CREATORS, creators), (REVIEWERS, reviewers)):
        if name in existing:
            fill()


def make_creator(user: User) -> None:
    _join(user, creators())


def make_reviewer(user: User) -> None:
    _join(user, reviewers())


def _join(user: User, group: Group) -> None:
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    user.groups.add(group)


def _codes(models: dict[str, tuple[str, ...]], *acts: str) -> list[tuple[str, str]]:
    return [(app, f"{act}_{model}") for app, names in models.items() for model in names for act in acts]


def _group(name: str, codes: list[tuple[str, str]]) -> Group:
    """The group with exactly these permissions. Raises LookupError for a permission that does not exist."""
    permissions = Permission.objects.select_related("content_type")
    every = {(found.content_type.app_label, found.codename): found for found in permissions}
    absent = [code for code in codes if code not in every]
    if absent:
        raise LookupError(f"no such permissions: {absent}")
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set([every[code] for code in codes])
    return group
