#!/usr/bin/env bash
# Runs a command with a temporary PostgreSQL beside it: scripts/with_postgres.sh cargo nextest run
# Its address is in PORYADOK_TEST_DATABASE_URL; it is stopped however the command ends. An address that is set already
# is used as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { echo "postgres: $*" >&2; }

has_postgres() {
  command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

if ! has_postgres && [[ -z ${PORYADOK_TEST_DATABASE_URL:-} ]]; then
  command -v apt-get >/dev/null || { say 'not found, and there is no apt-get to install: postgresql'; exit 1; }
  [[ $(id -u) == 0 ]] || { say 'not found; as root: apt-get install postgresql'; exit 1; }
  say 'installing postgresql'
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2
  has_postgres || { say 'not found even after it was installed'; exit 1; }
fi
# Nothing to run: only what it needs was asked for.
[[ $# -gt 0 ]] || exit 0

if [[ -z ${PORYADOK_TEST_DATABASE_URL:-} ]]; then
  trap 'scripts/postgres.sh stop >&2 || say "could not be stopped"' EXIT
  # An interrupt ends the command first; then the trap above stops the database.
  trap 'exit 130' INT
  trap 'exit 143' TERM
  scripts/postgres.sh start >&2
  PORYADOK_TEST_DATABASE_URL=$(scripts/postgres.sh url)
  export PORYADOK_TEST_DATABASE_URL
fi
"$@"
