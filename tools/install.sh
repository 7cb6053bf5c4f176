#!/usr/bin/env bash
# tools/install.sh PREFIX: builds the command and installs it below PREFIX.
# NDIS_TIDY_BUILD: a folder where it is built already.
set -euo pipefail
if (($# != 1)); then
  echo "usage: tools/install.sh PREFIX" >&2
  exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
build=${NDIS_TIDY_BUILD:-}

if [[ -z $build ]]; then
  build=$root/build/install
  "$root/tools/install-packages.sh" --to-build
  cmake -S "$root" --preset release -B "$build" -DNDIS_TIDY_TESTS=OFF
  cmake --build "$build" --parallel "$(nproc)" \
    --target ndis-tidy descriptions
fi
cmake --install "$build" --prefix "$1" --component ndis-tidy
