"""Questions as they stand on a card: never which choice is right, never a hint that was not taken."""

from typing import Any

from rest_framework import serializers

from quizzes.state import QuestionState
from quizzes.variants import fill


class ChoiceSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField(source="choice.pk", help_text="Send it in `choices` of an attempt.")
    text_markdown = serializers.CharField(source="choice.text")
    text_html = serializers.CharField(source="choice.text_html")


class HintSerializer(serializers.Serializer[Any]):
    text_markdown = serializers.CharField(source="text")
    text_html = serializers.CharField()


class HintsSerializer(serializers.Serializer[Any]):
    total = serializers.IntegerField()
    shown = HintSerializer(many=True, help_text="Those taken so far, in order.")


class QuestionSerializer(serializers.Serializer[Any]):
    """Made of a QuestionState."""

    id = serializers.IntegerField(source="question.pk")
    key = serializers.CharField(source="question.key")
    kind = serializers.CharField(source="question.kind")
    text_markdown = serializers.SerializerMethodField()
    text_html = serializers.CharField()
    unit = serializers.CharField(source="question.unit")
    see = serializers.CharField(source="question.see", help_text="Anchor of the paragraph that answers it.")
    choices = ChoiceSerializer(many=True)
    hints = HintsSerializer()
    tries = serializers.IntegerField(help_text="Attempts so far; send it back as `tries_seen`.")
    solved = serializers.BooleanField()

    def get_text_markdown(self, state: QuestionState) -> str:
        return fill(state.question.text, state.variant.params) if state.variant else state.question.text
