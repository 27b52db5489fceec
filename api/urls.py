from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from api.attempts import AttemptViewSet
from api.cards import CardViewSet
from api.code_tasks import CodeTaskViewSet
from api.search import SearchView
from api.submissions import SubmissionViewSet
from api.tokens import TokenView
from api.views import NoSuchResource

router = SimpleRouter(use_regex_path=False)
router.register("cards", CardViewSet, basename="api-card")
router.register("attempts", AttemptViewSet, basename="api-attempt")
router.register("code-tasks", CodeTaskViewSet, basename="api-code-task")
router.register("submissions", SubmissionViewSet, basename="api-submission")

v1 = [
    *router.urls,
    path("search/", SearchView.as_view(), name="api-search"),
    path("token/", TokenView.as_view(), name="api-token"),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
]

urlpatterns = [
    path("v1/", include(v1)),
    re_path(r"^.*$", NoSuchResource.as_view(), name="api-none"),
]
