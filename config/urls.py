from django.contrib import admin
from django.urls import include, path

from config import health

urlpatterns = [
    path("", include("cards.urls")),
    path("", include("quizzes.urls")),
    path("", include("reviews.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/", include("api.urls")),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]
