//===- YamlReading.h - How the rules' scalars are read ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What stands below the rows of YamlDocument.cpp: the context of yaml::Input,
// keys that are names of rows, and the scalars (paths, predicates, words).
// For YamlDocument.cpp alone: it specialises LLVM's traits for every sequence.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_YAMLREADING_H
#define NDIS_TIDY_CATALOGUE_YAMLREADING_H

#include "catalogue/AccessPathText.h"
#include "catalogue/YamlContext.h"
#include "catalogue/YamlDocument.h"
#include <utility>

namespace ndistidy::catalogue {

/// The context of yaml::Input while one file of rules is read.
struct Reading : YamlContext {
  explicit Reading(llvm::MemoryBufferRef Source) : YamlContext(Source) {
    Document.Source = Source;
  }
  YamlDocument Document;
};

inline Reading &reading(void *Context) {
  return static_cast<Reading &>(yamlContext(Context));
}

/// The keys of one mapping, of which some have ids of rows as their values.
class Keys : public YamlKeys {
public:
  using YamlKeys::YamlKeys;

  /// \p Key: the id of a \p Kind.
  template <NameKind Kind> void name(const char *Key, std::string &Id);
  template <NameKind Kind> void optionalName(const char *Key, std::string &Id);
  template <NameKind Kind>
  void names(const char *Key, std::vector<std::string> &Ids);
};

/// An id of another row: remembered, to be looked up when all rows are there.
template <NameKind Kind> struct Name {
  std::string Id;
};

template <NameKind Kind> void Keys::name(const char *Key, std::string &Id) {
  Name<Kind> N;
  required(Key, N);
  Id = std::move(N.Id);
}

template <NameKind Kind>
void Keys::optionalName(const char *Key, std::string &Id) {
  Name<Kind> N;
  optional(Key, N);
  Id = std::move(N.Id);
}

template <NameKind Kind>
void Keys::names(const char *Key, std::vector<std::string> &Ids) {
  std::vector<Name<Kind>> Ns;
  optional(Key, Ns);
  for (Name<Kind> &N : Ns)
    Ids.push_back(std::move(N.Id));
}

/// What the words of an enumeration mean.
template <typename T>
using Words = llvm::ArrayRef<std::pair<llvm::StringLiteral, T>>;

template <typename T>
llvm::StringRef readWord(llvm::StringRef Word, void *Context, T &Value,
                         Words<T> Known) {
  std::string All;
  for (const auto &[Spelling, Meaning] : Known) {
    if (Word == Spelling) {
      Value = Meaning;
      return {};
    }
    All += (All.empty() ? "" : ", ") + Spelling.str();
  }
  return reading(Context).fail("'" + Word + "' is none of " + All);
}

inline constexpr std::pair<llvm::StringLiteral, Scope> ScopeWords[] = {
    {"driver", Scope::Driver},   {"adapter", Scope::Adapter},
    {"binding", Scope::Binding}, {"module", Scope::Module},
    {"local", Scope::Local},     {"any", Scope::Any}};

inline constexpr std::pair<llvm::StringLiteral, ResourceClass> ClassWords[] = {
    {"registration", ResourceClass::Registration},
    {"plain", ResourceClass::Plain},
    {"lock", ResourceClass::Lock}};

inline constexpr std::pair<llvm::StringLiteral, Lasting> LastingWords[] = {
    {"until-wait", Lasting::UntilWait}, {"until-lock", Lasting::UntilLock}};

inline constexpr std::pair<llvm::StringLiteral, Severity> SeverityWords[] = {
    {"warning", Severity::Warning}, {"note", Severity::Note}};

/// An interrupt request level.
struct Level {
  unsigned Value = 0;
};

inline constexpr std::pair<llvm::StringLiteral, Level> LevelWords[] = {
    {"passive", {0}}, {"apc", {1}}, {"dispatch", {2}}, {"device", {3}}};

} // namespace ndistidy::catalogue

namespace llvm::yaml {

namespace catalogue = ndistidy::catalogue;

/// Reading alone is needed; the traits ask for both directions.
template <typename T> struct ReadOnlyScalar {
  static void output(const T &, void *, raw_ostream &) {
    llvm_unreachable("rules are read, not written");
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Double; }
};

template <typename T, Expected<T> (*Parse)(StringRef)>
struct ParsedScalar : ReadOnlyScalar<T> {
  static StringRef input(StringRef Text, void *Context, T &Value) {
    Expected<T> Parsed = Parse(Text);
    if (!Parsed)
      return catalogue::reading(Context).fail(
          llvm::toString(Parsed.takeError()));
    Value = std::move(*Parsed);
    return {};
  }
};

template <typename T, const auto &Known> struct WordScalar : ReadOnlyScalar<T> {
  static StringRef input(StringRef Word, void *Context, T &Value) {
    return catalogue::readWord<T>(Word, Context, Value, Known);
  }
};

template <>
struct ScalarTraits<catalogue::AccessPath>
    : ParsedScalar<catalogue::AccessPath, catalogue::parseAccessPath> {};

template <>
struct ScalarTraits<catalogue::Predicate>
    : ParsedScalar<catalogue::Predicate, catalogue::parsePredicate> {};

template <>
struct ScalarTraits<catalogue::Scope>
    : WordScalar<catalogue::Scope, catalogue::ScopeWords> {};

template <>
struct ScalarTraits<catalogue::ResourceClass>
    : WordScalar<catalogue::ResourceClass, catalogue::ClassWords> {};

template <>
struct ScalarTraits<catalogue::Lasting>
    : WordScalar<catalogue::Lasting, catalogue::LastingWords> {};

template <>
struct ScalarTraits<catalogue::Severity>
    : WordScalar<catalogue::Severity, catalogue::SeverityWords> {};

template <>
struct ScalarTraits<catalogue::Level>
    : WordScalar<catalogue::Level, catalogue::LevelWords> {};

template <catalogue::NameKind Kind>
struct ScalarTraits<catalogue::Name<Kind>>
    : ReadOnlyScalar<catalogue::Name<Kind>> {
  static StringRef input(StringRef Text, void *Context,
                         catalogue::Name<Kind> &N) {
    catalogue::Reading &R = catalogue::reading(Context);
    if (Text.empty())
      return "expected a name";
    N.Id = Text.str();
    R.Document.References.push_back({Kind, N.Id, R.location()});
    return {};
  }
};

/// Sequences are read in block and in flow style alike.
template <typename T>
  requires(!std::is_fundamental_v<T> && !std::is_same_v<T, std::string> &&
           !std::is_same_v<T, StringRef>)
struct SequenceElementTraits<T> {
  static const bool flow = false; // NOLINT(readability-identifier-naming)
};

} // namespace llvm::yaml

#endif // NDIS_TIDY_CATALOGUE_YAMLREADING_H
