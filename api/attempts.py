"""GET attempts/, POST attempts/, GET attempts/{id}/: answers to questions, one's own."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import exceptions, mixins, permissions, serializers, status, viewsets
from rest_framework.response import Response

from api.documented import problems
from api.views import ClientRequest, Pages, Resource
from cards.models import Card
from quizzes.answers import BadAnswer, answer
from quizzes.models import Attempt, Question


class ExplanationSerializer(serializers.Serializer[Any]):
    choice = serializers.IntegerField(allow_null=True, help_text="The chosen choice; null for the question's own.")
    text_markdown = serializers.CharField()
    text_html = serializers.CharField()


class AttemptSerializer(serializers.ModelSerializer[Attempt]):
    """An answer with its mark. Explanations are of what was chosen, and of the question once it is solved."""

    card = serializers.CharField(source="question.card.slug")
    see = serializers.CharField(source="question.see", help_text="Anchor of the paragraph to read again.")
    explanations = serializers.SerializerMethodField()
    certainty_mark = serializers.IntegerField(
        allow_null=True, help_text="Right 1, 2, 3 and wrong 0, -2, -6 by `confidence`; null without one."
    )

    class Meta:
        model = Attempt
        fields: tuple[str, ...] = (
            "id",
            "question",
            "card",
            "response",
            "correct",
            "score",
            "hints_used",
            "confidence",
            "certainty_mark",
            "explanations",
            "see",
            "created_at",
        )
        read_only_fields = fields

    @extend_schema_field(ExplanationSerializer(many=True))
    def get_explanations(self, attempt: Attempt) -> Any:
        chosen = attempt.response.get("choices", ())
        found = [
            {"choice": choice.pk, "text_markdown": choice.explanation, "text_html": choice.explanation_html}
            for choice in attempt.question.choices.all()
            if choice.pk in chosen and choice.explanation
        ]
        question = attempt.question
        if attempt.correct and question.explanation:
            found.append(
                {"choice": None, "text_markdown": question.explanation, "text_html": question.explanation_html}
            )
        return found


class NewAttemptSerializer(serializers.Serializer[Any]):
    """Whichever of choices, number, order, pairs and gaps the question's kind asks for."""

    question = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    choices = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**63 - 1), required=False, max_length=50
    )
    number = serializers.CharField(required=False, max_length=80, help_text="As text, with a decimal point: 0.344")
    order = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, max_length=50, help_text="Ids of all items."
    )
    pairs = serializers.DictField(
        child=serializers.CharField(max_length=40), required=False, help_text="Id of each left side to that of a right."
    )
    gaps = serializers.DictField(
        child=serializers.CharField(max_length=200, allow_blank=True),
        required=False,
        help_text="Name of each gap to the id of an option, a number as text, or a text.",
    )
    confidence = serializers.ChoiceField(choices=Attempt.Confidence.choices, required=False, allow_null=True)
    tries_seen = serializers.IntegerField(
        required=False,
        min_value=0,
        help_text="The `tries` of the question as it was read: a request that is sent twice then counts once.",
    )


class AttemptFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped library
    card = django_filters.CharFilter("question__card__slug", help_text="Slug of a card")
    question = django_filters.NumberFilter("question_id")

    class Meta:
        model = Attempt
        fields = ("card", "question", "correct")


@extend_schema_view(
    list=extend_schema(summary="Own attempts, the latest first", responses={200: AttemptSerializer, **problems(401)}),
    retrieve=extend_schema(
        summary="One of one's own attempts", responses={200: AttemptSerializer, **problems(401, 404)}
    ),
)
class AttemptViewSet(Resource, mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Attempt]):
    permission_classes = (permissions.IsAuthenticated,)
    serializer_class = AttemptSerializer
    filterset_class = AttemptFilter
    pagination_class = Pages
    queryset = Attempt.objects.none()
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Attempt]:
        mine = Attempt.objects.filter(user=self.request.user.pk)
        return (
            mine.select_related("question__card").prefetch_related("question__choices").order_by("-created_at", "-pk")
        )

    @extend_schema(
        summary="Answer a question",
        description="An answer that cannot be marked is a 400 and costs no try. "
        "A solved question keeps its first right attempt, which is then answered with 200.",
        request=NewAttemptSerializer,
        responses={201: AttemptSerializer, 200: AttemptSerializer, **problems(400, 401, 404)},
    )
    def create(self, request: ClientRequest) -> Response:
        form = NewAttemptSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        sent = form.validated_data
        question = _question_for(request, sent["question"])
        last = self.get_queryset().filter(question=question).first()
        try:
            attempt = answer(
                request.user,
                question,
                {key: sent[key] for key in ("choices", "number", "order", "pairs", "gaps") if key in sent},
                tries_seen=sent.get("tries_seen"),
                confidence=sent.get("confidence"),
            )
        except BadAnswer as error:
            raise exceptions.ParseError(error.message) from None
        is_new = last is None or attempt.pk > last.pk
        body = self.get_serializer(self.get_queryset().get(pk=attempt.pk)).data
        return Response(body, status.HTTP_201_CREATED if is_new else status.HTTP_200_OK)


def _question_for(request: ClientRequest, pk: int) -> Question:
    questions = Question.objects.filter(active=True, card__in=Card.objects.visible_to(request.user))
    return get_object_or_404(questions.select_related("card"), pk=pk)
