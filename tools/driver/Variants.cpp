//===- Variants.cpp - The builds that a driver may have -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Variants.h"
#include "catalogue/YamlContext.h"
#include "driver/NamedFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::command {
namespace {

/// The flag for one macro.
template <char Letter> struct MacroFlag {
  std::string Text;
};

struct NamedDefines {
  std::string Name;
  std::vector<MacroFlag<'D'>> Define;
  std::vector<MacroFlag<'U'>> Undefine;
  llvm::SMLoc Loc;
};

struct VariantsFile {
  std::vector<NamedDefines> Variants;
};

} // namespace
} // namespace ndistidy::command

LLVM_YAML_IS_SEQUENCE_VECTOR(ndistidy::command::MacroFlag<'D'>)
LLVM_YAML_IS_SEQUENCE_VECTOR(ndistidy::command::MacroFlag<'U'>)
LLVM_YAML_IS_SEQUENCE_VECTOR(ndistidy::command::NamedDefines)

namespace llvm::yaml {

using namespace ndistidy::command;
using ndistidy::catalogue::yamlContext;
using ndistidy::catalogue::YamlKeys;

template <char Letter> struct ScalarTraits<MacroFlag<Letter>> {
  static StringRef input(StringRef Text, void *Context, MacroFlag<Letter> &F) {
    F.Text = (Twine("-") + Twine(Letter) + Text).str();
    std::string Why = wrongMacro(Letter, Text);
    if (Why.empty())
      return "";
    return yamlContext(Context).fail(
        Twine(Letter == 'D' ? "'define' " : "'undefine' ") + Why);
  }
  static void output(const MacroFlag<Letter> &, void *, raw_ostream &) {
    llvm_unreachable("read, not written");
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Double; }
};

template <> struct MappingTraits<NamedDefines> {
  static void mapping(IO &Io, NamedDefines &V) {
    V.Loc = yamlContext(Io.getContext()).location();
    YamlKeys K(Io);
    K.required("name", V.Name);
    K.optional("define", V.Define);
    K.optional("undefine", V.Undefine);
  }
};

template <> struct MappingTraits<VariantsFile> {
  static void mapping(IO &Io, VariantsFile &F) {
    YamlKeys K(Io);
    K.required("variants", F.Variants);
  }
};

} // namespace llvm::yaml

namespace ndistidy::command {

llvm::Expected<std::vector<Variant>>
parseVariants(llvm::MemoryBufferRef Source) {
  catalogue::YamlContext Context(Source);
  VariantsFile File;
  if (llvm::Error E = catalogue::readYaml(Context, File))
    return std::move(E);
  std::vector<Variant> Result;
  for (const NamedDefines &V : File.Variants) {
    auto Wrong = [&](const llvm::Twine &Why) {
      return llvm::createStringError(Context.spell(V.Loc) + ": " + Why);
    };
    if (V.Name.empty() || V.Name == BaseVariant)
      return Wrong("a variant cannot be called '" + V.Name + "'");
    if (llvm::any_of(Result,
                     [&](const Variant &R) { return R.Name == V.Name; }))
      return Wrong("there is a variant '" + V.Name + "' already");
    Variant &New = Result.emplace_back();
    New.Name = V.Name;
    for (const auto &Macro : V.Define)
      New.Flags.push_back(Macro.Text);
    for (const auto &Macro : V.Undefine)
      New.Flags.push_back(Macro.Text);
  }
  if (Result.empty())
    return llvm::createStringError(
        Source.getBufferIdentifier() +
        ": there is no variant in it; wanted is a list 'variants' with "
        "'name', 'define' and 'undefine'");
  return Result;
}

llvm::Expected<std::vector<Variant>> loadVariants(llvm::StringRef File) {
  llvm::Expected<std::string> Text = readNamed("variants", File);
  if (!Text)
    return Text.takeError();
  return parseVariants({*Text, File});
}

std::string wrongMacro(char Letter, llvm::StringRef Value) {
  llvm::StringRef Name = Value.take_until(
      [&](char C) { return C == '=' || (Letter == 'D' && C == '('); });
  bool IsName =
      !Name.empty() && !llvm::isDigit(Name[0]) &&
      llvm::all_of(Name, [](char C) { return llvm::isAlnum(C) || C == '_'; });
  if (IsName && (Letter == 'D' || Name.size() == Value.size()))
    return "";
  return ("wants the name of a macro, not '" + Value + "'").str();
}

bool Variant::defines(llvm::StringRef Macro) const {
  return llvm::any_of(Flags, [&](llvm::StringRef Flag) {
    return Flag.consume_front("-D") && Flag.split('=').first == Macro;
  });
}

std::vector<Variant> flipEach(llvm::ArrayRef<TestedMacro> Macros,
                              llvm::ArrayRef<std::string> Flags) {
  std::vector<Variant> Result;
  for (const TestedMacro &M : Macros)
    if (!llvm::is_contained(Flags, "-U" + M.Name))
      Result.push_back({M.Name, {"-D" + M.Name + "=1"}, M.Name});
  return Result;
}

} // namespace ndistidy::command
