//===- YamlContext.h - Read YAML with messages that help --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What reading any YAML file of ours shares, rules and configuration: the
// context of yaml::Input, and the keys of a mapping. The first error is told as
// "file:line:column: message", and an unknown key with the nearest known one.
//
//   template <> struct llvm::yaml::MappingTraits<Thing> {
//     static void mapping(IO &Io, Thing &T) {
//       YamlKeys K(Io);
//       K.required("id", T.Id);
//     }
//   };
//   YamlContext Context(Source);
//   Thing T;
//   if (llvm::Error E = readYaml(Context, T)) ...
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_YAMLCONTEXT_H
#define NDIS_TIDY_CATALOGUE_YAMLCONTEXT_H

#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/SMLoc.h"
#include "llvm/Support/YAMLTraits.h"
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::catalogue {

/// The context of yaml::Input while one file is read.
struct YamlContext {
  explicit YamlContext(llvm::MemoryBufferRef Source) : Source(Source) {}

  llvm::MemoryBufferRef Source;
  llvm::yaml::Input *In = nullptr;
  /// Keys of the mapping that was read last, for the message about one that
  /// is none of them.
  std::vector<llvm::StringRef> Keys;
  /// Owns the message that a scalar's reader returns as a reference.
  std::string Message;
  std::string FirstError;

  /// Of what is being read.
  llvm::SMLoc location() const;
  /// "file:line:column".
  std::string spell(llvm::SMLoc Loc) const;
  /// \p What, to be returned by the reader of a scalar.
  llvm::StringRef fail(const llvm::Twine &What);
};

/// What yaml::Input hands on to the traits.
inline YamlContext &yamlContext(void *Context) {
  return *static_cast<YamlContext *>(Context);
}

/// The keys of one mapping. On its way out it leaves them to the context:
/// yaml::Input looks for unknown keys right behind. A key that is missing is
/// often another one misspelt, so what else is wrong with a mapping is told
/// only where all its keys are known.
class YamlKeys {
public:
  explicit YamlKeys(llvm::yaml::IO &I);
  ~YamlKeys();
  YamlKeys(const YamlKeys &) = delete;
  YamlKeys &operator=(const YamlKeys &) = delete;

  template <typename T> void required(const char *Key, T &Value) {
    if (has(Key))
      optional(Key, Value);
    else
      lack(Key);
  }
  template <typename T> void optional(const char *Key, T &Value) {
    Known.emplace_back(Key);
    Io.mapOptional(Key, Value);
  }

  /// The keys that are there do not go together.
  void fail(const llvm::Twine &Why);

private:
  bool has(llvm::StringRef Key) const;
  void lack(llvm::StringRef Key);

  llvm::yaml::IO &Io;
  /// None where there is no mapping, which yaml::Input says itself.
  std::optional<std::vector<llvm::StringRef>> Given;
  std::vector<llvm::StringRef> Known;
  std::string Problem;
};

/// "; did you mean 'Y'?" for the \p Known name nearest to \p Name, or nothing.
std::string suggestion(llvm::StringRef Name,
                       const std::vector<llvm::StringRef> &Known);

/// Keeps the first diagnostic of yaml::Input in its context; later ones follow
/// from it.
void keepFirstError(const llvm::SMDiagnostic &D, void *Context);

/// What is wrong with what \p In has read, or success.
llvm::Error finish(llvm::yaml::Input &In, const YamlContext &Context);

/// An error for what yaml::Input would pass over: keys without a value, and all
/// behind the first document. What is no YAML is left to it.
llvm::Error findPassedOver(const YamlContext &Context);

/// Reads Context.Source into \p To, or returns the first error in it.
template <typename T> llvm::Error readYaml(YamlContext &Context, T &To) {
  if (llvm::Error E = findPassedOver(Context))
    return E;
  llvm::yaml::Input In(Context.Source, &Context, keepFirstError, &Context);
  Context.In = &In;
  In >> To;
  Context.In = nullptr;
  return finish(In, Context);
}

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_YAMLCONTEXT_H
