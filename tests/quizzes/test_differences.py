import pytest

from quizzes.differences import MOST_LINES, Line, TooLong, counted, difference


def test_equal_texts_have_no_hunk():
    assert difference("a\nb\n", "a\nb\n") == []


def test_a_changed_line_is_one_gone_and_one_new_with_three_lines_around():
    old = "\n".join("abcdefghij")
    (hunk,) = difference(old, old.replace("e", "E"))
    assert [line.text for line in hunk] == ["b", "c", "d", "e", "E", "f", "g", "h"]
    assert hunk[3:5] == [Line("gone", 5, None, "e"), Line("new", None, 5, "E")]
    assert hunk[0] == Line("same", 2, 2, "b")


def test_distant_changes_stand_in_two_hunks():
    lines = [str(number) for number in range(50)]
    changed = ["first", *lines[1:49], "last"]
    assert len(difference("\n".join(lines), "\n".join(changed))) == 2


def test_it_counts_what_is_new_and_what_is_gone():
    assert counted(difference("a\nb\n", "a\nc\nd\n")) == (2, 1)


def test_a_text_with_too_many_lines_is_refused():
    with pytest.raises(TooLong):
        difference("x\n" * (MOST_LINES + 1), "x")
