#!/usr/bin/env bash
# tools/lint.sh [--format-only]: our own sources, under .clang-format and
# .clang-tidy. Wants the release preset configured and built once, for the
# compilation database and the generated files.
set -euo pipefail
cd "$(dirname "$0")/.."

mapfile -t sources < <(find checker tools -name '*.cpp' -o -name '*.h' | sort)
clang-format-22 --dry-run -Werror "${sources[@]}"
[[ ${1:-} == --format-only ]] && exit 0
run-clang-tidy-22 -quiet -j "$(nproc)" -p build/release \
  "^$PWD/(checker|tools)/.*\.cpp$"
