#!/bin/sh
# Fuzz what meets the jail's bytes, in an environment of its own: atheris instruments what it imports.
set -eu
cd "$(dirname "$0")/.."
seconds="${SECONDS_TO_FUZZ:-60}"
environment=.cache/fuzz
if [ ! -x "$environment/bin/python" ]; then
    python3.11 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check atheris==3.0.0 "$(grep -o '^numpy==[^ ]*' requirements/sandbox.lock)"
fi
mkdir -p "$environment/corpus"
PYTHONPATH=. exec "$environment/bin/python" tests/sandbox/fuzz_values.py -max_total_time="$seconds" \
    -rss_limit_mb=1024 -artifact_prefix="$environment/" "$environment/corpus"
