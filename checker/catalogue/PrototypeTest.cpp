//===- PrototypeTest.cpp - The rules against the DDK's headers --*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An argument counted wrongly in a rule is a false alarm or a missed defect, so
// Clang is asked: for every path of the rules whose call the headers declare,
// the expression that the path spells has to have a type. Macros and calls
// that the headers lack are passed over.
//
//===----------------------------------------------------------------------===//

#include "catalogue/AccessPathText.h"
#include "catalogue/CatalogueYaml.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <set>

using namespace llvm;
using namespace ndistidy::catalogue;

namespace {

constexpr StringLiteral Prelude = R"(
struct Anything {};
template <typename T> T &deref(T *);
Anything &deref(void *);
Anything &deref(const void *);
Anything &deref(volatile void *);
template <unsigned N, typename R, typename... A>
__type_pack_element<N, A...> &argument(R (*)(A...));
template <unsigned N, typename R, typename... A>
__type_pack_element<N, A...> &argument(R (*)(A..., ...));
)";

/// What \p P spells, in C++: an expression of the argument's type. An element
/// of what a pointer points to needs no index.
std::string expression(StringRef Call, const AccessPath &P) {
  std::string E = ("argument<" + Twine(P.Argument) + ">(&" + Call + ")").str();
  for (unsigned I = 0; I < P.Derefs; ++I)
    E = "deref(" + E + ")";
  bool Pointee = P.Derefs > 0;
  for (const std::string &Field : P.Fields) {
    if (Field == "*")
      E = "deref(" + E + ")";
    else if (Field != "[*]")
      E += "." + Field;
    else if (!Pointee)
      E += "[0]";
    Pointee = Field == "*";
  }
  return E;
}

using Paths = std::set<std::pair<std::string, std::string>>;

/// Every path of the rules, as the call and the expression.
class AllPaths {
public:
  explicit AllPaths(const Catalogue &C) {
    for (const Resource &R : C.Resources)
      add(R);
    for (const CallEffects &E : C.Effects)
      for (const Effect &F : E.Effects)
        add(E.Call, F);
    for (const Registration &R : C.Registrations)
      for (const Registration::Handler &H : R.Handlers) {
        addArgument(R.Call, H.Path);
        add(R.Call, H.Context);
      }
    for (const Lifecycle &L : C.Lifecycles)
      for (const Handover &H : L.Handovers)
        if (!H.Call.empty())
          addArgument(H.Call, H.Path);
    for (const Requirement &R : C.Requirements)
      add(R.Call, R.Path);
    for (const Lock &L : C.Locks)
      for (const auto *Uses : {&L.Acquires, &L.Releases})
        for (const Lock::Use &U : *Uses) {
          add(U.Call, U.When);
          add(U.Call, U.Which);
          add(U.Call, U.Ticket);
        }
    for (const LevelLimit &L : C.Levels)
      add(L.Call, L.When);
  }

  Paths All;

private:
  void add(StringRef Call, const AccessPath &P) {
    if (!P.Result)
      All.emplace(Call, expression(Call, P));
  }
  void add(StringRef Call, const std::optional<AccessPath> &P) {
    if (P)
      add(Call, *P);
  }
  void add(StringRef Call, const std::optional<Predicate> &P) {
    if (P)
      add(Call, P->Path);
  }
  /// Which members there are depends on the version and the language.
  void addArgument(StringRef Call, AccessPath P) {
    P.Fields.clear();
    add(Call, P);
  }
  template <typename Row> void addRow(const Row &R) {
    for (const AccessPath &P : R.Paths)
      add(R.Call, P);
    add(R.Call, R.When);
  }
  void add(const Resource &R) {
    for (const Acquire &A : R.Acquires) {
      addRow(A);
      add(A.Call, A.Success);
      add(A.Call, A.Number);
      add(A.Call, A.Pending);
      if (!A.Completed)
        continue;
      add(A.Call, A.Completed->Context);
      for (const Completion::Passed &P : A.Completed->Passes)
        add(A.Call, P.Path);
    }
    for (const Release &L : R.Releases)
      addRow(L);
  }
  void add(StringRef Call, const Effect &F) {
    add(Call, F.When);
    if (F.K == Effect::Kind::Copy || F.K == Effect::Kind::Insert ||
        F.K == Effect::Kind::Pick || F.Add != 0 || F.By)
      add(Call, F.From);
    if (F.By)
      add(Call, *F.By);
    if (F.K <= Effect::Kind::Count)
      add(Call, F.To);
  }
};

/// The text that compiles when all of \p All fit the headers.
std::string source(StringRef Includes, const Paths &All) {
  std::string Text = (Includes + Prelude).str();
  for (const auto &[Call, Expression] : All)
    Text += "#ifndef " + Call + "\n__if_exists(" + Call +
            ") { static_assert(sizeof((void)(" + Expression +
            "), 1) != 0); }\n#endif\n";
  return Text;
}

/// The flags of rules/headers/mingw/flags.txt.
std::vector<std::string> flags() {
  std::vector<std::string> Flags;
  auto File = MemoryBuffer::getFile("rules/headers/mingw/flags.txt");
  EXPECT_TRUE(static_cast<bool>(File));
  if (!File)
    return Flags;
  auto Replace = [](std::string &Text, StringRef From, StringRef To) {
    if (const size_t At = Text.find(From); At != std::string::npos)
      Text.replace(At, From.size(), To);
  };
  for (line_iterator L(**File, /*SkipBlanks=*/true, '#'); !L.is_at_end(); ++L) {
    std::string Flag = L->str();
    Replace(Flag, "@OVERLAY@", "rules/headers/mingw");
    Replace(Flag, "@MINGW@", "/usr/share/mingw-w64/include");
    Flags.push_back(std::move(Flag));
  }
  return Flags;
}

/// What Clang says about \p Text; empty when it compiles.
std::string compile(const std::string &Text) {
  ErrorOr<std::string> Clang = sys::findProgramByName("clang++-22");
  if (!Clang)
    return "clang++-22 is not there";
  SmallString<128> Input, Output;
  if (sys::fs::createTemporaryFile("prototypes", "cpp", Input) ||
      sys::fs::createTemporaryFile("prototypes", "txt", Output))
    return "no temporary file";
  FileRemover RemoveInput(Input), RemoveOutput(Output);
  std::error_code EC;
  raw_fd_ostream(Input, EC) << Text;
  const std::vector<std::string> Flags = flags();
  std::vector<StringRef> Arguments = {*Clang,       "-w", "-fsyntax-only",
                                      "-std=c++20", "-x", "c++"};
  Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
  Arguments.push_back(Input);
  const std::optional<StringRef> Redirects[] = {StringRef(), StringRef(Output),
                                                StringRef(Output)};
  const int Status =
      sys::ExecuteAndWait(*Clang, Arguments, std::nullopt, Redirects);
  auto Said = MemoryBuffer::getFile(Output);
  std::string Message = Said ? (*Said)->getBuffer().str() : "";
  return Status != 0 && Message.empty() ? "Clang fails" : Message;
}

constexpr StringLiteral Ndis5 = "#define NDIS_MINIPORT_DRIVER 1\n"
                                "#define NDIS_WDM 1\n"
                                "#define NDIS51_MINIPORT 1\n"
                                "#define NDIS51 1\n"
                                "#include <ntifs.h>\n"
                                "#include <ndis.h>\n";

constexpr StringLiteral Ndis6 = "#define NDIS_MINIPORT_DRIVER 1\n"
                                "#define NDIS_WDM 1\n"
                                "#define NDIS685_MINIPORT 1\n"
                                "#define NDIS685 1\n"
                                "#include <ntifs.h>\n"
                                "#include <ndis.h>\n"
                                "#include <wsk.h>\n"
                                "#include <netioddk.h>\n"
                                "#include <fwpsk.h>\n"
                                "#include <fwpmk.h>\n";

TEST(Prototype, EveryPathFitsTheHeadersOfNdis5) {
  EXPECT_EQ(compile(source(Ndis5, AllPaths(shipped()).All)), "");
}

TEST(Prototype, EveryPathFitsTheHeadersOfNdis6) {
  EXPECT_EQ(compile(source(Ndis6, AllPaths(shipped()).All)), "");
}

TEST(Prototype, APathThatDoesNotFitIsSeen) {
  for (const char *Path : {"4", "**1.Name", "*2.NoSuchHandler"}) {
    Expected<AccessPath> P = parseAccessPath(Path);
    ASSERT_TRUE(static_cast<bool>(P));
    const Paths Wrong = {
        {"NdisRegisterProtocol", expression("NdisRegisterProtocol", *P)}};
    EXPECT_NE(compile(source(Ndis5, Wrong)).find("error:"), std::string::npos)
        << Path;
  }
}

} // namespace
