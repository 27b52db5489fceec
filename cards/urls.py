from django.urls import path

from cards import views

urlpatterns = [
    path("", views.front, name="front"),
    path("maths.css", views.maths_css, name="maths_css"),
    path("theme", views.theme, name="theme"),
]
