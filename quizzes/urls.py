from django.urls import path

from quizzes import views

urlpatterns = [
    path("cards/<slug:slug>/", views.card, name="card"),
    path("cards/<slug:slug>/report", views.card_report, name="card_report"),
    path("questions/<int:pk>/answer", views.question_answer, name="question_answer"),
    path("questions/<int:pk>/hint", views.question_hint, name="question_hint"),
    path("questions/<int:pk>/report", views.question_report, name="question_report"),
    path("code/<slug:slug>/", views.code_task, name="code_task"),
    path("code/<slug:slug>/submit", views.code_submit, name="code_submit"),
    path("code/<slug:slug>/hint", views.code_hint, name="code_hint"),
    path("code/<slug:slug>/history", views.code_history, name="code_history"),
    path("code/<slug:slug>/report", views.code_report, name="code_report"),
    path("code/<slug:slug>/draft", views.draft, name="draft"),
    path("submissions/<uuid:pk>/", views.submission, name="submission"),
    path("submissions/<uuid:pk>/cancel", views.submission_cancel, name="submission_cancel"),
    path("status", views.status, name="status"),
]
