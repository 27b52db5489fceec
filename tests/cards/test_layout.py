import itertools
import random
import uuid

import pytest

from cards.catalogue import Catalogue, Place
from cards.layout import LINES, MOST_ROWS, ROW, draw, title_lines

TRACKS = (("maths", "Maths"), ("networks", "Networks"), ("empty", "Empty"))


def place(number, builds_on=(), track="maths"):
    name = f"card-{number}"
    return Place(
        uuid.UUID(int=number), name, name, name, "", "Topic", "topic", track, track.title(), "beginner", "Beginner",
        tuple(builds_on), 1, 1, f"/cards/{name}/",
    )  # fmt: skip


def catalogue_of(*places):
    return Catalogue(TRACKS, {each.pk: each for each in places})


@pytest.fixture
def large():
    """150 cards in two tracks, each on up to three earlier ones."""
    draws = random.Random(7)
    places = []
    for number in range(150):
        before = draws.sample(places, min(len(places), draws.randint(0, 3)))
        places.append(place(number, [each.pk for each in before], TRACKS[number % 2][0]))
    return catalogue_of(*places)


def test_a_card_stands_right_of_what_it_builds_on(large):
    spots = {spot.place.pk: spot for spot in draw(large).spots}
    for spot in spots.values():
        grounds = [spots[pk] for pk in spot.place.builds_on if spots[pk].place.track == spot.place.track]
        assert all(ground.x < spot.x for ground in grounds)


def test_no_two_cards_stand_on_one_another_and_all_in_their_band(large):
    drawing = draw(large)
    assert len(drawing.spots) == 150
    assert len({(spot.x, spot.y) for spot in drawing.spots}) == 150
    bands = {band.slug: band for band in drawing.bands}
    for spot in drawing.spots:
        band = bands[spot.place.track]
        assert band.y < spot.y < band.y + band.height
        assert 0 < spot.x < drawing.width
    assert max(band.height for band in drawing.bands) <= MOST_ROWS * ROW + 60


def test_bands_follow_the_tracks_and_skip_empty_ones(large):
    bands = draw(large).bands
    assert [band.title for band in bands] == ["Maths", "Networks"]
    assert all(one.y + one.height <= two.y for one, two in itertools.pairwise(bands))


def test_spots_come_in_course_order_and_every_edge_is_drawn(large):
    drawing = draw(large)
    assert [spot.place.pk for spot in drawing.spots] == list(large.places)
    edges = {(edge.before, edge.after) for edge in drawing.edges}
    assert edges == {(before, each.pk) for each in large.places.values() for before in each.builds_on}
    assert {edge.within for edge in drawing.edges} == {True, False}


def test_it_is_the_same_each_time(large):
    assert draw(large) == draw(large)


def test_untangling_straightens_two_crossed_chains():
    a, b = place(1), place(2)
    c, d = place(3, [b.pk]), place(4, [a.pk])
    heights = {spot.place.pk: spot.y for spot in draw(catalogue_of(a, b, c, d), bands=False).spots}
    assert (heights[a.pk] < heights[b.pk]) == (heights[d.pk] < heights[c.pk])


def test_a_few_cards_stand_side_by_side():
    spots = draw(catalogue_of(*map(place, range(1, 4)))).spots
    assert len({spot.y for spot in spots}) == 1


def test_a_circle_does_not_hang_it():
    one, two = place(1, [uuid.UUID(int=2)]), place(2, [uuid.UUID(int=1)])
    assert len(draw(catalogue_of(one, two)).spots) == 2


def test_a_card_later_in_the_course_may_be_built_on():
    early, late = place(1, [uuid.UUID(int=2)]), place(2)
    spots = {spot.place.pk: spot.x for spot in draw(catalogue_of(early, late)).spots}
    assert spots[late.pk] < spots[early.pk]


def test_nothing_makes_an_empty_drawing():
    assert draw(catalogue_of()).spots == ()


def test_only_some_cards_can_be_drawn_in_one_band(large):
    some = list(large.places)[:10]
    drawing = draw(large, some, bands=False)
    assert [spot.place.pk for spot in drawing.spots] == some
    assert len(drawing.bands) == 1


def test_a_long_title_is_cut_and_maths_undressed():
    lines = title_lines("Why the gradient of the loss with respect to $\\hat y$ is what it is and more of that")
    assert len(lines) == LINES
    assert lines[-1].endswith("…")
    assert title_lines("A layer is $y = Wx + b$") == ("A layer is y = Wx +", "b")
