"""GET /api/v1/schema/"""

import json

import yaml
from django.core.management import call_command
from drf_spectacular.validation import validate_schema

URL = "/api/v1/schema/"


def test_it_is_valid_and_complete_without_a_warning(tmp_path):
    file = tmp_path / "schema.yaml"
    call_command("spectacular", "--fail-on-warn", "--validate", "--file", str(file))

    paths = yaml.safe_load(file.read_text())["paths"]
    assert {path.removeprefix("/api/v1/") for path in paths} == {
        "attempts/",
        "attempts/{id}/",
        "cards/",
        "cards/{slug}/",
        "code-tasks/",
        "code-tasks/{slug}/",
        "search/",
        "submissions/",
        "submissions/{id}/",
        "submissions/{id}/cancel/",
        "token/",
    }


def test_anybody_reads_it_as_yaml_or_json(guest):
    as_json = guest.get(URL, headers={"Accept": "application/json"})
    as_yaml = guest.get(URL)

    validate_schema(json.loads(as_json.content))
    assert yaml.safe_load(as_yaml.content) == json.loads(as_json.content)


def test_every_operation_tells_its_problems(guest):
    schema = guest.get(f"{URL}?format=json").json()
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            statuses = set(operation["responses"])
            assert statuses - {"200", "201", "202", "204"}, f"{method} {path} documents no problem"
            assert operation["summary"]
    submit = schema["paths"]["/api/v1/submissions/"]["post"]["responses"]
    assert set(submit) == {"202", "400", "401", "404", "413", "429"}
    assert "application/problem+json" in submit["429"]["content"]
