#!/usr/bin/env bash
# tools/lint.sh [--format-only] [FOLDER...]: our own sources, under .clang-format
# and .clang-tidy; all of them, or those in the folders. Wants the release preset
# configured and built once, for the compilation database and the generated
# files.
set -euo pipefail
cd "$(dirname "$0")/.."

format_only=
[[ ${1:-} == --format-only ]] && { format_only=yes; shift; }
(($#)) || set -- checker tools

mapfile -t sources < <(find "$@" -name '*.cpp' -o -name '*.h' | sort)
clang-format-22 --dry-run -Werror "${sources[@]}"
[[ $format_only ]] && exit 0

# The plugin for another clang-tidy compiles the same sources once more, with
# that one's headers: the first command of each is the one to check.
mkdir -p build/lint
python3 -c 'import json, sys
commands = json.load(sys.stdin)
json.dump(list({c["file"]: c for c in reversed(commands)}.values()), sys.stdout)
' <build/release/compile_commands.json >build/lint/compile_commands.json
folders=$(IFS='|'; echo "$*")
run-clang-tidy-22 -quiet -j "${LINT_JOBS:-$(nproc)}" -p build/lint \
  "^$PWD/($folders)/.*\.cpp$"
