"""The form of a card: its row, and the text that becomes a revision."""

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from cards.admin.text import MONOSPACE, TextForm, check_formula
from cards.models import Card, Revision
from cards.video import clock, seconds, youtube_id

TEXT_FIELDS = ("title", "summary", "body", "cover")


class Text(TypedDict):
    """What `write_revision` wants of a text."""

    title: str
    summary: str
    body: str
    cover: str


class CardForm(TextForm):
    markdown = ("body",)
    inline_markdown = ("title",)

    slug = forms.SlugField(max_length=80, required=False, help_text="In the address. Empty: made of the title.")
    title = forms.CharField(max_length=160, widget=forms.TextInput({"class": "vLargeTextField"}))
    summary = forms.CharField(
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "vLargeTextField"}),
        help_text="One sentence for tiles and search.",
    )
    body = forms.CharField(
        widget=forms.Textarea({"rows": 34, **MONOSPACE}),
        help_text="Markdown; $…$ and $$…$$ for maths; figures/name.svg for a figure below; {#name} for an anchor.",
    )
    cover = forms.CharField(
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2, **MONOSPACE}),
        help_text="The key formula, TeX without $.",
    )
    video = forms.CharField(max_length=200, required=False, help_text="Address of a YouTube video, or its id.")
    duration = forms.CharField(max_length=12, required=False, help_text="12:03")
    sources = forms.CharField(
        required=False,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
        help_text="One a line: author, title, year, where.",
    )
    trivial = forms.BooleanField(
        required=False,
        label="Only spelling or layout",
        help_text="Approvals carry over to this revision. The change is logged and can be compared.",
    )
    note = forms.CharField(max_length=200, required=False, help_text="What changed, for the list of revisions.")

    class Meta:
        model = Card
        fields = ("slug", "topic", "difficulty", "order", "status", "builds_on", "video_title", "licence", "creator")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.current:
            for name in TEXT_FIELDS:
                self.initial.setdefault(name, getattr(self.instance.current, name))
        if not self.instance._state.adding:  # noqa: SLF001 a key that draws itself tells nothing
            self.initial.setdefault("sources", "\n".join(self.instance.sources))
            self.initial.setdefault("video", self.instance.video_ref)
            self.initial.setdefault(
                "duration", clock(self.instance.video_duration_s) if self.instance.video_duration_s else ""
            )

    def figures(self) -> Mapping[str, str]:
        """The figures as they will be once this very form is saved: some come in with it, some go."""
        standing = {str(figure.pk): (figure.name, figure.svg) for figure in self.instance.figures.all()}
        for number, row in enumerate(self._figure_rows()):
            standing.pop(row["id"], None)
            if row["name"] and row["svg"] and not row["DELETE"]:
                standing[f"posted {number}"] = (row["name"].strip(), row["svg"])
        return {f"figures/{name}": svg for name, svg in standing.values()}

    def _figure_rows(self) -> Iterable[dict[str, str]]:
        total = str(self.data.get("figures-TOTAL_FORMS", "0"))
        for number in range(min(int(total), 100) if total.isascii() and total.isdecimal() else 0):
            yield {name: self.data.get(f"figures-{number}-{name}", "") for name in ("id", "name", "svg", "DELETE")}

    def clean_cover(self) -> str:
        cover: str = self.cleaned_data["cover"]
        if cover:
            check_formula(cover)
        return cover

    def clean_video(self) -> str:
        text: str = self.cleaned_data["video"]
        try:
            return youtube_id(text) if text else ""
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean_duration(self) -> int | None:
        text: str = self.cleaned_data["duration"]
        try:
            return seconds(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean_sources(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["sources"].splitlines() if line.strip()]

    def clean_builds_on(self) -> Any:
        chosen = self.cleaned_data["builds_on"]
        circle = first_that_leads_back(self.instance.pk, [card.pk for card in chosen])
        if circle:
            name = next(str(card) for card in chosen if card.pk == circle)
            raise ValidationError(f"“{name}” builds on this card itself, directly or through others.")
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("slug") and cleaned.get("title"):
            cleaned["slug"] = fresh_slug(cleaned["title"])
        if cleaned.get("duration") and not cleaned.get("video"):
            self.add_error("duration", "There is no video to last that long.")
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 Django's signature
        card = self.instance
        card.video_ref, card.sources = self.cleaned_data["video"], self.cleaned_data["sources"]
        card.video_provider = Card.Provider.YOUTUBE if card.video_ref else ""
        card.video_duration_s = self.cleaned_data["duration"]
        return super().save(commit)

    def text(self) -> Text:
        sent = self.cleaned_data
        return Text(title=sent["title"], summary=sent["summary"], body=sent["body"], cover=sent["cover"])


def fresh_slug(title: str) -> str:
    """A slug of the title that no card has."""
    base = slugify(title)[:70] or "card"
    taken = set(Card.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)


def first_that_leads_back(card: UUID, chosen: list[UUID]) -> UUID | None:
    """The first of the chosen cards that is this card or builds on it, through any number of others."""
    edges: dict[UUID, list[UUID]] = {}
    for above, below in Card.builds_on.through.objects.values_list("from_card_id", "to_card_id"):
        edges.setdefault(above, []).append(below)
    for start in chosen:
        seen, stack = {start}, [start]
        while stack:
            here = stack.pop()
            if here == card:
                return start
            stack += [below for below in edges.get(here, ()) if below not in seen]
            seen.update(edges.get(here, ()))
    return None


def text_of(revision: Revision) -> Text:
    """A stored revision's text."""
    return Text(title=revision.title, summary=revision.summary, body=revision.body, cover=revision.cover)
