#!/usr/bin/env bash
# A PostgreSQL of our own for tests and benchmarks: `start`, `stop`, `url`. Durable as in production (fsync on).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
port=${PORYADOK_TEST_PORT:-54329}
home=${PORYADOK_TEST_DIR:-}

fail() { echo "scripts/postgres.sh: $*" >&2; exit 1; }

# PostgreSQL refuses to run as root: then it runs as the user `postgres`, in a directory that user can reach.
if [ -z "$home" ]; then
  if [ "$(id -u)" = 0 ]; then home=/tmp/poryadok-postgres-$port; else home=$root/target/postgres-$port; fi
fi

find_binaries() {
  if command -v initdb >/dev/null 2>&1 && command -v pg_ctl >/dev/null 2>&1; then
    dirname "$(readlink -f "$(command -v initdb)")"; return
  fi
  ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1
}

bin=$(find_binaries || true)
if [ -z "$bin" ]; then
  [ "$(id -u)" = 0 ] || fail "PostgreSQL is not installed; install the package postgresql (with contrib) and try again"
  apt-get update -q >&2 && apt-get install -qy postgresql postgresql-contrib >&2 || fail "the package postgresql could not be installed"
  bin=$(find_binaries)
fi

as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

running() { as_owner "$bin/pg_ctl" -D "$home/data" status >/dev/null 2>&1; }

case ${1:-} in
  start)
    if ! [ -f "$home/data/PG_VERSION" ]; then
      mkdir -p "$home"
      if [ "$(id -u)" = 0 ]; then chown postgres:postgres "$home"; fi
      chmod 755 "$home"
      (cd / && as_owner "$bin/initdb" -D "$home/data" -U poryadok --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null) || fail "initdb failed"
      cat >>"$home/data/postgresql.conf" <<EOF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$home'
max_connections = 300
shared_buffers = 256MB
EOF
    fi
    running || (cd / && as_owner "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w start >/dev/null) || fail "PostgreSQL did not start; see $home/log"
    echo "postgres://poryadok@127.0.0.1:$port/postgres"
    ;;
  stop)
    ! running || (cd / && as_owner "$bin/pg_ctl" -D "$home/data" -m fast -w stop >/dev/null)
    ;;
  url) echo "postgres://poryadok@127.0.0.1:$port/postgres" ;;
  binaries) echo "$bin" ;;
  *) fail "say start, stop, url or binaries" ;;
esac
