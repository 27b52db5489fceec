"""What a browser would post from a page of the admin."""

from django.forms import ModelMultipleChoiceField


def posted(response, **changes):
    """The fields of the page's form and inlines as they stand, with some changed."""
    data = {}
    for form in _forms(response):
        for bound in form:
            _put(data, bound.html_name, bound)
    data.update(changes)
    return {name: value for name, value in data.items() if value is not None}


def add_row(data, prefix, **fields):
    """One more row of an inline, as its “Add another” link makes it."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = number + 1
    data.update({f"{prefix}-{number}-{name}": value for name, value in fields.items()})
    return data


def errors(response):
    """All error texts of the page, by field name."""
    found = {}
    for form in _forms(response):
        for name, texts in form.errors.items():
            found.setdefault(name, []).extend(texts)
    for formset in response.context["inline_admin_formsets"]:
        found.setdefault("inlines", []).extend(formset.formset.non_form_errors())
    return found


def _forms(response):
    yield response.context["adminform"].form
    for inline in response.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms


def _put(data, name, bound):
    value = bound.value()
    if isinstance(bound.field, ModelMultipleChoiceField):
        data[name] = [getattr(one, "pk", one) for one in value or []]
    elif value is True:
        data[name] = "on"
    elif value is not False:
        data[name] = "" if value is None else value
