from django.urls import path

from reviews import views

urlpatterns = [
    path("home", views.home, name="home"),
    path("map", views.map_of_cards, name="map"),
    path("search", views.search, name="search"),
    path("review", views.review, name="review"),
    path("review/undo", views.review_undo, name="review_undo"),
    path("review/<int:pk>/show", views.review_show, name="review_show"),
    path("review/<int:pk>/rate", views.review_rate, name="review_rate"),
]
