"""Prototypes in C: what can be called, and what is refused with a reason."""

import pytest

from sandbox.prototype import PrototypeError, parse_prototype


def test_it_reads_types_names_and_const():
    found = parse_prototype(" double  mean ( const double * x ,size_t n, float*out, int64_t k) ")
    assert (found.name, found.returns) == ("mean", "double")
    assert [(p.name, p.type, p.is_array, p.is_const) for p in found.parameters] == [
        ("x", "double", True, True),
        ("n", "size_t", False, False),
        ("out", "float", True, False),
        ("k", "int64_t", False, False),
    ]
    assert [output.name for output in found.outputs] == ["out"]
    assert found.members == 2
    assert str(found) == "double mean(const double *x, size_t n, float *out, int64_t k)"


def test_what_it_writes_it_reads_again():
    text = "void f(const uint8_t *a, int32_t *b, int64_t *c, float *d, double *e, size_t n, int i, float s)"
    assert str(parse_prototype(text)) == text
    assert parse_prototype(text).members == 4


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mean(x)", "is no prototype"),
        ("double mean(const double *x, size_t n) -> mean", "is no prototype"),
        ("double mean(double x[], size_t n)", "is no parameter"),
        ("double mean(double (*f)(double))", "is no prototype"),
        ("double mean()", "is no parameter"),
        ("double mean(void)", "is no parameter"),
        ("char *name(int n)", "is no prototype"),
        ("long f(double *x)", "it returns long"),
        ("double f(long n)", "possible are double, float, int, int64_t, size_t"),
        ("double f(char *x)", "possible are double *, float *, int64_t *"),
        ("double f(const int n)", "const belongs to arrays"),
        ("double f(double **x)", "is no parameter"),
        ("double f(int n, double *n)", "n is a keyword of C or stands twice"),
        ("int f(int f)", "f is a keyword of C or stands twice"),
        ("int f(int for)", "for is a keyword of C"),
        ("int while(int n)", "while is a keyword of C"),
        ("void f(const double *x, size_t n)", "nothing comes back"),
    ],
)
def test_it_refuses_what_it_could_not_call(text, reason):
    with pytest.raises(PrototypeError) as caught:
        parse_prototype(text)
    assert reason in str(caught.value)
