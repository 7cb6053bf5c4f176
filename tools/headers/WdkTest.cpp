//===- WdkTest.cpp - Tests of where a WDK has its headers -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/Wdk.h"
#include "testing/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "gtest/gtest.h"

using namespace ndistidy;
using namespace ndistidy::command;
using ndistidy::testing::TemporaryFolder;

namespace {

using Words = std::vector<std::string>;

class WdkTest : public ::testing::Test {
protected:
  void write(const Words &Names) {
    for (const std::string &Name : Names)
      Folder.write(Name, "");
  }
  /// The kit's folders, without the test's own.
  Words folders(llvm::StringRef Root, const build::Target &T = {},
                llvm::StringRef Version = "") {
    std::optional<Wdk> K = wdkAt(Folder.path(Root), T, Version);
    if (!K)
      return {"none"};
    Words Result;
    for (llvm::StringRef F : K->Folders) {
      F.consume_front(Folder.path() + "/");
      Result.push_back(F.str());
    }
    return Result;
  }

  TemporaryFolder Folder;
};

TEST_F(WdkTest, TheLayoutOf7600) {
  write({"ddk/7600.1/inc/DDK/NDIS.H", "ddk/7600.1/inc/api/x.h",
         "ddk/7600.1/inc/crt/x.h", "ddk/6001.1/inc/ddk/ndis.h"});
  Words Expected = {"ddk/7600.1/inc/DDK", "ddk/7600.1/inc/api",
                    "ddk/7600.1/inc/crt"};
  EXPECT_EQ(folders("ddk/7600.1"), Expected);
  EXPECT_EQ(folders("ddk"), Expected);
  EXPECT_TRUE(wdkAt(Folder.path("ddk"), {})->IsOld);
}

TEST_F(WdkTest, TheLayoutOf3790) {
  write({"inc/ddk/wnet/ndis.h", "inc/ddk/wxp/ndis.h", "inc/ddk/wxp/ntddk.h",
         "inc/wxp/x.h", "inc/wnet/x.h", "inc/crt/x.h"});
  EXPECT_EQ(folders("."), (Words{"inc/ddk/wnet", "inc/wnet", "inc/crt"}));
  EXPECT_EQ(folders(".", {{}, {}, 0x0501}),
            (Words{"inc/ddk/wxp", "inc/wxp", "inc/crt"}));
}

TEST_F(WdkTest, TheLayoutOf8To11) {
  write({"Include/10.0.9.0/km/ndis.h", "Include/10.0.22621.0/km/ndis.h",
         "Include/10.0.22621.0/km/crt/x.h", "Include/10.0.22621.0/shared/x.h",
         "Include/10.0.22621.0/ucrt/x.h", "Include/wdf/kmdf/1.9/wdf.h"});
  Words Newest = {"Include/10.0.22621.0/km/crt", "Include/10.0.22621.0/km",
                  "Include/10.0.22621.0/shared", "Include/10.0.22621.0/ucrt"};
  EXPECT_EQ(folders("."), Newest);
  EXPECT_EQ(folders("Include"), Newest);
  EXPECT_EQ(folders(".", {}, "10.0.9.0"),
            (Words{"Include/10.0.9.0/km", "Include/10.0.22621.0/ucrt"}));
  write({"k8/Include/km/ndis.h", "k8/Include/shared/x.h"});
  EXPECT_EQ(folders("k8"), (Words{"k8/Include/km", "k8/Include/shared"}));
}

TEST_F(WdkTest, WhatIsNoKit) {
  write({"inc/ddk/other.h", "Include/um/windows.h"});
  EXPECT_EQ(folders("."), Words{"none"});
  EXPECT_EQ(folders("gone"), Words{"none"});
}

class WdkOfTheEnvironment : public WdkTest {
protected:
  WdkOfTheEnvironment() {
    write({"old/inc/ddk/ndis.h", "new/Include/10.0.1.0/km/ndis.h"});
  }
  llvm::Expected<FoundWdk>
  find(const std::optional<std::string> &Named = std::nullopt) {
    return findWdk(Named, {},
                   [&](llvm::StringRef Name) -> std::optional<std::string> {
                     auto It = Set.find(Name);
                     if (It == Set.end())
                       return std::nullopt;
                     return It->second;
                   });
  }
  std::string root() { return find()->Kit->Root; }
  Words notes() { return find()->Notes; }
  std::string at(llvm::StringRef Where, llvm::StringRef Who) {
    return "ndis-tidy: headers of the WDK at '" + Folder.path(Where) +
           "', as " + Who.str() + " says";
  }
  static std::string nowhere(llvm::StringRef Who, const std::string &Why) {
    return "ndis-tidy: remark: " + Who.str() + " leads to no WDK: " + Why +
           "; unset it, or name a WDK with --wdk";
  }

  llvm::StringMap<std::string> Set;
};

TEST_F(WdkOfTheEnvironment, IsSaid) {
  EXPECT_FALSE(find()->Kit);
  EXPECT_EQ(notes(), Words{});
  Set["WindowsSdkDir"] = Folder.path("new");
  EXPECT_EQ(root(), Folder.path("new"));
  EXPECT_EQ(notes(), Words{at("new/Include/10.0.1.0", "WindowsSdkDir")});
  Set["BASEDIR"] = Folder.path("old");
  EXPECT_EQ(root(), Folder.path("old"));
  EXPECT_EQ(notes(), Words{at("old/inc", "BASEDIR")});
}

TEST_F(WdkOfTheEnvironment, AVariableThatLeadsNowhereIsSaid) {
  // A variable of that name may be anything.
  std::string Other = Folder.path("old/inc/ddk");
  Set["BASEDIR"] = Other;
  Set["W7BASE"] = "gone";
  EXPECT_FALSE(find()->Kit);
  EXPECT_EQ(notes(),
            (Words{nowhere("BASEDIR", "neither inc/ddk/ndis.h nor "
                                      "Include/<version>/km/ndis.h is in '" +
                                          Other + "'"),
                   nowhere("W7BASE", "there is no folder 'gone'")}));
  Set["WDKContentRoot"] = Folder.path("new");
  EXPECT_EQ(root(), Folder.path("new"));
  EXPECT_EQ(notes().size(), 3U);
}

TEST_F(WdkOfTheEnvironment, AVersionThatIsNotThereIsSaid) {
  Set["WDKContentRoot"] = Folder.path("new");
  Set["WindowsSDKVersion"] = "10.0.1.0\\";
  EXPECT_EQ(root(), Folder.path("new"));
  Set["WindowsSDKVersion"] = "10.0.2.0\\";
  EXPECT_FALSE(find()->Kit);
  EXPECT_EQ(notes(),
            Words{nowhere("WDKContentRoot", "no Include/10.0.2.0/km/ndis.h, as "
                                            "WindowsSDKVersion wants, is in '" +
                                                Folder.path("new") + "'")});
}

TEST_F(WdkOfTheEnvironment, CountsLessThanTheCommandLine) {
  Set["WindowsSdkDir"] = Folder.path("new");
  llvm::Expected<FoundWdk> Found = find(Folder.path("old"));
  EXPECT_EQ(Found->Kit->Root, Folder.path("old"));
  EXPECT_EQ(Found->Notes, Words{at("old/inc", "--wdk")});
  EXPECT_EQ(llvm::toString(find("gone").takeError()),
            "no WDK in 'gone': looked for inc/ddk/ndis.h and "
            "Include/<version>/km/ndis.h");
}

TEST_F(WdkTest, FlagsForEachProcessor) {
  Wdk K{"kit", "kit", {"kit/a", "kit/b"}, true};
  auto Has = [&](const build::Target &T, llvm::StringRef Flag) {
    return llvm::is_contained(wdkFlags(K, T), Flag);
  };
  using build::Architecture;
  EXPECT_TRUE(Has({}, "--target=x86_64-pc-windows-msvc"));
  EXPECT_TRUE(Has({}, "-D_AMD64_"));
  EXPECT_TRUE(Has({}, "-D_WIN32_WINNT=0x0600"));
  EXPECT_TRUE(Has({}, "-DNTDDI_VERSION=0x06000100"));
  EXPECT_TRUE(Has({Architecture::X86, {}, {}}, "-mrtd"));
  EXPECT_TRUE(Has({Architecture::X86, {}, {}}, "-DNONTOSPINTERLOCK"));
  EXPECT_TRUE(Has({Architecture::ARM64, {}, {}}, "-D_ARM64_"));
  EXPECT_TRUE(Has({{}, {}, 0x0501}, "-DNTDDI_VERSION=0x05010200"));
  EXPECT_EQ(wdkFlags(K, {}).back(), "-isystemkit/b");
}

} // namespace
