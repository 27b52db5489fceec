"""What stands outside own parts knows nothing of whoever asks."""

import gzip

import pytest
from django.template import Context, engines

from cards.own_parts import SKETCH, AnyLearner, AnyRequest, Private, Sketch
from cards.pieces import LONGEST_STORED, MARK, Piece, cut, gzipped, packed, seam, stored, whole


def drawn(source, rf, **values):
    request = rf.get("/cards/x/")
    request.resolver_match = None
    sketch = Sketch()
    template = engines["django"].from_string("{% load own %}" + source).template
    context = Context({**values, "request": AnyRequest(request), SKETCH: sketch})
    sketch.depth = len(context.dicts)
    with context.push():
        return template.render(context), sketch


@pytest.mark.parametrize(
    "source",
    ["{{ request.user.username }}", "{{ request.user.pk }}", "{{ request.COOKIES }}", "{{ request.session.x }}",
     "{% if request.user.is_staff %}x{% endif %}", "{{ request.GET.q }}", "{% for x in request.META %}{% endfor %}"],
)  # fmt: skip
def test_asking_for_something_of_the_learners_fails(source, rf):
    with pytest.raises(Private):
        drawn(source, rf)


def test_in_an_own_part_it_is_not_even_asked(rf):
    html, sketch = drawn("a{% own request.user.pk %}{{ request.user.username }}{% endown %}b", rf)
    assert html == f"a{seam('0')}b"
    assert len(sketch.gaps) == 1


def test_what_all_see_may_be_told(rf):
    html, _ = drawn("{{ request.path }} {{ request.get_full_path }} {{ request.user.is_authenticated }}", rf)
    assert html == "/cards/x/ /cards/x/ True"


def test_an_own_part_knows_what_stands_around_it(rf):
    _, sketch = drawn("{% for n in numbers %}{% with double=n %}{% own %}{{ n }}{% endown %}{% endwith %}{% endfor %}",
                      rf, numbers=[1, 2])  # fmt: skip
    assert [gap.around for gap in sketch.gaps] == [{"n": 1, "double": 1}, {"n": 2, "double": 2}]


def test_a_stranger_cannot_write_a_seam():
    assert len(MARK) == 16
    parts = cut(f"a\x02token\x03b{seam('token')}c")
    assert parts == (packed("a\x02token\x03b"), "token", packed("c"))


@pytest.mark.parametrize("text", ["", "x", "é" * 40_000, "a" * LONGEST_STORED, "b" * (2 * LONGEST_STORED + 1)])
def test_pieces_in_any_order_make_one_file(text):
    pieces = [packed(text), stored(text), packed("between"), packed(text), stored("<b>"), stored(text)]
    for row in (pieces, pieces[::-1]):
        assert gzip.decompress(gzipped(row)) == whole(row)


def test_what_is_stored_is_not_compressed():
    assert b"secret" * 20 in stored("secret" * 20).packed
    assert stored("") == Piece(b"", b"")


def test_the_stand_in_is_signed_in_and_nothing_else():
    assert AnyLearner().is_authenticated is True
    with pytest.raises(Private, match="email"):
        _ = AnyLearner().email
