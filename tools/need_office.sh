#!/usr/bin/env bash
# Make sure that LibreOffice Calc is there for the tests that compute workbooks with it.
#
# It is installed where apt can do so. Elsewhere those tests are left out, unless CI asks
# for everything: exit code 75 says that they have to be.
set -euo pipefail

# LibreOffice comes in parts: with Writer alone, `soffice` computes no workbook.
has_calc() {
  local office
  office=$(command -v soffice || command -v libreoffice) || return 1
  [ -e "$(dirname "$(readlink -f "$office")")/libsclo.so" ]
}

if has_calc; then
  exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo '安装 LibreOffice Calc。 Installing LibreOffice Calc.'
  apt-get update -qq
  for package in libreoffice-calc-nogui libreoffice-calc; do
    if DEBIAN_FRONTEND=noninteractive \
      apt-get install -qq -y --no-install-recommends "$package"; then
      has_calc && exit 0
    fi
  done
fi
echo '没有 LibreOffice,略过 make office。 No LibreOffice: make office is left out.' >&2
[ "${CI:-}" = true ] && exit 1
exit 75
