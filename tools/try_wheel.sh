#!/usr/bin/env bash
# Build what users get, install it where the checkout cannot be seen, and use it.
#
# usage: tools/try_wheel.sh BIN [OPTION…]
#   BIN      the bin folder of the development environment
#   OPTION…  what `guiju run` needs for the demonstration rulebook
#
# The wheel is built from the source distribution, so that one is complete too.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bin=$(cd "$1" && pwd)
shift
rulebook=anhui-wuhu-2020

box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT

say() { printf '\n== %s\n' "$*"; }

say "build the source distribution, and the wheel from it"
"$bin/python" -m build --outdir "$box/dist" "$root" >"$box/build.log" 2>&1 ||
  { cat "$box/build.log" >&2; exit 1; }
"$bin/check-wheel-contents" --config "$root/pyproject.toml" --toplevel guiju \
  "$box"/dist/*.whl

if [[ -e $root/.git ]]; then
  say "look for committed files that the wheel forgot"
  cd "$root"
  git -c core.quotePath=false ls-files -- engine dsl plugins rulebooks cli |
    sed 's|^|guiju/|' | LC_ALL=C sort >"$box/committed"
  "$bin/python" -X utf8 -c '
import sys, zipfile
print(*zipfile.ZipFile(sys.argv[1]).namelist(), sep="\n")
' "$box"/dist/*.whl | LC_ALL=C sort >"$box/shipped"
  forgotten=$(LC_ALL=C comm -23 "$box/committed" "$box/shipped")
  [[ -z $forgotten ]] || {
    printf 'not in the wheel, see package-data in pyproject.toml:\n%s\n' \
      "$forgotten" >&2
    exit 1
  }
fi

say "install the wheel into an environment of its own"
"$bin/python" -m venv "$box/venv"
"$box/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "$box"/dist/*.whl

say "use it from a folder that is no checkout"
cd "$box"
guiju() {
  printf '$ guiju %s\n' "$*"
  "$box/venv/bin/guiju" "$@"
}
guiju --help
guiju check "$rulebook"
guiju run "$rulebook" "$@" -o "$box/out"
[[ -n $(ls -A "$box/out") ]] || { echo "guiju run wrote nothing" >&2; exit 1; }

say "the wheel works"
