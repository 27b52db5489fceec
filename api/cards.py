"""GET cards/, GET cards/{slug}/"""

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers, viewsets

from api.documented import problems
from api.questions import QuestionSerializer
from api.views import Pages, Resource
from cards.models import Approval, Card
from quizzes.learners import learner_of
from quizzes.models import CodeTask
from quizzes.state import question_states, questions_of


class CreatorSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField(source="shown_name")


class TopicSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    track = serializers.CharField(source="track.slug")


class CardListSerializer(serializers.ModelSerializer[Card]):
    """What a tile shows."""

    title = serializers.CharField()
    summary = serializers.CharField(source="current.summary")
    cover = serializers.CharField(source="current.cover", help_text="The key formula, TeX")
    topic = TopicSerializer()
    creator = CreatorSerializer()
    url = serializers.HyperlinkedIdentityField(view_name="card", lookup_field="slug", help_text="The page")
    api_url = serializers.HyperlinkedIdentityField(view_name="api-card-detail", lookup_field="slug")
    n_questions = serializers.IntegerField()
    n_code_tasks = serializers.IntegerField(source="n_code")
    n_universities = serializers.IntegerField(help_text="Universities that approve the current revision")

    class Meta:
        model = Card
        fields: tuple[str, ...] = (
            "id",
            "slug",
            "title",
            "summary",
            "cover",
            "topic",
            "difficulty",
            "creator",
            "created_at",
            "n_questions",
            "n_code_tasks",
            "n_universities",
            "url",
            "api_url",
        )
        read_only_fields = fields


class RevisionSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    content_hash = serializers.CharField()
    created_at = serializers.DateTimeField()
    body_markdown = serializers.CharField(source="body")
    body_html = serializers.CharField()
    cover_html = serializers.CharField()


class ApprovalSerializer(serializers.Serializer[Any]):
    university = serializers.CharField(source="university.name")
    ror_id = serializers.CharField(source="university.ror_id")
    reviewer = serializers.CharField(source="reviewer.shown_name")
    role = serializers.CharField()
    statement = serializers.CharField()
    created_at = serializers.DateTimeField()


class VideoSerializer(serializers.Serializer[Any]):
    provider = serializers.CharField(source="video_provider")
    ref = serializers.CharField(source="video_ref")
    title = serializers.CharField(source="video_title")
    duration_s = serializers.IntegerField(source="video_duration_s", allow_null=True)


class CodeTaskLinkSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    api_url = serializers.HyperlinkedIdentityField(view_name="api-code-task-detail", lookup_field="slug")


class CardSerializer(CardListSerializer):
    """A card with its text and its questions, without their answers."""

    revision = RevisionSerializer(source="current")
    builds_on = serializers.SerializerMethodField()
    approvals = serializers.SerializerMethodField()
    video = serializers.SerializerMethodField()
    questions = serializers.SerializerMethodField()
    code_tasks = CodeTaskLinkSerializer(many=True)

    class Meta(CardListSerializer.Meta):
        fields = (
            *CardListSerializer.Meta.fields,
            "licence",
            "sources",
            "revision",
            "builds_on",
            "approvals",
            "video",
            "questions",
            "code_tasks",
        )
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_builds_on(self, card: Card) -> list[str]:
        """Slugs of the cards it takes for granted."""
        visible = Card.objects.visible_to(self.context["request"].user)
        return list(visible.filter(leads_to=card).order_by("order").values_list("slug", flat=True))

    @extend_schema_field(ApprovalSerializer(many=True))
    def get_approvals(self, card: Card) -> Any:
        """Standing approvals of the current revision."""
        standing = Approval.objects.standing().filter(revision=card.current)
        return ApprovalSerializer(standing.select_related("university", "reviewer"), many=True).data

    @extend_schema_field(VideoSerializer(allow_null=True))
    def get_video(self, card: Card) -> Any:
        return VideoSerializer(card).data if card.video_ref else None

    @extend_schema_field(QuestionSerializer(many=True))
    def get_questions(self, card: Card) -> Any:
        """Questions as this person sees them: own order of choices, own numbers, hints taken so far."""
        states = question_states(learner_of(self.context["request"]), questions_of(card))
        return QuestionSerializer(states, many=True, context=self.context).data


class CardFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped library
    track = django_filters.CharFilter("topic__track__slug", help_text="Slug of a track")
    topic = django_filters.CharFilter("topic__slug", help_text="Slug of a topic")
    difficulty = django_filters.ChoiceFilter(choices=Card.Difficulty.choices)

    class Meta:
        model = Card
        fields = ("track", "topic", "difficulty")


@extend_schema_view(
    list=extend_schema(summary="Cards, in course order", responses={200: CardListSerializer, **problems(400)}),
    retrieve=extend_schema(
        summary="One card with its text and questions",
        description="Carries an ETag; a request with If-None-Match gets 304 while nothing changed.",
        responses={200: CardSerializer, **problems(404)},
    ),
)
@method_decorator(conditional_page, name="dispatch")
class CardViewSet(Resource, viewsets.ReadOnlyModelViewSet[Card]):
    lookup_field = "slug"
    lookup_value_converter = "slug"
    filterset_class = CardFilter
    pagination_class = Pages
    queryset = Card.objects.none()

    def get_queryset(self) -> QuerySet[Card]:
        cards = Card.objects.visible_to(self.request.user).for_tiles().order_by("topic__track__order", "order", "slug")
        return (
            cards
            if self.action == "list"
            else cards.prefetch_related(Prefetch("code_tasks", CodeTask.objects.filter(active=True)))
        )

    def get_serializer_class(self) -> type[CardListSerializer]:
        return CardListSerializer if self.action == "list" else CardSerializer
