//===- Wdk.cpp - The headers of a Windows Driver Kit ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/Wdk.h"
#include "build/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/VersionTuple.h"

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
using build::Architecture;

static std::optional<std::string> folder(llvm::StringRef Root,
                                         llvm::StringRef Name) {
  std::string Path = build::hostPath(Root, Name);
  return fs::is_directory(Path) ? std::optional(std::move(Path)) : std::nullopt;
}

static void add(Wdk &To, llvm::StringRef Root, llvm::StringRef Name) {
  if (auto Path = folder(Root, Name);
      Path && !llvm::is_contained(To.Folders, *Path))
    To.Folders.push_back(*Path);
}

static llvm::StringRef environment(const build::Target &T) {
  switch (T.WindowsVersion.value_or(0)) {
  case 0x0500:
    return "w2k";
  case 0x0501:
    return "wxp";
  default:
    return "wnet";
  }
}

/// inc/ddk, or inc/ddk/wnet and its like in the kit of Windows Server 2003.
static std::optional<Wdk> oldKit(llvm::StringRef Root, const build::Target &T) {
  std::optional<std::string> Inc = folder(Root, "inc");
  if (!Inc)
    return std::nullopt;
  std::string Windows = environment(T).str();
  Wdk K{Root.str(), *Inc, {}, true};
  for (const std::string &Below :
       {std::string("ddk"), "ddk/" + Windows, "ddk/wdm/" + Windows})
    if (auto Path = folder(*Inc, Below);
        Path && (build::findFile(*Path, "ndis.h") ||
                 build::findFile(*Path, "ntddk.h") || !K.Folders.empty()))
      K.Folders.push_back(*Path);
  if (llvm::none_of(K.Folders, [](llvm::StringRef F) {
        return build::findFile(F, "ndis.h").has_value();
      }))
    return std::nullopt;
  for (const std::string &Below :
       {std::string("api"), Windows, std::string("crt")})
    add(K, *Inc, Below);
  return K;
}

static bool isOlder(llvm::StringRef A, llvm::StringRef B) {
  llvm::VersionTuple VA, VB;
  bool NoA = VA.tryParse(A), NoB = VB.tryParse(B);
  if (NoA != NoB)
    return NoA;
  return VA != VB ? VA < VB : A < B;
}

/// Names of the folders in \p Folder, the newest version first.
static std::vector<std::string> newestFirst(llvm::StringRef Folder) {
  std::vector<std::string> Names = build::namesIn(Folder, /*Folders=*/true);
  llvm::sort(Names, [](const std::string &A, const std::string &B) {
    return isOlder(B, A);
  });
  return Names;
}

static std::optional<Wdk> newKitIn(llvm::StringRef Root,
                                   llvm::StringRef Folder) {
  std::optional<std::string> Km = folder(Folder, "km");
  if (!Km || !build::findFile(*Km, "ndis.h"))
    return std::nullopt;
  Wdk K{Root.str(), Folder.str(), {}, false};
  for (llvm::StringRef Below : {"km/crt", "km", "shared", "ucrt"})
    add(K, Folder, Below);
  return K;
}

/// Include/10.0.22621.0/km, or Include/km in the kits of Windows 8.
static std::optional<Wdk> newKit(llvm::StringRef Root,
                                 llvm::StringRef Version) {
  std::string Include = folder(Root, "Include").value_or(Root.str());
  for (const std::string &Name : newestFirst(Include))
    if (Version.empty() || Version == Name)
      if (auto K = newKitIn(Root, build::hostPath(Include, Name))) {
        // A kit of tools may have the C library of another version.
        if (llvm::none_of(K->Folders, [](llvm::StringRef F) {
              return F.ends_with_insensitive("ucrt");
            }))
          for (const std::string &Other : newestFirst(Include))
            add(*K, build::hostPath(Include, Other), "ucrt");
        return K;
      }
  return newKitIn(Root, Include);
}

std::optional<Wdk> wdkAt(llvm::StringRef Root, const build::Target &T,
                         llvm::StringRef Version) {
  if (!fs::is_directory(Root))
    return std::nullopt;
  if (auto K = oldKit(Root, T))
    return K;
  if (auto K = newKit(Root, Version))
    return K;
  // "C:\WinDDK", with "7600.16385.1" below it.
  for (const std::string &Name : newestFirst(Root))
    if (auto K = oldKit(build::hostPath(Root, Name), T))
      return K;
  return std::nullopt;
}

static std::string foundBy(llvm::StringRef Name, const Wdk &K) {
  return ("ndis-tidy: headers of the WDK at '" + K.Headers + "', as " + Name +
          " says")
      .str();
}

/// Of the variable \p Name, which leads to no kit.
static std::string leadsNowhere(llvm::StringRef Name, llvm::StringRef Root,
                                llvm::StringRef Version) {
  std::string Why = ("there is no folder '" + Root + "'").str();
  if (fs::is_directory(Root) && Version.empty())
    Why = ("neither inc/ddk/ndis.h nor Include/<version>/km/ndis.h is in '" +
           Root + "'")
              .str();
  else if (fs::is_directory(Root))
    Why = ("no Include/" + Version +
           "/km/ndis.h, as WindowsSDKVersion wants, is in '" + Root + "'")
              .str();
  return ("ndis-tidy: remark: " + Name + " leads to no WDK: " + Why +
          "; unset it, or name a WDK with --wdk")
      .str();
}

llvm::Expected<FoundWdk>
findWdk(const std::optional<std::string> &Named, const build::Target &T,
        llvm::function_ref<std::optional<std::string>(llvm::StringRef)>
            Environment) {
  FoundWdk Found;
  if (Named) {
    Found.Kit = wdkAt(*Named, T);
    if (!Found.Kit)
      return llvm::createStringError(
          "no WDK in '" + *Named +
          "': looked for inc/ddk/ndis.h and Include/<version>/km/ndis.h");
    Found.Notes.push_back(foundBy("--wdk", *Found.Kit));
    return Found;
  }
  std::string Version = Environment("WindowsSDKVersion").value_or("");
  Version = llvm::StringRef(Version).rtrim("\\/").str();
  for (llvm::StringRef Name :
       {"BASEDIR", "DDKROOT", "W7BASE", "WDKContentRoot", "WindowsSdkDir"}) {
    std::optional<std::string> Root = Environment(Name);
    if (!Root || Root->empty())
      continue;
    Found.Kit = wdkAt(*Root, T, Version);
    if (Found.Kit) {
      Found.Notes.push_back(foundBy(Name, *Found.Kit));
      break;
    }
    Found.Notes.push_back(leadsNowhere(Name, *Root, Version));
  }
  return Found;
}

static unsigned ntddiVersion(unsigned Windows) {
  switch (Windows) {
  case 0x0501:
    return 0x05010200;
  case 0x0502:
    return 0x05020100;
  case 0x0600:
    return 0x06000100;
  default:
    return Windows << 16;
  }
}

std::vector<std::string> wdkFlags(const Wdk &K, const build::Target &T) {
  std::vector<std::string> Flags = {
      "-nostdlibinc", "-fms-compatibility", "-fms-extensions",
      "-fpack-struct=8", "-Wno-implicit-int", "-Wno-int-conversion",
      "-Wno-incompatible-pointer-types",
      "-Wno-incompatible-function-pointer-types",
      "-Wno-implicit-function-declaration",
      // Costs more than all headers of the kit, and no driver needs it.
      "-D__X86INTRIN_H", "-DSTD_CALL", "-DCONDITION_HANDLING=1", "-DNT_UP=0",
      "-DNT_INST=0", "-DWIN32=100", "-D_NT1X_=100", "-DWINNT=1",
      "-DWIN32_LEAN_AND_MEAN=1", "-DDEVL=1", "-DFPO=0"};
  auto Add = [&](std::initializer_list<llvm::StringRef> More) {
    for (llvm::StringRef Flag : More)
      Flags.push_back(Flag.str());
  };
  switch (T.Arch.value_or(Architecture::AMD64)) {
  case Architecture::X86:
    // Seven inline functions would clash with builtins otherwise.
    Add({"--target=i386-pc-windows-msvc", "-mrtd", "-D_X86_=1", "-Di386=1",
         "-DNONTOSPINTERLOCK"});
    break;
  case Architecture::AMD64:
    Add({"--target=x86_64-pc-windows-msvc", "-D_WIN64", "-D_AMD64_",
         "-DAMD64"});
    break;
  case Architecture::ARM64:
    Add({"--target=aarch64-pc-windows-msvc", "-D_WIN64", "-D_ARM64_",
         "-DARM64"});
    break;
  }
  unsigned Windows = T.WindowsVersion.value_or(K.IsOld ? 0x0600 : 0x0A00);
  std::string Version = "0x" + llvm::utohexstr(Windows, false, 4);
  Flags.push_back("-D_WIN32_WINNT=" + Version);
  Flags.push_back("-DWINVER=" + Version);
  Flags.emplace_back("-D_WIN32_IE=0x0603");
  Flags.push_back("-DNTDDI_VERSION=0x" +
                  llvm::utohexstr(ntddiVersion(Windows), false, 8));
  for (const std::string &Folder : K.Folders)
    Flags.push_back("-isystem" + Folder);
  return Flags;
}

} // namespace ndistidy::command
