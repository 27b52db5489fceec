#!/bin/sh
# Rebuild static/vendor and cards/markup/vendor from the pinned packages. Needs node 20, npm and Python 3.11.
# The result is committed: nobody needs this to run the site.
set -eu
cd "$(dirname "$0")"

command -v npm >/dev/null || { echo "assets: npm is missing (Debian: apt-get install nodejs npm)" >&2; exit 1; }
cut=$(mktemp -d)
trap 'rm -rf "$cut"' EXIT

npm ci --ignore-scripts --no-audit --no-fund
[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
.venv/bin/python fonts.py node_modules "$cut"
node build.mjs "$cut"
echo "assets: static/vendor and cards/markup/vendor are rebuilt; see static/vendor/manifest.json"
