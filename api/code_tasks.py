"""GET code-tasks/, GET code-tasks/{slug}/"""

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers, viewsets

from api.documented import problems
from api.questions import HintsSerializer
from api.views import Pages, Resource
from quizzes.models import CodeTask
from quizzes.state import code_hints


class CodeTaskListSerializer(serializers.ModelSerializer[CodeTask]):
    card = serializers.CharField(source="card.slug")
    url = serializers.HyperlinkedIdentityField(view_name="code_task", lookup_field="slug", help_text="The page")
    api_url = serializers.HyperlinkedIdentityField(view_name="api-code-task-detail", lookup_field="slug")

    class Meta:
        model = CodeTask
        fields: tuple[str, ...] = ("id", "slug", "title", "card", "profile", "entry", "points", "url", "api_url")
        read_only_fields = fields


class GroupSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    visibility = serializers.ChoiceField(choices=["public", "hidden"])
    weight = serializers.FloatField()
    note = serializers.CharField()


class LimitsSerializer(serializers.Serializer[Any]):
    cpu_s = serializers.FloatField()
    wall_s = serializers.FloatField()
    memory_mb = serializers.IntegerField()
    output_kb = serializers.IntegerField()


class CodeTaskSerializer(CodeTaskListSerializer):
    """What a learner needs to write the code: never the reference, the cases or a hint that was not taken."""

    language = serializers.CharField(source="language.name", help_text="python or c: what a submission is written in")
    kind = serializers.CharField(source="package.spec.kind")
    signature = serializers.CharField(source="package.spec.signature")
    difficulty = serializers.CharField(source="package.spec.difficulty")
    statement_markdown = serializers.CharField(source="package.statement")
    statement_html = serializers.CharField()
    starter = serializers.CharField(source="package.starter")
    given = serializers.CharField(
        source="package.given", help_text="given.py: what the tests hand to the code, or an empty text"
    )
    limits = LimitsSerializer(source="package.spec.limits")
    groups = GroupSerializer(source="package.spec.groups", many=True)
    hints = serializers.SerializerMethodField()

    class Meta(CodeTaskListSerializer.Meta):
        fields = (
            *CodeTaskListSerializer.Meta.fields,
            "language",
            "kind",
            "signature",
            "difficulty",
            "statement_markdown",
            "statement_html",
            "starter",
            "given",
            "limits",
            "groups",
            "hints",
        )
        read_only_fields = fields

    @extend_schema_field(HintsSerializer)
    def get_hints(self, task: CodeTask) -> Any:
        return HintsSerializer(code_hints(self.context["request"].user, task)).data


class CodeTaskFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped library
    card = django_filters.CharFilter("card__slug", help_text="Slug of a card")
    track = django_filters.CharFilter("card__topic__track__slug", help_text="Slug of a track")

    class Meta:
        model = CodeTask
        fields = ("card", "track", "profile")


@extend_schema_view(
    list=extend_schema(summary="Code tasks, in course order", responses={200: CodeTaskListSerializer, **problems(400)}),
    retrieve=extend_schema(
        summary="One code task: statement, starter, signature", responses={200: CodeTaskSerializer, **problems(404)}
    ),
)
class CodeTaskViewSet(Resource, viewsets.ReadOnlyModelViewSet[CodeTask]):
    lookup_field = "slug"
    lookup_value_converter = "slug"
    filterset_class = CodeTaskFilter
    pagination_class = Pages
    queryset = CodeTask.objects.none()

    def get_queryset(self) -> QuerySet[CodeTask]:
        visible = CodeTask.objects.visible_to(self.request.user).select_related("card")
        return visible.order_by("card__topic__track__order", "card__order", "card__slug", "position", "slug")

    def get_serializer_class(self) -> type[CodeTaskListSerializer]:
        return CodeTaskListSerializer if self.action == "list" else CodeTaskSerializer
