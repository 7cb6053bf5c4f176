#!/usr/bin/env bash
# tools/test.sh [PRESET]: builds from scratch or from what is there, and runs
# every test. PRESET is release (default), debug or sanitizers.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}

tools/install-packages.sh
cmake --preset "$preset"
cmake --build --preset "$preset" --parallel "$(nproc)"
CTEST_PARALLEL_LEVEL=$(nproc) exec ctest --preset "$preset"
