//===- YamlDocument.h - One file of rules, as it was written ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Between the YAML text and the catalogue: the rows of one file with the
// points where they stand, and the names that they refer to. Reading checks
// the form of every row; whether names are defined and rows agree with others
// is seen when the documents are merged (CatalogueYaml.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_YAMLDOCUMENT_H
#define NDIS_TIDY_CATALOGUE_YAMLDOCUMENT_H

#include "catalogue/Catalogue.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/SMLoc.h"

namespace ndistidy::catalogue {

template <typename T> struct Located {
  T Row;
  llvm::SMLoc Loc;
};

/// What a name in a row must be the name of.
enum class NameKind : uint8_t { Resource, Role, Check, Lifecycle, Lock };

struct Reference {
  NameKind Kind = NameKind::Resource;
  std::string Name;
  llvm::SMLoc Loc;
};

struct EngineChecks {
  std::string DoubleRelease, UseAfterRelease, ReleaseUnacquired;
  std::string UncheckedStatus, ReleaseOrder, LocalLeak, Lock, Irql;
};

struct YamlDocument {
  llvm::MemoryBufferRef Source;
  std::vector<Located<Resource>> Resources;
  std::vector<Located<CallEffects>> Calls;
  std::vector<Located<Lock>> Locks;
  std::vector<Located<LevelLimit>> Levels;
  std::vector<Located<Alias>> Aliases;
  std::vector<Located<Role>> Roles;
  std::vector<Located<Registration>> Registrations;
  std::vector<Located<RegistrationPlace>> RegistrationPlaces;
  std::vector<Located<Requirement>> Requirements;
  std::vector<Located<Lifecycle>> Lifecycles;
  Ndis6Signs Ndis6;
  std::vector<std::string> Annotations;
  std::vector<Located<Check>> Checks;
  Located<EngineChecks> Engine;
  std::vector<Reference> References;

  /// "file:line:column: Message".
  llvm::Error error(llvm::SMLoc Loc, const llvm::Twine &Message) const;
};

/// The rows of \p Source, or the first error in it.
llvm::Expected<YamlDocument> readYaml(llvm::MemoryBufferRef Source);

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_YAMLDOCUMENT_H
