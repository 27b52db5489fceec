from django.contrib.auth.models import AbstractUser
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

DAY_STARTS = 4  # as in Anki: a session past midnight still belongs to the evening before


class User(AbstractUser):
    """A person. `username` is the public handle, `name` what pages show."""

    name = models.CharField(_("name"), max_length=80, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    day_starts = models.PositiveSmallIntegerField(
        _("a day starts at"),
        default=DAY_STARTS,
        validators=[MaxValueValidator(23)],
        help_text="hour, on their own clock",
    )
    language = models.CharField(_("language"), max_length=8, blank=True, help_text="empty: what the browser asks for")
    deleted_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        return gettext("Former member") if self.deleted_at else self.name or self.username

    @property
    def initials(self) -> str:
        """One or two letters for the avatar."""
        words = self.shown_name.replace("-", " ").replace("_", " ").split()
        return "".join(word[0] for word in words[:2]).upper() or "?"

    @property
    def is_creator(self) -> bool:
        return self.is_staff and self.has_perm("cards.change_card")

    @property
    def is_reviewer(self) -> bool:
        return self.is_staff and self.has_perm("cards.add_approval")


class University(models.Model):
    name = models.CharField(max_length=160, unique=True)
    slug = models.SlugField(unique=True)
    ror_id = models.CharField(
        "ROR id",
        max_length=9,
        unique=True,
        validators=[RegexValidator(r"^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$", "A ROR id looks like 02nv7yv05.")],
        help_text="Research Organization Registry, the part after ror.org/",
    )
    email_domain = models.CharField(max_length=120, blank=True, help_text="A matching address proposes a membership.")

    class Meta:
        verbose_name_plural = "universities"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isupper() and word not in {"University", "Of"}]
        return "".join(word[0] for word in (words or self.name.split())[:2]).upper()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def verified(self) -> "MembershipQuerySet":
        return self.filter(verified_at__isnull=False)


class Membership(models.Model):
    """A person's place at a university; reviews count once a person has verified it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    university = models.ForeignKey(University, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=80, help_text="for example “Professor” or “Lecturer”")
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "university"], name="one_membership_a_university")]

    def __str__(self) -> str:
        return f"{self.user}, {self.role}, {self.university}"
