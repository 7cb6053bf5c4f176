//===- Loader.cpp - The plugin for any clang-tidy -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is loaded by "clang-tidy -load". The checks are built for one version of
// LLVM and crash another, so this knows nothing of LLVM: it asks its host which
// version it is of and loads llvm-VERSION/ndis-tidy-checks.so from beside
// itself, or says in one line why it cannot.
//
//===----------------------------------------------------------------------===//

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <string>
#include <vector>

namespace fs = std::filesystem;

[[noreturn]] static void giveUp(const std::string &Why) {
  std::fprintf(stderr, "ndis-tidy-plugin: error: %s\n", Why.c_str());
  std::fflush(nullptr);
  std::_Exit(1); // the host is not to go on without the checks
}

/// "22", or nothing.
static std::string hostVersion() {
  // clang::getClangFullVersion(), with libstdc++'s strings.
  auto *Symbol = dlsym(RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev");
  if (!Symbol)
    return "";
  std::string Text = reinterpret_cast<std::string (*)()>(Symbol)();
  static constexpr char Before[] = "clang version ";
  size_t At = Text.find(Before);
  if (At == std::string::npos)
    return "";
  At += sizeof(Before) - 1;
  return Text.substr(At, Text.find_first_not_of("0123456789", At) - At);
}

/// "LLVM 19 and LLVM 22".
static std::string versionsIn(const fs::path &Folder) {
  std::vector<std::string> Versions;
  std::error_code Error;
  for (const auto &Entry : fs::directory_iterator(Folder, Error)) {
    std::string Name = Entry.path().filename().string();
    if (Name.rfind("llvm-", 0) == 0)
      Versions.push_back(Name.substr(5));
  }
  std::sort(Versions.begin(), Versions.end());
  std::string Text;
  for (const std::string &Version : Versions)
    Text += (Text.empty() ? "LLVM " : " and LLVM ") + Version;
  return Text.empty() ? "no version of LLVM" : Text;
}

static fs::path ownFolder() {
  Dl_info Info;
  static int Here;
  if (!dladdr(&Here, &Info) || !Info.dli_fname)
    giveUp("cannot find its own file");
  std::error_code Error;
  fs::path File = fs::canonical(Info.dli_fname, Error);
  if (Error)
    giveUp(std::string("cannot find ") + Info.dli_fname);
  return File.parent_path();
}

namespace {

struct Loader {
  Loader() {
    fs::path Folder = ownFolder();
    std::string Version = hostVersion();
    if (Version.empty())
      giveUp("the program that loads it does not say of which LLVM it is; the "
             "checks are built for " +
             versionsIn(Folder));
    fs::path Checks = Folder / ("llvm-" + Version) / "ndis-tidy-checks.so";
    std::error_code Error;
    if (!fs::exists(Checks, Error))
      giveUp("this clang-tidy is of LLVM " + Version +
             "; the checks are built for " + versionsIn(Folder));
    // Most of what they refer to is not called in one run, and looking it up
    // in libraries as large as these takes time.
    if (!dlopen(Checks.c_str(), RTLD_LAZY | RTLD_GLOBAL))
      giveUp(dlerror());
  }
};

const Loader Loaded;

} // namespace
