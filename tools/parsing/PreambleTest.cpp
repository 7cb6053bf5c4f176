//===- PreambleTest.cpp - Tests of beginnings that are parsed once --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Preamble.h"
#include "catalogue/CatalogueYaml.h"
#include "parsing/Parsing.h"
#include "parsing/Precompile.h"
#include "parsing/Sharing.h"
#include "testing/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace ndistidy::command;
namespace cache = ndistidy::cache;
namespace fs = llvm::sys::fs;

namespace {

class PreambleTest : public ::testing::Test {
protected:
  PreambleTest() {
    initializeParser();
    llvm::Expected<Headers> Known =
        findHeaders(NDIS_TIDY_PROGRAMS "/ndis-tidy", std::nullopt);
    EXPECT_TRUE(bool(Known));
    Options.Known = std::move(*Known);
    const auto &Rules = ndistidy::catalogue::shipped();
    Lowering = {Rules.callNames(), Rules.Ndis6.Macros};
  }

  /// Parses the files of the driver in \p Path with a preamble and without, and
  /// expects the same. Returns how many had one.
  unsigned compare(const std::string &Path) {
    llvm::Expected<Input> I = discover(Path);
    EXPECT_TRUE(bool(I));
    DriverFiles D(std::move(*I), Options, nullptr);
    std::vector<Task> Tasks;
    for (size_t N = 0; N != D.From.Sources.size(); ++N)
      Tasks.push_back({&D, N, &Options});
    unsigned Compared = 0;
    for (auto &B : sharedBeginnings(Tasks)) {
      Preamble Made = precompile(B->Text, B->Files.front()->job(), Options,
                                 Lowering, *D.Generated);
      // As it is kept.
      auto Bytes = std::make_shared<std::string>(encode(Made));
      std::optional<Preamble> P = decodePreamble(*Bytes, Bytes);
      EXPECT_TRUE(P);
      P->Read = Made.Read;
      HadErrors |= P->Ast.empty();
      for (const Task *T : B->Files)
        if (!P->Ast.empty()) {
          compare(*T, *P);
          ++Compared;
        }
    }
    return Compared;
  }

  unsigned compare() {
    // Three files are needed to share.
    Folder.write("d/y.c", Folder.read("d/x.c"));
    Folder.write("d/z.c", Folder.read("d/x.c"));
    return compare(Folder.path("d"));
  }

  ndistidy::testing::TemporaryFolder Folder;
  ParseOptions Options;
  ndistidy::frontend::LoweringOptions Lowering;
  bool HadErrors = false;
  unsigned Errors = 0, Remarks = 0; ///< in all files that were compared

private:
  void compare(const Task &T, const Preamble &P) {
    StandIns &Generated = *T.Of->Generated;
    llvm::Expected<Parsed> Plain =
        parse(T.job(), Options, Lowering, Generated, false);
    llvm::Expected<Parsed> After =
        parse(T.job(), Options, Lowering, Generated, false, &P, T.BeginEnd);
    ASSERT_TRUE(bool(Plain) && bool(After));
    EXPECT_EQ(After->Result.Errors, Plain->Result.Errors);
    Errors += Plain->Result.ErrorCount;
    Remarks += Plain->Result.Remarks.size();
    // Not EXPECT_EQ, which would print both.
    EXPECT_TRUE(encode(After->Result) == encode(Plain->Result)) << T.file();
    // All that was read is known.
    for (const cache::Observation &O : Plain->Read)
      EXPECT_TRUE(llvm::any_of(After->Read, [&](const cache::Observation &A) {
        return A.Path == O.Path && A.K == O.K && A.Of == O.Of;
      })) << O.Path;
  }
};

TEST_F(PreambleTest, WholeDrivers) {
  std::error_code Error;
  unsigned Compared = 0;
  for (fs::directory_iterator
           It(NDIS_TIDY_SOURCE_FOLDER "/test-inputs/drivers", Error),
       End;
       It != End && !Error; It.increment(Error))
    if (fs::is_directory(It->path()))
      Compared += compare(It->path());
  EXPECT_GT(Compared, 40u);
  EXPECT_FALSE(HadErrors);
  EXPECT_EQ(Errors, 0u);
}

TEST_F(PreambleTest, WhatTheDriversOwnHeadersHold) {
  Folder.write("d/own.h", R"(#pragma once
#include <ndis.h>
#define FREE_LOCK(L) NdisFreeSpinLock(L)
#define UNUSED_HERE(P) NdisFreeBuffer(P)
typedef struct { int A; struct { int B; } In; } UNNAMED;
static const int Table[] = {1, 2, 3};
int Tentative;
extern int Elsewhere;
static UNNAMED State = {4, {5}};
static __inline void Undo(PNDIS_SPIN_LOCK Lock) {
  static int Count;
  Count++;
  FREE_LOCK(Lock);
  NdisFreeSpinLock(Lock);
}
static __inline int InFront(int X) { return X ? Table[X] : State.In.B; }
#include "nested.h"
static __inline int Behind(int X) { return InFront(X) + Nested(X); }
VOID Declared(UNNAMED *P);
static __inline void Last(PERESOURCE R) {
  ExAcquireResourceExclusiveLite(R, TRUE);
}
)");
  Folder.write("d/nested.h", "static __inline int Nested(int X) {\n"
                             "  return X == 3 ? Elsewhere : Tentative; }\n");
  Folder.write("d/x.c", R"(// First a comment.
#define BEFORE 1
#include "own.h" // and one behind
#include <ntstrsafe.h>

int Tentative = 7;
void Use(PNDIS_SPIN_LOCK Lock, PNDIS_BUFFER Buffer) {
  Undo(Lock);
  FREE_LOCK(Lock); NdisFreeSpinLock(Lock);
  UNUSED_HERE(Buffer);
  State.A = Behind(BEFORE) + Table[1];
  Declared(&State);
}
)");
  EXPECT_EQ(compare(), 3u);
  EXPECT_EQ(Errors, 0u);
}

TEST_F(PreambleTest, WhatNamesInMacroArgumentsMean) {
  Folder.write("d/sys.h", "#pragma clang system_header\n"
                          "extern NDIS_SPIN_LOCK OfTheSystem;\n");
  Folder.write("d/own.h", "#include <ndis.h>\n#include \"sys.h\"\n"
                          "extern NDIS_SPIN_LOCK InFront, Redeclared;\n"
                          "struct InFront { int Tag; };\n"
                          "static NDIS_SPIN_LOCK Array[2];\n");
  Folder.write("d/x.c", R"(#include "own.h"
NDIS_SPIN_LOCK Behind, Redeclared;
int OnlyAFunction(void);
void f(void) {
  NdisFreeSpinLock(&OfTheSystem);
  NdisFreeSpinLock(&InFront);
  NdisFreeSpinLock(&Behind);
  NdisFreeSpinLock(&Redeclared);
  NdisFreeSpinLock(&Array[1]);
  NdisFreeSpinLock(OnlyAFunction);
  NdisFreeSpinLock(Nowhere);
  { NDIS_SPIN_LOCK InFront; NdisFreeSpinLock(&InFront); }
}
)");
  EXPECT_EQ(compare(), 3u);
  EXPECT_EQ(Errors, 0u);
}

TEST_F(PreambleTest, WhatThePreprocessorDecides) {
  Folder.write("d/own.h", R"(#ifndef OWN_H
#define OWN_H
#if FIRST || defined(SECOND)
int One;
#elif !THIRD
int Two;
#else
int Three;
#endif
#ifdef LATER
int Four;
#endif
#if 0
int Five;
#endif
#define NDIS60_MINIPORT 1
#define NDIS_MINIPORT_DRIVER
#endif
)");
  // Read anew each time, with another meaning.
  Folder.write("d/again.h", "#ifdef AGAIN\nint JOIN(AGAIN, Twice);\n#else\n"
                            "#define JOIN(A, B) A##B\nint Once;\n#endif\n");
  Folder.write("d/x.c", R"(#include "own.h"
#include "again.h"
#define AGAIN Second
#include "again.h"
#define LATER
#undef NDIS60_MINIPORT
#include "own.h"
#if FOURTH
#else
int Six = __LINE__ + __COUNTER__;
#endif
)");
  Folder.write("d/y.c", "#include \"own.h\"\n#include \"again.h\"\nint Y;\n");
  Folder.write("d/z.c", "#include \"own.h\"\n#include \"again.h\"\n"
                        "#define OWN_H_2\n#undef OWN_H\n#include \"own.h\"\n");
  EXPECT_EQ(compare(Folder.path("d")), 3u);
}

TEST_F(PreambleTest, PragmasReachBehindIt) {
  Folder.write("d/own.h", "#pragma pack(push, 1)\n#pragma warning(disable:4)\n"
                          "struct A { char C; int I; };\n");
  Folder.write("d/x.c", "#include \"own.h\"\nstruct B { char C; int I; };\n"
                        "#pragma pack(pop)\nstruct D { char C; int I; };\n"
                        "int Sizes[] = {sizeof(struct A), sizeof(struct B),\n"
                        "  sizeof(struct D)};\n");
  EXPECT_EQ(compare(), 3u);
}

TEST_F(PreambleTest, ErrorsBehindItAreSaidAsEver) {
  Folder.write("d/own.h", "#include <ndis.h>\n#define BAD(X) (X +)\n"
                          "int Known(int);\n");
  Folder.write("d/late.h", "int y = no;\n");
  Folder.write("d/x.c",
               "#include \"own.h\"\nint Known(char *);\n"
               "int f(void) { NdisFreePacketPool(BAD(1)); return 2; }\n"
               "#include \"late.h\"\n#include \"none.h\"\n"
               "int g(void) { return }\nint h(void) { return 1; }\n");
  EXPECT_EQ(compare(), 3u);
  EXPECT_GT(Errors, 12u);
}

TEST_F(PreambleTest, WhatHasErrorsIsNone) {
  Folder.write("d/own.h", "#include \"none.h\"\nint x;\n");
  Folder.write("d/x.c", "#include \"own.h\"\n");
  EXPECT_EQ(compare(), 0u);
  EXPECT_TRUE(HadErrors);
}

TEST_F(PreambleTest, CxxHeaders) {
  Folder.write("d/own.hpp", R"(#pragma once
extern "C" {
#include <ndis.h>
}
namespace guard {
template <typename T> struct Holder {
  explicit Holder(T *P) : Pointer(P) {}
  ~Holder() { if (Pointer) ExFreePool(Pointer); }
  T *release() { T *P = Pointer; Pointer = nullptr; return P; }
  T *Pointer;
};
template <typename T> inline T twice(T X) { return X + X; }
struct Base { virtual ~Base() {} virtual int get() const { return 1; } };
struct Derived final : Base { int get() const override { return 2; } };
namespace { int Hidden = 3; int hidden() { return Hidden; } }
inline int overloaded(int X) { return X; }
inline int overloaded(char *P) { return P[0]; }
inline auto lambda() { return [](int X) { return X + hidden(); }; }
inline Holder<int> Global(nullptr);
template <typename T> int broken(T X) { return X.none(); }
}
)");
  Folder.write("d/x.cpp", R"(#include "own.hpp"
int f(int X, char *P) {
  guard::Holder<char> H(P);
  guard::Derived D;
  if (X)
    H.release();
  return guard::twice(X) + guard::twice(short(3)) + guard::overloaded(P) +
         D.get() + guard::lambda()(X) + guard::hidden();
}
)");
  Folder.write("d/y.cpp",
               "#include \"own.hpp\"\nnamespace guard { namespace {\n"
               "int g() { return Hidden + overloaded(1); } } }\n"
               "int h() { return guard::g() + guard::twice(1); }\n");
  // An error whose place is in what was precompiled.
  Folder.write("d/z.cpp", "#include \"own.hpp\"\n\nint h() {\n"
                          "  return guard::broken(1);\n}\n");
  EXPECT_EQ(compare(Folder.path("d")), 3u);
  EXPECT_EQ(Errors, 1u);
}

TEST_F(PreambleTest, TraceHeaders) {
  Folder.write("d/own.h", "// begin_wpp config\n// FUNC MyTrace(MSG, ...);\n"
                          "// end_wpp\n#include <ndis.h>\n");
  Folder.write("d/x.c", "#include \"own.h\"\n#include \"all.tmh\"\n"
                        "void f(void) { MyTrace(no C); }\n");
  EXPECT_EQ(compare(), 3u);
  EXPECT_EQ(Errors, 0u);
}

TEST_F(PreambleTest, HeadersThatABuildMakes) {
  Folder.write("d/events.mc", "MessageId=1\nSymbolicName=EVENT_ONE\n"
                              "Language=English\nOne.\n.\n");
  Folder.write("d/own.h", "#include <ndis.h>\n#include \"events.h\"\n");
  Folder.write("d/x.c", "#include \"own.h\"\nint X = EVENT_ONE;\n");
  EXPECT_EQ(compare(), 3u);
  EXPECT_EQ(Errors, 0u);
  EXPECT_EQ(Remarks, 3u);
}

TEST_F(PreambleTest, AStandInThatTheFilesIncludeThemselves) {
  Folder.write("d/events.mc", "MessageId=1\nSymbolicName=EVENT_ONE\n"
                              "Language=English\nOne.\n.\n");
  Folder.write("d/x.c", "#include \"events.h\"\nint X = EVENT_ONE;\n");
  EXPECT_EQ(compare(), 0u);
}

} // namespace
