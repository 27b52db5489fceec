"""A code task's page: its files, validated as one package, and the proof that its tests are good."""

import logging
import re
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Case, Model, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from accounts.generic import AnyInlineFormSet, AnyModelForm, AnyStackedInline
from cards.admin.owned import OwnedAdmin, OwnedInline, person
from cards.admin.text import MONOSPACE
from cards.markup import MarkupError, render
from quizzes import rejudging, tasks
from quizzes.admin.questions import own_cards
from quizzes.admin.revise import ChangeForm, Revises
from quizzes.authoring import set_files
from quizzes.intake import lane
from quizzes.models import CodeTask, CodeTaskFile, Rejudge, Submission
from sandbox.languages import LANGUAGES, PYTHON, Language
from sandbox.package import GIVEN, PackageError, TaskPackage, is_known_path, required

logger = logging.getLogger(__name__)
SKELETON = Path(__file__).resolve().parent.parent / "skeleton"
_PATH = re.compile(r"(?:\w+/)?[\w-]+\.\w+")
_IN_ORDER = (*dict.fromkeys(name for language in LANGUAGES for name in required(language.suffix)), GIVEN)


def skeleton() -> dict[str, str]:
    """Files of a small task that works, with a fresh id: what a new task starts from."""
    names = (found.relative_to(SKELETON).as_posix() for found in SKELETON.rglob("*.*"))
    ordered = sorted(names, key=lambda name: ("/" in name, name != "task.toml", name != "statement.md", name))
    texts = {name.removesuffix(".txt"): (SKELETON / name).read_text() for name in ordered}
    return {**texts, "task.toml": texts["task.toml"].replace("{id}", str(uuid.uuid4()))}


def _known_files(language: Language) -> str:
    files = ", ".join([*required(language.suffix), *([f"perhaps {GIVEN}"] if language is PYTHON else [])])
    return f"in {language.title} {files}, wrong/…{language.suffix} and right/…{language.suffix}"


class CodeTaskForm(ChangeForm):
    class Meta:
        model = CodeTask
        fields = ("card", "slug", "position", "active")


class FileForm(AnyModelForm):
    text = forms.CharField(strip=False, widget=forms.Textarea({"rows": 14, **MONOSPACE}))

    class Meta:
        model = CodeTaskFile
        fields = ("path", "text")
        help_texts = {"path": "; ".join(_known_files(language) for language in LANGUAGES)}

    def clean_path(self) -> str:
        name: str = self.cleaned_data["path"].strip()
        if not (_PATH.fullmatch(name) and any(is_known_path(name, language.suffix) for language in LANGUAGES)):
            known = "; ".join(_known_files(language) for language in LANGUAGES)
            raise ValidationError(f"A task has {known}.")
        return name

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")


class FileFormSet(AnyInlineFormSet):
    """All files together make a package; what is wrong stands at the file, with line and field."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        files = self.files_by_path()
        try:
            package = TaskPackage.from_files(self.instance.slug or "task", files)
        except PackageError as error:
            self._tell(error.file, f"{error}")
            return
        self._check_id(package.spec.id)
        self._check_markdown("statement.md", "statement.md:", package.statement)
        for number, hint in enumerate(package.spec.hints, start=1):
            self._check_markdown("task.toml", f"task.toml: hints.text: hint {number}, line ", hint.text)

    def _check_markdown(self, file: str, place: str, text: str) -> None:
        """Typeset it as `set_files` will."""
        figures = self.instance.card.figures.all() if self.instance.card_id else ()
        try:
            render(text, figures={f"figures/{figure.name}": figure.svg for figure in figures})
        except MarkupError as error:
            self._tell(file, f"{place}{error.line}: {error.message}")

    def files_by_path(self) -> dict[str, str]:
        """The files that will stand after saving."""
        return {form.cleaned_data["path"]: form.cleaned_data["text"] for form in self._kept()}

    def _kept(self) -> list[Any]:
        dropped = self.deleted_forms
        return [form for form in self.forms if form not in dropped and form.cleaned_data.get("path")]

    def _tell(self, file: str, message: str) -> None:
        for form in self._kept():
            if form.cleaned_data["path"] == file:
                form.add_error("text", message)
                return
        raise ValidationError(message)

    def _check_id(self, task_id: str) -> None:
        """The id of task.toml is the row's, so that an export and a later load meet the same task."""
        adding = self.instance._state.adding  # noqa: SLF001 a key that draws itself tells nothing
        if adding and CodeTask.objects.filter(pk=task_id).exists():
            self._tell("task.toml", "task.toml: id: another task has this id; write a new one.")
        elif not adding and task_id != str(self.instance.pk):
            self._tell("task.toml", f"task.toml: id: this task is {self.instance.pk}; its id never changes.")


class FileInline(OwnedInline, AnyStackedInline):
    model = CodeTaskFile
    form = FileForm
    formset = FileFormSet
    verbose_name = "file"
    verbose_name_plural = "files"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The files every task has in the order one writes them, then the wrong and right solutions."""
        places = (When(path=name, then=place) for place, name in enumerate(_IN_ORDER))
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.order_by(Case(*places, default=len(_IN_ORDER)), "path")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:  # noqa: ARG002 Django's signature
        return 1 if obj else len(skeleton())


@admin.register(CodeTask)
class CodeTaskAdmin(Revises, OwnedAdmin):
    form = CodeTaskForm
    list_display = ("title", "card", "profile", "entry", "points", "proven", "active")
    list_filter = ("profile", "active")
    list_select_related = ("card__current",)
    search_fields = ("slug", "title", "card__slug")
    inlines = (FileInline,)
    actions = None
    view_on_site = False
    fieldsets = (
        (None, {"fields": (("card", "slug", "position", "active"),)}),
        ("Revision", {"fields": ("note", "trivial")}),
    )

    def get_urls(self) -> list[URLPattern]:
        prove = self.admin_site.admin_view(self.prove_view)
        rejudge = self.admin_site.admin_view(self.rejudge_view)
        return [
            path("<uuid:pk>/prove/", prove, name="quizzes_codetask_prove"),
            path("<uuid:pk>/rejudge/", rejudge, name="quizzes_codetask_rejudge"),
            *super().get_urls(),
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Submissions are kept: a task that has any stays."""
        unused = not isinstance(obj, CodeTask) or not obj.submissions.exists()
        return super().has_delete_permission(request, obj) and unused

    def get_readonly_fields(self, _request: HttpRequest, obj: Any = None) -> Any:
        return ("card",) if obj else ()

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "card":
            kwargs["queryset"] = own_cards(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and obj._state.adding:  # noqa: SLF001 a key that draws itself tells nothing
            kwargs["initial"] = [{"path": name, "text": text} for name, text in skeleton().items()]
        return kwargs

    def save_model(self, request: HttpRequest, obj: CodeTask, form: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        """A new row waits for its id, which stands in task.toml."""
        if change:
            super().save_model(request, obj, form, change)

    def save_formset(self, _request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001 Django's signature
        files: Mapping[str, str] = formset.files_by_path()
        task: CodeTask = form.instance
        if not change:
            task.pk = uuid.UUID(TaskPackage.from_files(task.slug, files).spec.id)
        formset.save(commit=False)  # for the admin's log of what changed
        set_files(task, files)

    def delete_model(self, request: HttpRequest, obj: CodeTask) -> None:
        card = obj.card
        super().delete_model(request, obj)
        self.revise(request, card, note=f"Code task {obj.slug} removed")

    def prove_view(self, request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
        """Ask a worker to run the reference, the right and the known wrong solutions in the sandbox."""
        task = self._posted(request, pk)
        self._send(request, task)
        return redirect(reverse("admin:quizzes_codetask_change", args=[task.pk]))

    def rejudge_view(self, request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
        """Judge all submissions again in the shadow; nothing changes until it is applied."""
        task = self._posted(request, pk)
        try:
            rejudge = rejudging.start(task, person(request))
        except rejudging.CannotRejudge as reason:
            self.message_user(request, str(reason), messages.ERROR)
            return redirect(reverse("admin:quizzes_codetask_change", args=[task.pk]))
        transaction.on_commit(lambda: self._send_shadows(rejudge))
        return redirect(reverse("admin:quizzes_rejudge_change", args=[rejudge.pk]))

    @staticmethod
    def _send_shadows(rejudge: Rejudge) -> None:
        try:
            tasks.send_shadows(rejudging.pending_ids(rejudge))
        except Exception:  # whatever keeps the broker from taking them, the sweeper sends them later
            logger.exception("no messages for rejudge %s; the sweeper sends them later", rejudge.pk)

    def _posted(self, request: HttpRequest, pk: uuid.UUID) -> CodeTask:
        """The task, when this is a POST by somebody who may change it."""
        task: CodeTask | None = self.get_object(request, str(pk))
        if task is None:
            raise Http404
        if request.method != "POST" or not self.has_change_permission(request, task):
            raise PermissionDenied
        return task

    def _send(self, request: HttpRequest, task: CodeTask) -> None:
        try:
            tasks.prove.apply_async((str(task.pk),), queue=lane(task, Submission.Scope.ALL))
        except Exception:  # whatever keeps the broker from taking it, the creator has to hear of it
            logger.exception("no message to prove task %s", task.pk)
            self.message_user(request, "The queue takes nothing at the moment; try again in a minute.", messages.ERROR)
        else:
            self.message_user(request, "The check is on its way to a worker; reload in half a minute.", messages.INFO)

    @admin.display(description="proof")
    def proven(self, task: CodeTask) -> str:
        proof = task.proof
        if not proof:
            return "not checked"
        return f"{proof['wrong_caught']} of {proof['wrong']} wrong ones caught" if proof["ok"] else "to be mended"
