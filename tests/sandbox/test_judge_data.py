"""Tasks on a data set, from cases(rng, data) to the verdict: what goes where, and what is told."""

import json

import numpy as np
import pytest

from sandbox.check import check_package
from sandbox.datasets.shelf import find
from sandbox.details import LABELS_HIDDEN
from sandbox.judge import judge
from sandbox.package import PackageError
from sandbox.report import Report
from sandbox.show import show
from sandbox.summary import summary
from sandbox.values import Array, decode
from tests.sandbox.datasets.small_mnist import use_small_mnist, write
from tests.sandbox.digit_task import CASES, FILES, REFERENCE, digit_task
from tests.sandbox.in_process import InProcess
from tests.sandbox.packages import doubled, solution

UCI = "UCI digits, 0.2"


def judged(source=REFERENCE, package=None, sandbox=None, **more):
    return judge(package or digit_task(), solution(source), sandbox=sandbox or InProcess(), seed=3, **more)


def case(report, name=UCI):
    return next(one for one in report.cases if one.name == name)


def returning(expression):
    return f"import numpy as np\ndef classify(X, y, X_test):\n    return {expression}\n"


def test_it_accepts_by_the_error_rate_and_tells_it():
    report = judged()
    assert report.verdict == "accepted"
    assert report.versions["data"] == "UCI digits (sha256 6ebb3d2fee24)"
    told = case(report).detail
    assert told.message.startswith("error rate ")
    assert told.message.endswith(" of 450 wrong")
    assert "target ≤ 20.00 %" in told.message
    assert case(report, "few").detail is None  # of a hidden case not even the rate
    assert Report.from_json(json.loads(json.dumps(report.to_json()))) == report


def test_the_real_sandbox_hands_over_the_data(sandbox_numpy):
    report = judged(sandbox=sandbox_numpy)
    assert report.verdict == "accepted", report
    wrong = judged(FILES["wrong/tripled.py"], sandbox=sandbox_numpy)
    assert (wrong.verdict, wrong.diagnosis.text) == ("wrong_answer", "three times")


def test_where_mnist_lies_it_is_judged_on_that_with_its_own_target(tmp_path, monkeypatch, sandbox_numpy):
    write(tmp_path / "mnist", use_small_mnist(monkeypatch))
    report = judged(sandbox=sandbox_numpy, data_dir=tmp_path)
    assert report.verdict == "accepted"
    assert report.versions["data"].startswith("MNIST (sha256 ")
    assert case(report, "MNIST, 0.05").detail.message == "error rate 0.00 % (target ≤ 5.00 %): 0 of 20 wrong"


def test_files_that_are_broken_are_a_fault_of_ours(tmp_path):
    (tmp_path / "mnist").mkdir()
    report = judged(data_dir=tmp_path)
    assert report.verdict == "internal_error"
    assert "delete the folder and fetch it anew" in report.error.message


class Watching(InProcess):
    """Keeps what the learner's process was sent."""

    def run(self, source, inputs, **more):
        self.sent = [decode(one) for one in inputs]
        return super().run(source, inputs, **more)


def test_the_learner_is_never_sent_the_test_labels():
    sandbox = Watching()
    judged(sandbox=sandbox)
    data = find("digits", None)
    for (images, labels, tests), _ in sandbox.sent:
        assert (images.data == data.train_images).all()
        assert (labels.data == data.train_labels).all()
        assert (tests.data == data.test_images[: len(tests.data)]).all()


@pytest.mark.parametrize(
    "source", [returning("np.zeros(len(X_test), dtype=int)"), returning("1 / 0"), returning("X_test[:, :1]")]
)
def test_no_report_shows_a_true_label(source):
    report = judged(source)
    assert report.verdict != "accepted"
    told = case(report).detail
    assert told.expected == LABELS_HIDDEN
    assert told.heatmap is None
    assert str(find("digits", None).test_labels[:4].tolist())[1:-1] not in json.dumps(report.to_json())


def test_the_terminal_tells_the_rate_and_not_the_pixels():
    report = judged(returning("np.zeros(len(X_test), dtype=int)"))
    text = summary(report, digit_task().spec)
    assert "error rate 90.00 % (target ≤ 20.00 %): 405 of 450 wrong" in text
    assert "X = <an array of shape (1347, 28, 28), uint8, entries from 0 to 255>" in text


@pytest.mark.parametrize(
    ("source", "cause", "text"),
    [
        (FILES["wrong/zeros.py"], "zeros", "nothing was done"),
        (FILES["wrong/tripled.py"], "tripled", "three times"),
        (REFERENCE.replace("y == k", "y == (k + 2) % 10"), "tripled", "three times"),  # it guesses too
        (REFERENCE.replace("X[y == k]", "X[y == k][:2]").replace("** 2", "> 60"), "above_target", "The network learns"),
    ],
)
def test_it_knows_a_fault_by_its_error_rates(source, cause, text):
    report = judged(source)
    assert (report.diagnosis.cause, report.diagnosis.text[: len(text)]) == (cause, text), report.diagnosis
    if report.diagnosis.source == "known_wrong":
        assert report.diagnosis.evidence.startswith("Your error rates are close to those of a known mistake")


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        (returning("np.zeros(len(X_test), dtype=int)"), "one_class"),
        (returning("np.arange(len(X_test)) % 10"), "guessing"),
    ],
)
def test_without_a_known_bug_it_says_what_the_predictions_look_like(source, cause):
    package = digit_task(**{"wrong/tripled.py": "1 / 0\n", "wrong/zeros.py": "1 / 0\n"})
    found = judged(source, package).diagnosis
    assert (found.source, found.cause) == ("explainer", cause)


RESTLESS = (
    REFERENCE.replace("def classify", "calls = []\n\n\ndef classify")
    .replace("    means", "    calls.append(1)\n    means")
    .replace(".argmin(axis=1)", ".argmin(axis=1) * (1 - (np.arange(len(X_test)) == len(calls)))")
)


@pytest.mark.parametrize("expression", ["X_test[:, 0, 0] * 1.0", "np.zeros((len(X_test), 10), dtype=int)"])
def test_of_what_is_no_label_the_message_says_all(expression):
    report = judged(returning(expression))
    assert report.verdict == "format_error"
    assert report.diagnosis is None
    assert "expected" in case(report).detail.message


def test_a_case_that_repeats_another_must_give_the_same_labels():
    report = judged(RESTLESS)
    outcomes = {one.name: one.outcome for one in report.cases}
    assert outcomes == {UCI: "accepted", "few": "accepted", "few again": "wrong_answer"}
    assert report.diagnosis.cause == "not_repeatable"


@pytest.mark.parametrize("repeats", ["nothing", "few again", UCI])
def test_only_a_case_with_the_same_inputs_can_be_repeated(repeats):
    package = digit_task(**{"cases.py": CASES.replace('repeats="few"', f'repeats="{repeats}"')})
    report = judged(package=package)
    assert report.verdict == "internal_error"
    assert f"no case '{repeats}' has the same inputs" in report.error.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("error_rate=0.5)", "error_rate=1.5)", "an error rate of 1.5"),
        ('"expected": data.test_labels[:rows]', '"expected": data.test_labels[:rows] + 5', "is no class"),
        ('"expected": data.test_labels[:rows]', '"expected": data.test_labels[:rows] / 1.0', "expected labels"),
    ],
)
def test_a_broken_case_is_named(old, new, said):
    assert old in CASES
    report = judged(package=digit_task(**{"cases.py": CASES.replace(old, new)}))
    assert report.verdict == "internal_error"
    assert said in report.error.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "digits"', 'name = "letters"', "data.name: 'letters' is not one of digits"),
        ("uci = 0.2\n", "", "data.error_rate.uci: missing"),
        ("uci = 0.2", "uci = 1.0", "data.error_rate.uci: must be below 1"),
        ("uci = 0.2", "uci = 0.2\nother = 0.1", "data.error_rate.other: unknown field"),
        ("classes = 10\n", "", "data.error_rate: the [comparison] must say how many classes there are"),
        ("classes = 10\n", "classes = 1\n", "comparison.classes: labels need two classes or more"),
        ('name = "digits"', 'name = "digits"\nsize = 3', "data.size: unknown field"),
    ],
)
def test_task_toml_is_checked(old, new, said):
    with pytest.raises(PackageError) as refused:
        digit_task((old, new))
    assert said in str(refused.value)
    assert refused.value.line


def test_a_task_without_a_data_set_is_compared_as_it_says():
    package = doubled()
    assert package.spec.data is None
    assert package.spec.comparison_on("mnist") == package.spec.comparison


def test_the_check_proves_such_a_task_and_names_its_data(tmp_path, monkeypatch):
    result = check_package(digit_task(), {"numpy": InProcess()}, seeds=2)
    assert result.ok, result.findings
    assert (result.wrong_caught, result.right_accepted) == (2, 1)
    assert result.versions["data"].startswith("UCI digits")
    write(tmp_path / "mnist", use_small_mnist(monkeypatch))
    again = check_package(digit_task(), {"numpy": InProcess()}, seeds=1, data_dir=tmp_path)
    assert again.versions["data"].startswith("MNIST")


def test_images_are_told_and_not_printed():
    stack = np.zeros((40, 20, 20), dtype=np.uint8)
    assert show(Array("ndarray", "uint8", stack)) == "<an array of shape (40, 20, 20), uint8, entries from 0 to 0>"
    assert show(Array("ndarray", "uint8", stack[:2])).startswith("[[[0, 0")
