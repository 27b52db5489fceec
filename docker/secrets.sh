#!/bin/sh
# Draws the secrets of a new installation into docker/secrets/, once.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
draw() { head -c 36 /dev/urandom | base64 | tr -d '/+=\n'; }
[ -e secrets/secret_key ] || draw >secrets/secret_key
[ -e secrets/postgres_password ] || draw >secrets/postgres_password
[ -e secrets/database_url ] || printf 'postgres://chainrule:%s@postgres:5432/chainrule' "$(cat secrets/postgres_password)" >secrets/database_url
# The containers read them as users of their own.
chmod 755 secrets && chmod 644 secrets/*
echo "docker/secrets/ is ready"
