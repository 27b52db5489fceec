import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cards.models import Card
from sandbox.languages import Language, language_of
from sandbox.package import TaskPackage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

MOST_PACKAGES = 64
# By the hash of their content, so an entry is never wrong: a worker parses the files of a task once.
_packages: dict[str, TaskPackage] = {}


def _remember(package: TaskPackage) -> None:
    if len(_packages) >= MOST_PACKAGES:
        _packages.clear()
    _packages[package.content_hash] = package


class CodeTaskQuerySet(models.QuerySet["CodeTask"]):
    def visible_to(self, user: "User | AnonymousUser") -> "CodeTaskQuerySet":
        """Those in use, of cards this person may see."""
        return self.filter(active=True, card__in=Card.objects.visible_to(user))


class CodeTask(models.Model):
    """A code task. Its files are the truth; the columns beside them are what lists need."""

    class Profile(models.TextChoices):
        NUMPY = "numpy", "NumPy"
        TORCH = "torch", "PyTorch"
        TORCH_GPU = "torch-gpu", _("PyTorch on a GPU")
        C = "c", "C"

    EXTRA = (Profile.C,)
    """A card is completed without them: the course asks for no C, and a site may have no compiler."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    card = models.ForeignKey(Card, models.CASCADE, related_name="code_tasks")
    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=160)
    profile = models.CharField(max_length=12, choices=Profile, default=Profile.NUMPY)
    entry = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    points = models.PositiveSmallIntegerField(default=100)
    statement_html = models.TextField(blank=True, editable=False)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    active = models.BooleanField(default=True, help_text="Not active: at rest, its submissions stay.")
    proof = models.JSONField(null=True, blank=True, editable=False, help_text="What the last check of the task proved.")

    objects = CodeTaskQuerySet.as_manager()

    class Meta:
        ordering = ["card", "position"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("code_task", args=[self.slug])

    @cached_property
    def package(self) -> TaskPackage:
        """The task as the sandbox knows it. Raises PackageError when its files do not fit together."""
        known = _packages.get(self.content_hash)
        if known is None or known.slug != self.slug:
            known = TaskPackage.from_files(self.slug, dict(self.files.values_list("path", "text")))
            _remember(known)
        return known

    @property
    def starter(self) -> str:
        return self.package.starter

    @property
    def is_extra(self) -> bool:
        return self.profile in self.EXTRA

    @property
    def language(self) -> Language:
        return language_of(self.profile)


class CodeTaskFile(models.Model):
    task = models.ForeignKey(CodeTask, models.CASCADE, related_name="files")
    path = models.CharField(
        max_length=80,
        help_text="task.toml, statement.md, starter.py, reference.py, cases.py, wrong/….py, right/….py; "
        "in C starter.c, wrong/….c, right/….c",
    )
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["task", "path"], name="one_file_a_path")]

    def __str__(self) -> str:
        return self.path


class Draft(models.Model):
    """What a learner last had in the editor. `version` grows with each save, so that two tabs notice each other."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    task = models.ForeignKey(CodeTask, models.CASCADE, related_name="drafts")
    source = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "task"], name="one_draft_a_task")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.task_id} v{self.version}"
