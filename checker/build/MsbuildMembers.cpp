//===- MsbuildMembers.cpp - What MSBuild does to strings ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/MsbuildFunction.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::build {
namespace {

using Result = std::optional<std::string>;
using llvm::StringRef;

std::string truth(bool B) { return B ? "True" : "False"; }

/// The project's paths have other slashes than it expects.
std::string plain(StringRef Text) {
  std::string Slashes = Text.str();
  llvm::replace(Slashes, '\\', '/');
  return Slashes;
}

/// A place in \p Self, its end included.
std::optional<size_t> index(StringRef Self, StringRef Text) {
  size_t At = 0;
  if (Text.trim().getAsInteger(10, At) || At > Self.size())
    return std::nullopt;
  return At;
}

Result substring(StringRef Self, MsbuildWords Args) {
  std::optional<size_t> From = index(Self, Args[0]);
  if (!From)
    return std::nullopt;
  Self = Self.drop_front(*From);
  std::optional<size_t> Length =
      Args.size() > 1 ? index(Self, Args[1]) : std::optional(Self.size());
  return Length ? Result(Self.take_front(*Length).str()) : std::nullopt;
}

Result remove(StringRef Self, MsbuildWords Args) {
  std::optional<size_t> From = index(Self, Args[0]);
  if (!From)
    return std::nullopt;
  StringRef Behind = Self.drop_front(*From);
  std::optional<size_t> Length =
      Args.size() > 1 ? index(Behind, Args[1]) : std::optional(Behind.size());
  if (!Length)
    return std::nullopt;
  return (Self.take_front(*From) + Behind.drop_front(*Length)).str();
}

Result replace(StringRef Self, MsbuildWords Args) {
  constexpr size_t MostBytes = size_t(1) << 18;
  if (Args[0].empty())
    return std::nullopt;
  std::string Text;
  for (size_t At; (At = Self.find(Args[0])) != StringRef::npos;) {
    Text += Self.take_front(At);
    Text += Args[1];
    Self = Self.drop_front(At + Args[0].size());
    if (Text.size() > MostBytes)
      return std::nullopt;
  }
  return Text + Self.str();
}

Result padLeft(StringRef Self, MsbuildWords Args) {
  constexpr size_t Most = 1000;
  size_t Width = 0;
  if (StringRef(Args[0]).trim().getAsInteger(10, Width) || Width > Most)
    return std::nullopt;
  char With = Args.size() > 1 && !Args[1].empty() ? Args[1][0] : ' ';
  return std::string(Width - std::min(Width, Self.size()), With) + Self.str();
}

Result found(size_t At) {
  return At == StringRef::npos ? "-1" : llvm::utostr(At);
}

std::string characters(MsbuildWords Args) {
  std::string All = llvm::join(Args, "");
  return All.empty() ? " \t\r\n" : All;
}

/// The part of a version, "10.0.1", with this number.
Result version(StringRef Self, unsigned Number) {
  llvm::SmallVector<StringRef, 4> Parts;
  Self.split(Parts, '.');
  return Number < Parts.size() ? Parts[Number].str() : "-1";
}

struct Member {
  llvm::StringLiteral Name;
  unsigned Least, Most; ///< arguments
  Result (*Run)(StringRef Self, MsbuildWords Args);
};

constexpr unsigned Any = ~0U;

const Member Members[] = {
    {"Substring", 1, 2, substring},
    {"Remove", 1, 2, remove},
    {"Replace", 2, 2, replace},
    {"PadLeft", 1, 2, padLeft},
    {"Contains", 1, 1,
     [](StringRef S, MsbuildWords A) -> Result {
       return truth(StringRef(plain(S)).contains(plain(A[0])));
     }},
    {"StartsWith", 1, 1,
     [](StringRef S, MsbuildWords A) -> Result {
       return truth(StringRef(plain(S)).starts_with(plain(A[0])));
     }},
    {"EndsWith", 1, 1,
     [](StringRef S, MsbuildWords A) -> Result {
       return truth(StringRef(plain(S)).ends_with(plain(A[0])));
     }},
    {"Equals", 1, 1,
     [](StringRef S, MsbuildWords A) -> Result { return truth(S == A[0]); }},
    {"IndexOf", 1, 1,
     [](StringRef S, MsbuildWords A) { return found(S.find(A[0])); }},
    {"LastIndexOf", 1, 1,
     [](StringRef S, MsbuildWords A) { return found(S.rfind(A[0])); }},
    {"ToLower", 0, 0,
     [](StringRef S, MsbuildWords) -> Result { return S.lower(); }},
    {"ToLowerInvariant", 0, 0,
     [](StringRef S, MsbuildWords) -> Result { return S.lower(); }},
    {"ToUpper", 0, 0,
     [](StringRef S, MsbuildWords) -> Result { return S.upper(); }},
    {"ToUpperInvariant", 0, 0,
     [](StringRef S, MsbuildWords) -> Result { return S.upper(); }},
    {"Trim", 0, Any,
     [](StringRef S, MsbuildWords A) -> Result {
       return S.trim(characters(A)).str();
     }},
    {"TrimStart", 0, Any,
     [](StringRef S, MsbuildWords A) -> Result {
       return S.ltrim(characters(A)).str();
     }},
    {"TrimEnd", 0, Any,
     [](StringRef S, MsbuildWords A) -> Result {
       return S.rtrim(characters(A)).str();
     }},
    {"ToString", 0, 0,
     [](StringRef S, MsbuildWords) -> Result { return S.str(); }},
    {"Length", 0, 0,
     [](StringRef S, MsbuildWords) -> Result {
       return llvm::utostr(S.size());
     }},
    {"Major", 0, 0, [](StringRef S, MsbuildWords) { return version(S, 0); }},
    {"Minor", 0, 0, [](StringRef S, MsbuildWords) { return version(S, 1); }},
    {"Build", 0, 0, [](StringRef S, MsbuildWords) { return version(S, 2); }},
    {"Revision", 0, 0, [](StringRef S, MsbuildWords) { return version(S, 3); }},
};

} // namespace

Result msbuildMember(StringRef Self, StringRef Name, MsbuildWords Args) {
  for (const Member &M : Members)
    if (Name.equals_insensitive(M.Name))
      return Args.size() < M.Least || Args.size() > M.Most ? std::nullopt
                                                           : M.Run(Self, Args);
  return std::nullopt;
}

} // namespace ndistidy::build
