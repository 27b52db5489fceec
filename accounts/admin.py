from allauth.account.decorators import secure_admin_login
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.generic import AnyModelAdmin, AnyTabularInline, AnyUserAdmin
from accounts.memberships import verify
from accounts.models import Membership, University, User
from accounts.roles import make_creator, make_reviewer

admin.site.site_header = admin.site.site_title = "Chainrule"
admin.site.index_title = "Workshop"
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # one login, with its rate limits and second factor


class RecordAdmin(AnyModelAdmin):
    """Learners' own work, which only the site writes: superusers may look at it, nobody changes it."""

    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, _obj: Model | None = None) -> bool:
        return bool(request.user.is_authenticated and request.user.is_superuser)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False


class MembershipInline(AnyTabularInline):
    model = Membership
    fk_name = "user"
    extra = 0
    fields = ("university", "role", "verified_at", "verified_by")
    readonly_fields = ("verified_at", "verified_by")
    autocomplete_fields = ("university",)


@admin.register(User)
class PersonAdmin(AnyUserAdmin):
    list_display = ("username", "name", "email", "is_staff", "is_active", "date_joined")
    search_fields = ("username", "name", "email")
    inlines = (MembershipInline,)
    actions = ("make_creators", "make_reviewers")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("name", "first_name", "last_name", "email", "timezone")}),
        ("Permissions", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )

    @admin.action(description="Make creators", permissions=["change"])
    def make_creators(self, request: HttpRequest, people: QuerySet[User]) -> None:
        for user in people:
            make_creator(user)
        self.message_user(request, f"{len(people)} may now write cards.", messages.SUCCESS)

    @admin.action(description="Make reviewers", permissions=["change"])
    def make_reviewers(self, request: HttpRequest, people: QuerySet[User]) -> None:
        for user in people:
            make_reviewer(user)
        self.message_user(
            request,
            f"{len(people)} may now review cards, each for the universities of their verified memberships.",
            messages.SUCCESS,
        )


@admin.register(University)
class UniversityAdmin(AnyModelAdmin):
    list_display = ("name", "ror_id", "email_domain")
    search_fields = ("name", "ror_id")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Membership)
class MembershipAdmin(AnyModelAdmin):
    list_display = ("user", "university", "role", "email", "verified_at", "verified_by")
    list_filter = (("verified_at", admin.EmptyFieldListFilter), "university")
    list_select_related = ("user", "university", "verified_by")
    autocomplete_fields = ("user", "university")
    readonly_fields = ("verified_at", "verified_by")
    actions = ("verify_chosen", "unverify_chosen")

    @admin.display(description="address")
    def email(self, membership: Membership) -> str:
        return membership.user.email

    @admin.action(description="Verify: they hold this role at this university", permissions=["change"])
    def verify_chosen(self, request: HttpRequest, memberships: QuerySet[Membership]) -> None:
        without = memberships.filter(role="").count()
        done = verify(memberships, _person(request))
        self.message_user(request, f"{done} verified.", messages.SUCCESS if done else messages.INFO)
        if without:
            self.message_user(request, f"{without} have no role yet: open them and write it first.", messages.ERROR)

    @admin.action(description="Take the verification back", permissions=["change"])
    def unverify_chosen(self, request: HttpRequest, memberships: QuerySet[Membership]) -> None:
        done = memberships.exclude(verified_at=None).update(verified_at=None, verified_by=None)
        self.message_user(
            request, f"{done} are no longer verified; their approvals stand until they are withdrawn.", messages.SUCCESS
        )


def _person(request: HttpRequest) -> User:
    """The admin lets in nobody else; the check is for the types."""
    if not isinstance(request.user, User):
        raise TypeError("The admin was reached without a user.")
    return request.user
