#!/usr/bin/env bash
# tools/setup.sh run|test: everything that `make run` or `make test` needs. Does nothing when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-run}

say() { echo "setup: $*"; }
fail() { echo "setup: $*" >&2; exit 1; }

# How a command becomes root here: nothing when it is, sudo when it asks no password, else "no".
root=no
if [ "$(id -u)" = 0 ]; then root=""; elif sudo -n true 2>/dev/null; then root="sudo -n"; fi

# Debian's packages start their servers on install; ours are started by the tests alone.
without_autostart() {
  local policy=/usr/sbin/policy-rc.d
  if [ -e $policy ]; then "$@"; return; fi
  printf '#!/bin/sh\nexit 101\n' | $root tee $policy >/dev/null && $root chmod +x $policy
  local code=0
  "$@" || code=$?
  $root rm -f $policy
  return $code
}

apt_install() {
  [ "$root" != no ] && command -v apt-get >/dev/null || fail "please install these packages: $*   (apt-get install $*)"
  say "installing $* through apt"
  local install="$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $*"
  local log
  log=$(mktemp)
  without_autostart $install >"$log" 2>&1 \
    || { $root apt-get update -qq >>"$log" 2>&1 && without_autostart $install >>"$log" 2>&1; } \
    || { tail -n 15 "$log" >&2; rm -f "$log"; fail "apt could not install: $*"; }
  rm -f "$log"
}

# need PACKAGE COMMAND: remembers PACKAGE when COMMAND is missing.
missing=()
need() { command -v "$2" >/dev/null 2>&1 || missing+=("$1"); }

packages() {
  need bubblewrap bwrap
  ldconfig -p 2>/dev/null | grep -q libseccomp.so.2 || /sbin/ldconfig -p 2>/dev/null | grep -q libseccomp.so.2 || missing+=(libseccomp2)
  if [ "$part" = test ]; then
    need chromium /usr/bin/chromium
    need redis-server redis-server
    need wrk wrk
    need gcc gcc
    [ -e /usr/include/stdlib.h ] || missing+=(libc6-dev)
    compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || missing+=(postgresql)
    need git git
    docker compose version >/dev/null 2>&1 || need docker-compose docker-compose
  fi
  [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
}

find_python() {
  local candidate
  for candidate in "${PYTHON:-python3.11}" python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then echo "$candidate"; return; fi
  done
  fail "Python 3.11 is missing: install python3.11, or set PYTHON to it"
}

make_venv() {
  local python
  python=$(find_python)
  rm -rf .venv
  say "creating .venv with $($python --version)"
  if "$python" -c 'import venv, ensurepip' 2>/dev/null; then "$python" -m venv .venv; return; fi
  # Debian keeps ensurepip in python3.11-venv.
  if [ "$root" != no ] && command -v apt-get >/dev/null; then
    apt_install python3.11-venv
    "$python" -m venv .venv
  elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --without-pip .venv
    "$python" -m pip --python .venv/bin/python install -q pip
  else
    fail "Python's venv module is missing: apt-get install python3.11-venv"
  fi
}

# Installs the locks unless the stamp says that these very files are installed.
pip_install() {
  local stamp=.venv/.installed-$part locks=(requirements.lock requirements/web.lock requirements/sandbox.lock)
  local flags=(-r requirements.lock)
  if [ "$part" = test ]; then locks+=(requirements/dev.lock); flags+=(-r requirements/dev.lock); fi
  local want
  want=$(sha256sum "${locks[@]}" | sha256sum)
  if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$want" ]; then return; fi
  .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || make_venv
  say "installing Python packages (the first time takes a few minutes)"
  .venv/bin/python -m pip install -qq --disable-pip-version-check "${flags[@]}"
  echo "$want" >"$stamp"
}

packages
pip_install
