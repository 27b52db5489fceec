from django.urls import path

from accounts import views

urlpatterns = [
    path("", views.account_settings, name="account_settings"),
    path("data/", views.account_data, name="account_data"),
    path("data/export", views.account_export, name="account_export"),
    path("delete/", views.account_delete, name="account_delete"),
    path("language", views.language, name="language"),
]
