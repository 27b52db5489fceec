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


class ItemSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="token", help_text="Send all of them in `order` of an attempt, the first first.")
    text_markdown = serializers.CharField(source="text")
    text_html = serializers.CharField(source="html")


class LeftSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="token", help_text="A key of `pairs` of an attempt.")
    text_markdown = serializers.CharField(source="text")
    text_html = serializers.CharField(source="html")


class RightSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="token", help_text="A value of `pairs` of an attempt.")
    text_markdown = serializers.CharField(source="text")
    text_html = serializers.CharField(source="html")


class OptionSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="token", help_text="A value of `gaps` of an attempt.")
    text_markdown = serializers.CharField(source="text")
    text_html = serializers.CharField(source="html")


class GapSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(help_text="A key of `gaps` of an attempt; stands as {{name}} in the text.")
    kind = serializers.ChoiceField(choices=("choose", "number", "text"))
    options = OptionSerializer(many=True, help_text="Of a gap to choose for.")


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
    items = ItemSerializer(many=True, source="arranged.items", help_text="To order; dealt anew for each try.")
    lefts = LeftSerializer(many=True, source="arranged.lines", help_text="To match, each with one of `rights`.")
    rights = RightSerializer(many=True, source="arranged.sides")
    gaps = GapSerializer(many=True, source="arranged.gaps", help_text="To fill.")
    hints = HintsSerializer()
    tries = serializers.IntegerField(help_text="Attempts so far; send it back as `tries_seen`.")
    solved = serializers.BooleanField()

    def get_text_markdown(self, state: QuestionState) -> str:
        return fill(state.question.text, state.variant.params) if state.variant else state.question.text
