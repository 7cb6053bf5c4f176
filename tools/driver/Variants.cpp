//===- Variants.cpp - The builds that a driver may have -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Variants.h"
#include "catalogue/YamlContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ndistidy::command {
namespace {

struct NamedDefines {
  std::string Name;
  std::vector<std::string> Define, Undefine;
  llvm::SMLoc Loc;
};

struct VariantsFile {
  std::vector<NamedDefines> Variants;
};

} // namespace
} // namespace ndistidy::command

LLVM_YAML_IS_SEQUENCE_VECTOR(ndistidy::command::NamedDefines)

namespace llvm::yaml {

using namespace ndistidy::command;
using ndistidy::catalogue::yamlContext;
using ndistidy::catalogue::YamlKeys;

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
    for (const std::string &Macro : V.Define)
      New.Flags.push_back("-D" + Macro);
    for (const std::string &Macro : V.Undefine)
      New.Flags.push_back("-U" + Macro);
  }
  return Result;
}

llvm::Expected<std::vector<Variant>> loadVariants(llvm::StringRef File) {
  auto Text = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Text)
    return llvm::createStringError("cannot read variants '" + File +
                                   "': " + Text.getError().message());
  return parseVariants((*Text)->getMemBufferRef());
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
