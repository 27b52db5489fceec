import pytest

from cards.video import clock, seconds, youtube_id


@pytest.mark.parametrize(
    "text",
    [
        "aircAruvnKk",
        " https://www.youtube.com/watch?v=aircAruvnKk ",
        "https://www.youtube.com/watch?list=PL&v=aircAruvnKk#t=3",
        "youtube.com/watch?v=aircAruvnKk",
        "https://m.youtube.com/watch?v=aircAruvnKk",
        "https://youtu.be/aircAruvnKk?t=10",
        "https://www.youtube.com/embed/aircAruvnKk",
        "https://www.youtube-nocookie.com/embed/aircAruvnKk",
        "https://www.youtube.com/shorts/aircAruvnKk",
        "https://www.youtube.com/live/aircAruvnKk?feature=share",
    ],
)
def test_it_finds_the_id(text):
    assert youtube_id(text) == "aircAruvnKk"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "aircAruvnK",
        "aircAruvnKkk",
        "aircAruvn/k",
        "https://evil.example/watch?v=aircAruvnKk",
        "https://youtube.com.evil.example/watch?v=aircAruvnKk",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/playlist?list=PLZHQObOWTQDNU6R1_67000Dx_ZCJB-3pi",
        'javascript:alert(1)//aircAruvnKk"',
        "https://youtu.be/",
        "https://www.youtube.com/embed",
        "http://[broken",
    ],
)
def test_it_refuses_what_names_no_video(text):
    with pytest.raises(ValueError, match="YouTube"):
        youtube_id(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("PT12M3S", 723), ("pt1h", 3600), ("PT45S", 45), ("12:03", 723), ("1:02:03", 3723), ("0:59", 59), ("723", 723)],
)
def test_it_reads_durations(text, expected):
    assert seconds(text) == expected


@pytest.mark.parametrize("text", ["", "PT", "soon", "12:3", "1:2:3:4", "-5", "12.5"])
def test_it_refuses_what_is_no_duration(text):
    with pytest.raises(ValueError, match="12:03"):
        seconds(text)


@pytest.mark.parametrize("duration", [0, 59, 723, 3723, 36000])
def test_a_duration_reads_back_as_it_is_written(duration):
    assert seconds(clock(duration)) == duration
