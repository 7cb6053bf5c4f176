#!/usr/bin/env bash
# tools/try.sh [DRIVER]: builds ndis-tidy and runs it over a driver's folder, by
# default over one of the project's own. Exit status: that of ndis-tidy, 0 for
# a clean driver, 1 for findings, 2 for a failed run.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

(
  cd "$root"
  tools/install-packages.sh --to-build
  cmake --preset release -DNDIS_TIDY_TESTS=OFF
  cmake --build --preset release --parallel "$(nproc)" --target ndis-tidy
) >&2

if (($# == 0)); then
  cd "$root"
  drivers=(test-inputs/drivers/*/)
  set -- "${drivers[0]%/}"
fi
echo "ndis-tidy $*" >&2
exec "$root/build/release/bin/ndis-tidy" "$@"
