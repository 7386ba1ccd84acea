#!/usr/bin/env bash
# A mail server for tests: scripts/mail_server.sh PORT DIRECTORY puts every letter it takes into a maildir. It is installed
# beside what was built; `scripts/mail_server.sh install` does only that.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=${CARGO_TARGET_DIR:-target}/mail
say() { echo "mail: $*" >&2; }

install() {
  [[ -x $tools/bin/aiosmtpd ]] && return
  command -v python3 >/dev/null || { say 'python3 is not there: https://www.python.org, 3.10 or newer'; return 1; }
  say 'installing aiosmtpd'
  python3 -m venv "$tools" || { say 'python3 has no venv; on Debian as root: apt-get install python3-venv'; return 1; }
  "$tools/bin/pip" install --quiet --disable-pip-version-check --requirement scripts/mail-requirements.txt
}

# Tests start side by side: one installs, the others wait for it.
mkdir -p "$(dirname "$tools")"
exec 9>"$tools.lock"
flock 9
install || exit 1
flock -u 9
exec 9>&-
[[ ${1:-} == install ]] && exit 0

exec "$tools/bin/aiosmtpd" --nosetuid --listen "127.0.0.1:$1" --class aiosmtpd.handlers.Mailbox "$2"
