#!/usr/bin/env bash
# Every test there is: format and lints, both databases, the browser. Nothing is skipped: what is missing is installed
# when that is possible, and otherwise named before the first long step.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-target}
bin=$target/debug/poryadok
[[ $bin == /* ]] || bin=$PWD/$bin
export PORYADOK_BIN=$bin

began=$SECONDS
step() { printf '\n== %s (%d s since the start)\n' "$*" $((SECONDS - began)); }

missing=()
need() { command -v "$1" >/dev/null || missing+=("$1: $2"); }

step 'what the tests need'
need cargo 'https://rustup.rs'
need node 'https://nodejs.org, 20.19 or newer'
need npm 'comes with Node'
cargo fmt --version >/dev/null 2>&1 || missing+=('rustfmt: rustup component add rustfmt')
cargo clippy --version >/dev/null 2>&1 || missing+=('clippy: rustup component add clippy')
# A test watches system calls, to see that nothing is acknowledged before it is on the disk.
if ! command -v strace >/dev/null && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends strace
fi
need strace 'the package strace'
need unshare 'the package util-linux'
CHROMIUM=$(scripts/chromium.sh) || missing+=('Chromium: see above; CHROMIUM names one that is elsewhere')
export CHROMIUM
scripts/with_postgres.sh || missing+=('PostgreSQL: see above; PORYADOK_TEST_DATABASE_URL names one that is elsewhere')
if command -v npm >/dev/null; then
  npm ci --prefix web --no-audit --no-fund || missing+=('npm packages of web/: see above')
fi
scripts/fuzz.sh install || missing+=('schemathesis: see above')
scripts/mail_server.sh install || missing+=('aiosmtpd: see above')
if ((${#missing[@]})); then
  printf '\nThe tests cannot run without:\n' >&2
  printf '  %s\n' "${missing[@]}" >&2
  exit 1
fi

step 'format'
cargo fmt --check

step 'the interface: types, walls, tests, build'
npm run --prefix web schema -- --check
npm run --prefix web check
npm run --prefix web tidy
npm test --prefix web
npm run --prefix web build

step 'lints'
cargo clippy --locked --workspace --all-targets -- -D warnings

step 'tests on both databases'
if cargo nextest --version >/dev/null 2>&1; then
  scripts/with_postgres.sh cargo nextest run --locked --workspace --no-fail-fast
  # nextest does not run the examples in comments.
  cargo test --locked --workspace --doc
else
  echo 'cargo-nextest is not installed: cargo test runs the same tests, more slowly.'
  scripts/with_postgres.sh cargo test --locked --workspace --no-fail-fast
fi

step 'web/openapi.json is what the server says'
"$bin" openapi | diff -u web/openapi.json - || { echo 'make openapi, then commit what it wrote' >&2; exit 1; }

step 'everything the description allows is asked'
scripts/fuzz.sh

step 'tests in the browser'
npm run --prefix web e2e

step 'all green'
