#!/usr/bin/env bash
# Finds Chromium, or installs it from the Debian packages when that is possible, and prints its path (and nothing else)
# on stdout. CHROMIUM names one to be used instead.
set -euo pipefail

say() { echo "chromium: $*" >&2; }

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" && return
  done
  local mac='/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  [[ -x $mac ]] && echo "$mac"
}

# Without a font for it, Cyrillic is drawn as boxes and every width that is measured is wrong.
has_cyrillic() {
  command -v fc-list >/dev/null || return 1
  [[ -n $(fc-list :lang=ru family) ]]
}

install() {
  command -v apt-get >/dev/null || { say "not found, and there is no apt-get to install: $*"; return 1; }
  [[ $(id -u) == 0 ]] || { say "not found; as root: apt-get install $*"; return 1; }
  say "installing $*"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

if [[ -n ${CHROMIUM:-} ]]; then
  [[ -x $CHROMIUM ]] || { say "CHROMIUM=$CHROMIUM cannot be run"; exit 1; }
  echo "$CHROMIUM"
  exit
fi

path=$(find_chromium) || true
if [[ -z $path ]]; then
  install chromium fonts-dejavu-core fontconfig || exit 1
  path=$(find_chromium) || true
elif [[ $(uname) == Linux ]] && ! has_cyrillic; then
  install fonts-dejavu-core fontconfig || exit 1
fi
[[ -n $path ]] || { say 'not found even after it was installed'; exit 1; }
echo "$path"
