#!/usr/bin/env bash
# tools/install-packages.sh [--to-build]: installs the Debian 12 packages that
# building, testing and linting need, or that building alone does. Does nothing,
# and needs no rights, where all of them are there.
set -euo pipefail

packages=(
  cmake
  ninja-build
  clang-22
  lld-22
  llvm-22-dev
  libclang-22-dev
  libgrpc++-dev       # asked for by the libraries of clangd, with the next three
  libprotobuf-dev
  protobuf-compiler
  protobuf-compiler-grpc
  libpugixml-dev      # reads Visual Studio projects
  mingw-w64-common    # the DDK headers that the drivers are parsed with
  zlib1g-dev          # asked for by LLVM's CMake package, with the next two
  libzstd-dev
  libxml2-dev
)
[[ ${1:-} == --to-build ]] || packages+=(
  libclang-rt-22-dev  # the sanitizers preset
  clang-tidy-22       # hosts the plugin
  clang-tidy-19       # likewise, with the next two: Debian's own version
  llvm-19-dev
  libclang-19-dev
  clang-format-22
  libgtest-dev
  dpkg-dev            # makes Debian packages, with the next one
  file
  mandoc              # checks the manual page, in a test
  git                 # commits, in a test, as does the next one
  pre-commit
  neovim              # edits a driver, in a test
  zsh                 # completes command lines, in a test
  python3             # clang-tidy's driver script, and tests
  chromium            # shows the HTML report to its test, with the next one
  chromium-driver
)

# Fetches the tool that validates SARIF for the tests. Node.js from elsewhere
# brings its own npm.
[[ ${1:-} == --to-build ]] || command -v npm >/dev/null ||
  packages+=(nodejs npm)

if ! command -v apt-get >/dev/null; then
  echo "install-packages.sh: no apt-get here; needed are: ${packages[*]}" >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" \
    2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
((${#missing[@]} == 0)) && exit 0

as_root=()
if ((EUID != 0)); then
  as_root=(sudo)
fi
echo "installing: ${missing[*]}" >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update --quiet
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet \
  --yes --no-install-recommends "${missing[@]}"
