"""GET submissions/, POST submissions/, GET submissions/{id}/, POST submissions/{id}/cancel/: code, one's own."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field, extend_schema_view
from rest_framework import mixins, permissions, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from api.documented import problems
from api.problems import TooLarge, TooOften
from api.reports import ReportSerializer, shown
from api.views import ClientRequest, Pages, Resource
from quizzes.intake import Refused, cancel, submit
from quizzes.models import CodeTask, Submission

HEAVY = ("report", "progress")


class SubmissionListSerializer(serializers.ModelSerializer[Submission]):
    task = serializers.CharField(source="task.slug")
    url = serializers.HyperlinkedIdentityField(view_name="submission", help_text="The page")
    api_url = serializers.HyperlinkedIdentityField(view_name="api-submission-detail")

    class Meta:
        model = Submission
        fields: tuple[str, ...] = (
            "id",
            "task",
            "scope",
            "number",
            "status",
            "verdict",
            "score",
            "queued_at",
            "started_at",
            "done_at",
            "url",
            "api_url",
        )
        read_only_fields = fields


class SubmissionSerializer(SubmissionListSerializer):
    """A submission with its report once it is done, and its place in the queue before."""

    ahead = serializers.SerializerMethodField(help_text="Submissions waiting before it.")
    report = serializers.SerializerMethodField()
    code = serializers.CharField(source="source.text")

    class Meta(SubmissionListSerializer.Meta):
        fields = (*SubmissionListSerializer.Meta.fields, "ahead", "report", "code")
        read_only_fields = fields

    def get_ahead(self, submission: Submission) -> int:
        return submission.ahead() if submission.status == Submission.Status.QUEUED else 0

    @extend_schema_field(ReportSerializer(allow_null=True))
    def get_report(self, submission: Submission) -> Any:
        return shown(submission.report) if submission.is_done and submission.report else None


class NewSubmissionSerializer(serializers.Serializer[Any]):
    task = serializers.SlugField(max_length=80, help_text="Slug of the code task")
    code = serializers.CharField(trim_whitespace=False, allow_blank=True, help_text="At most 256 KB of Python, UTF-8")
    scope = serializers.ChoiceField(
        choices=Submission.Scope.choices,
        default=Submission.Scope.ALL,
        help_text="public: run the public cases only. all: submit, hidden cases too.",
    )


class SubmissionFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped library
    task = django_filters.CharFilter("task__slug", help_text="Slug of a code task")
    card = django_filters.CharFilter("task__card__slug", help_text="Slug of a card")

    class Meta:
        model = Submission
        fields = ("task", "card", "scope", "status", "verdict")


@extend_schema_view(
    list=extend_schema(
        summary="Own submissions, the latest first", responses={200: SubmissionListSerializer, **problems(400, 401)}
    ),
    retrieve=extend_schema(
        summary="Status, verdict and report of one's own submission",
        description="Poll it until `status` is done. Hidden cases tell their outcome, never their data.",
        responses={200: SubmissionSerializer, **problems(401, 404)},
    ),
)
class SubmissionViewSet(
    Resource, mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Submission]
):
    permission_classes = (permissions.IsAuthenticated,)
    filterset_class = SubmissionFilter
    pagination_class = Pages
    queryset = Submission.objects.none()
    lookup_value_converter = "uuid"

    def get_queryset(self) -> QuerySet[Submission]:
        mine = Submission.objects.filter(user=self.request.user.pk).select_related("task").order_by("-queued_at", "-pk")
        return mine.defer(*HEAVY) if self.action == "list" else mine.select_related("task__card", "source")

    def get_serializer_class(self) -> type[SubmissionListSerializer]:
        return SubmissionListSerializer if self.action == "list" else SubmissionSerializer

    @extend_schema(
        summary="Send code to be judged",
        request=NewSubmissionSerializer,
        responses={
            202: OpenApiResponse(SubmissionSerializer, "Queued; Location is the address to poll."),
            **problems(400, 401, 404, 413, 429),
        },
    )
    def create(self, request: ClientRequest) -> Response:
        form = NewSubmissionSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        task = get_object_or_404(CodeTask.objects.visible_to(request.user), slug=form.validated_data["task"])
        code = form.validated_data["code"].replace("\r\n", "\n").encode()
        try:
            submission = submit(request.user, task, code, form.validated_data["scope"])
        except Refused as refusal:
            raise _as_problem(refusal) from None
        where = request.build_absolute_uri(reverse("api-submission-detail", args=[submission.pk]))
        return Response(self.get_serializer(submission).data, status.HTTP_202_ACCEPTED, headers={"Location": where})

    @extend_schema(
        summary="Stop a submission that is not done",
        request=None,
        responses={200: SubmissionSerializer, **problems(401, 404)},
    )
    @action(detail=True, methods=["post"])
    def cancel(self, _request: Request, pk: str) -> Response:
        cancel(self.get_object())
        return Response(self.get_serializer(self.get_queryset().get(pk=pk)).data)


def _as_problem(refusal: Refused) -> TooOften | TooLarge:
    if refusal.retry_after:
        return TooOften(refusal.retry_after, refusal.message)
    return TooLarge(refusal.message)
