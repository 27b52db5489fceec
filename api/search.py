"""GET search/"""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import permissions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.cards import CardFilter, CardListSerializer
from api.documented import problems
from api.views import Resource
from cards.models import Card
from cards.search import search
from cards.search.find import MOST_PAGES

LONGEST_QUERY = 200


class SearchSerializer(serializers.Serializer[Any]):
    """What is asked."""

    q = serializers.CharField(max_length=LONGEST_QUERY, help_text="Words; a typing slip is mended.")
    page = serializers.IntegerField(min_value=1, max_value=MOST_PAGES, default=1)


class HitSerializer(serializers.Serializer[Any]):
    card = CardListSerializer()
    passage_html = serializers.CharField(source="passage", help_text="Where it fits, the words in <mark>.")


class FoundSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField(source="total")
    page = serializers.IntegerField()
    pages = serializers.IntegerField()
    mended = serializers.CharField(help_text="What was searched for instead, when nothing fits as it was typed.")
    loose = serializers.BooleanField(help_text="No card has all the words; these have some of them.")
    results = HitSerializer(many=True, source="hits")


class SearchView(Resource):
    permission_classes = (permissions.AllowAny,)

    @extend_schema(
        summary="Cards by words, best first",
        operation_id="search",
        parameters=[
            SearchSerializer,
            OpenApiParameter("track", str, description="Slug of a track"),
            OpenApiParameter("topic", str, description="Slug of a topic"),
            OpenApiParameter("difficulty", str, enum=Card.Difficulty.values),
        ],
        responses={200: FoundSerializer, **problems(400)},
    )
    def get(self, request: Request) -> Response:
        asked = SearchSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        cards = Card.objects.visible_to(request.user)
        chosen = CardFilter(request.query_params, queryset=cards)
        if not chosen.is_valid():
            raise serializers.ValidationError(chosen.errors)
        found = search(asked.validated_data["q"], chosen.qs, page=asked.validated_data["page"])
        tiles = Card.objects.for_tiles().in_bulk([hit.card.pk for hit in found.hits])
        hits = [{"card": tiles[hit.card.pk], "passage": hit.passage} for hit in found.hits if hit.card.pk in tiles]
        said = {name: getattr(found, name) for name in ("total", "page", "pages", "mended", "loose")}
        return Response(FoundSerializer({**said, "hits": hits}, context={"request": request}).data)
