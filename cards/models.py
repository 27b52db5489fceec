import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, University
from cards.markup import VERSION

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class Track(models.Model):
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=80)
    blurb = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title


class Topic(models.Model):
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=80)
    track = models.ForeignKey(Track, models.PROTECT, related_name="topics")

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class CardQuerySet(models.QuerySet["Card"]):
    def published(self) -> "CardQuerySet":
        return self.filter(status=Card.Status.PUBLISHED, current__isnull=False)

    def visible_to(self, user: "User | AnonymousUser") -> "CardQuerySet":
        """Published cards; a reviewer also sees those in review, a creator every draft that has a revision."""
        if user.is_authenticated and user.is_creator:
            return self.filter(current__isnull=False)
        if user.is_authenticated and user.is_reviewer:
            return self.filter(status__in=(Card.Status.PUBLISHED, Card.Status.REVIEW), current__isnull=False)
        return self.published()

    def for_tiles(self) -> "CardQuerySet":
        """Everything a tile shows, in one query."""
        return self.select_related("topic__track", "creator", "current").annotate(
            n_questions=Count("questions", filter=Q(questions__active=True), distinct=True),
            n_code=Count("code_tasks", filter=Q(code_tasks__active=True), distinct=True),
            n_universities=Count(
                "current__approvals__university", filter=Q(current__approvals__withdrawn_at__isnull=True), distinct=True
            ),
        )


class Card(models.Model):
    class Difficulty(models.TextChoices):
        BEGINNER = "beginner", _("Beginner")
        INTERMEDIATE = "intermediate", _("Intermediate")
        ADVANCED = "advanced", _("Advanced")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        PUBLISHED = "published", _("Published")

    class Provider(models.TextChoices):
        YOUTUBE = "youtube", "YouTube"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(unique=True, max_length=80)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="cards")
    difficulty = models.CharField(max_length=12, choices=Difficulty, default=Difficulty.BEGINNER)
    order = models.PositiveSmallIntegerField(default=0, help_text="Place in the course; smaller is earlier.")
    creator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cards")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    current = models.ForeignKey("Revision", models.SET_NULL, null=True, blank=True, editable=False, related_name="+")
    builds_on = models.ManyToManyField("self", symmetrical=False, related_name="leads_to", blank=True)
    video_provider = models.CharField(max_length=10, choices=Provider, blank=True)
    video_ref = models.CharField(max_length=40, blank=True)
    video_title = models.CharField(max_length=160, blank=True)
    video_duration_s = models.PositiveIntegerField(null=True, blank=True)
    licence = models.CharField(max_length=40, default="CC BY-SA 4.0")
    sources = models.JSONField(default=list, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["topic__track__order", "order", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("card", args=[self.slug])

    @property
    def title(self) -> str:
        return self.current.title if self.current else self.slug


def markup_version() -> int:
    return VERSION


class Revision(models.Model):
    """What a card said at one time, never changed once written; `content_hash` covers its text and its tasks."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True)
    body = models.TextField(help_text="Markdown with $maths$")
    cover = models.CharField(max_length=300, blank=True, help_text="The key formula, TeX")
    title_html = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    cover_html = models.TextField(blank=True)
    headings = models.JSONField(default=list)
    passages = models.JSONField(default=dict, help_text="Anchor to the HTML of its block: what a diagnosis quotes.")
    markup = models.PositiveSmallIntegerField(
        default=markup_version, help_text="Version of the typesetting that the card and its tasks were set by."
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    trivial = models.BooleanField(default=False, help_text="A spelling change: approvals carry over.")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["card", "number"], name="one_revision_a_number")]

    def __str__(self) -> str:
        return f"{self.title}, revision {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not self._state.adding:
            raise TypeError("A revision is immutable: write a new one.")
        super().save(*args, **kwargs)


class Figure(models.Model):
    """A drawing of a card, SVG, referred to from its Markdown as `figures/<name>`."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="figures")
    name = models.CharField(max_length=80, help_text="for example network.svg")
    svg = models.TextField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["card", "name"], name="one_figure_a_name")]

    def __str__(self) -> str:
        return self.name


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> "ApprovalQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class Approval(models.Model):
    """One verified reviewer's approval of one revision."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="approvals")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="approvals")
    university = models.ForeignKey(University, models.PROTECT, related_name="approvals")
    role = models.CharField(max_length=80)
    correct = models.PositiveSmallIntegerField("mathematics is correct (1-4)", default=4)
    clear = models.PositiveSmallIntegerField("explanation is clear (1-4)", default=4)
    tasks = models.PositiveSmallIntegerField("tasks test what the card teaches (1-4)", default=4)
    statement = models.CharField(max_length=300)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "reviewer", "university"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_standing_approval_a_reviewer",
            ),
            *(
                models.CheckConstraint(condition=Q(**{f"{name}__range": (1, 4)}), name=f"approval_{name}_from_1_to_4")
                for name in ("correct", "clear", "tasks")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.university} on {self.revision}"

    @staticmethod
    def memberships_of(user: "User") -> "models.QuerySet[Membership]":
        """The verified memberships in whose name this person may approve."""
        return Membership.objects.verified().filter(user=user).select_related("university")


class Completion(models.Model):
    """A learner solved every task of a card; written once."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="completions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="completions")
    completed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "user"], name="one_completion_a_learner")]

    def __str__(self) -> str:
        return f"{self.user} completed {self.card_id}"


class MathsRule(models.Model):
    """One class of the stylesheet that maths needs; KaTeX's style attributes end here."""

    name = models.CharField(max_length=16, unique=True)
    declarations = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f".{self.name} {{ {self.declarations} }}"


class SearchDocument(models.Model):
    """What is searched of a card, as plain text. The indexes over it are made in SQL by the migrations."""

    card = models.OneToOneField(Card, models.CASCADE, related_name="search_document")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=80)
    summary = models.TextField(blank=True)
    tasks = models.TextField(blank=True)
    body = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word of some card: what a query with a typing slip may have meant."""

    word = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.word


class CatalogueStamp(models.Model):
    """One row that changes whenever the catalogue does; see cards/catalogue.py."""

    value = models.UUIDField()

    def __str__(self) -> str:
        return str(self.value)
