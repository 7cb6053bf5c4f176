#!/usr/bin/env bash
# tools/try.sh [DRIVER]: builds ndis-tidy and runs it over a driver, by default
# over one of the project's own. Exit status: that of ndis-tidy, 0 for a clean
# driver, 1 for findings, 2 for a failed run.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
driver=$(realpath "${1:-$root/test-inputs/drivers/bridge-im}")
cd "$root"

tools/install-packages.sh >&2
cmake --preset release >&2
cmake --build --preset release --parallel "$(nproc)" --target ndis-tidy >&2
echo "ndis-tidy $driver" >&2
exec build/release/bin/ndis-tidy "$driver"
