#!/usr/bin/env bash
# Make sure that Java is there for the tests that compute with Spark.
#
# It is installed where apt can do so. Elsewhere those tests are left out, unless CI asks
# for everything: exit code 75 says that they have to be.
set -euo pipefail

if command -v java >/dev/null; then
  exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo '安装 Java。 Installing Java.'
  apt-get update -qq
  for package in openjdk-17-jre-headless openjdk-21-jre-headless; do
    if DEBIAN_FRONTEND=noninteractive \
      apt-get install -qq -y --no-install-recommends "$package"; then
      exit 0
    fi
  done
fi
echo '没有 Java,略过 make spark。 No Java: make spark is left out.' >&2
[ "${CI:-}" = true ] && exit 1
exit 75
