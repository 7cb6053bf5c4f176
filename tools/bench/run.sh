#!/usr/bin/env bash
# tools/bench/run.sh [OPTION]...: builds the benchmark and runs it; the options
# are those of ndis-bench (--help). Wants a machine that does nothing else. Exit
# status: 0 all goals met, 1 one missed, 2 the run failed.
set -euo pipefail
cd "$(dirname "$0")/../.."

{
  tools/install-packages.sh
  cmake --preset release
  cmake --build --preset release --parallel "$(nproc)" --target ndis-bench
  uptime
} >&2
exec build/release/bin/ndis-bench "$@"
