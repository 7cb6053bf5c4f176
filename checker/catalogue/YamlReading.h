//===- YamlReading.h - How the rules' scalars are read ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What stands below the rows of YamlDocument.cpp: the context of yaml::Input,
// the keys of a mapping, and the scalars (paths, predicates, words, names).
// For YamlDocument.cpp alone: it specialises LLVM's traits for every sequence.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_YAMLREADING_H
#define NDIS_TIDY_CATALOGUE_YAMLREADING_H

#include "catalogue/AccessPathText.h"
#include "catalogue/YamlDocument.h"
#include "llvm/Support/YAMLTraits.h"
#include <utility>

namespace ndistidy::catalogue {

/// The context of yaml::Input while one file is read.
struct Reading {
  YamlDocument Document;
  llvm::yaml::Input *In = nullptr;
  /// Keys of the mapping that was read last, for the message about one that
  /// is none of them.
  std::vector<llvm::StringRef> Keys;
  /// Owns the message that a scalar's reader returns as a reference.
  std::string Message;
  std::string FirstError;

  llvm::SMLoc location() const {
    const llvm::yaml::Node *N = In->getCurrentNode();
    return N ? N->getSourceRange().Start : llvm::SMLoc();
  }
  llvm::StringRef fail(const llvm::Twine &What) {
    Message = What.str();
    return Message;
  }
};

inline Reading &reading(void *Context) {
  return *static_cast<Reading *>(Context);
}

/// The keys of one mapping. On its way out it leaves them to the context:
/// yaml::Input looks for unknown keys right behind.
class Keys {
public:
  explicit Keys(llvm::yaml::IO &I) : Io(I) {}
  ~Keys() { reading(Io.getContext()).Keys = std::move(Known); }
  Keys(const Keys &) = delete;
  Keys &operator=(const Keys &) = delete;

  template <typename T> void required(const char *Key, T &Value) {
    Known.emplace_back(Key);
    Io.mapRequired(Key, Value);
  }
  template <typename T> void optional(const char *Key, T &Value) {
    Known.emplace_back(Key);
    Io.mapOptional(Key, Value);
  }
  /// \p Key: the id of a \p Kind.
  template <NameKind Kind> void name(const char *Key, std::string &Id);
  template <NameKind Kind> void optionalName(const char *Key, std::string &Id);
  template <NameKind Kind>
  void names(const char *Key, std::vector<std::string> &Ids);

private:
  llvm::yaml::IO &Io;
  std::vector<llvm::StringRef> Known;
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
