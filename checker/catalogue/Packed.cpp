//===- Packed.cpp - A catalogue as bytes ------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/Packed.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"
#include <cassert>
#include <concepts>
#include <tuple>

using namespace llvm;

namespace ndistidy::catalogue {

/// T is U, const or not: one list of fields serves writing and reading.
template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template <Is<AccessPath> T> static auto fields(T &P) {
  return std::tie(P.Result, P.Argument, P.Derefs, P.Fields);
}
template <Is<Predicate> T> static auto fields(T &P) {
  return std::tie(P.Path, P.Op, P.Constant);
}
template <Is<Completion::Passed> T> static auto fields(T &P) {
  return std::tie(P.Path, P.Parameter);
}
template <Is<Completion> T> static auto fields(T &C) {
  return std::tie(C.Role, C.Context, C.Success, C.Handle, C.Passes);
}
template <Is<Acquire> T> static auto fields(T &A) {
  return std::tie(A.Call, A.Identity, A.Paths, A.When, A.Success, A.Pending,
                  A.Completed, A.Number, A.Zeroed, A.Needs, A.GivesBack);
}
template <Is<Release> T> static auto fields(T &R) {
  return std::tie(R.Call, R.Identity, R.Paths, R.When, R.Alone);
}
template <Is<Resource> T> static auto fields(T &R) {
  return std::tie(R.Id, R.Title, R.Lives, R.Class, R.Acquires, R.Releases,
                  R.OwedOnFailure, R.OwedAtEnd, R.NeedsUnloadHandler,
                  R.NullIsReleasable, R.Memory, R.AssumeSuccess,
                  R.ReleaseTwiceIsAllowed, R.Needs, R.Calls, R.Lasts, R.Docs,
                  R.Notes);
}
template <Is<Effect> T> static auto fields(T &E) {
  return std::tie(E.K, E.To, E.From, E.Level, E.Add, E.By, E.Before, E.When);
}
template <Is<CallEffects> T> static auto fields(T &C) {
  return std::tie(C.Call, C.Effects);
}
template <Is<Lock::Use> T> static auto fields(T &U) {
  return std::tie(U.Call, U.Which, U.Ticket, U.Form, U.Shared, U.When,
                  U.Success);
}
template <Is<Lock> T> static auto fields(T &L) {
  return std::tie(L.Id, L.Title, L.Acquires, L.Releases, L.FormsMatter, L.Docs,
                  L.Notes);
}
template <Is<LevelLimit> T> static auto fields(T &L) {
  return std::tie(L.Call, L.AtMost, L.AtLeast, L.When, L.Docs, L.Notes);
}
template <Is<Alias> T> static auto fields(T &A) {
  return std::tie(A.Name, A.Call);
}
template <Is<Role> T> static auto fields(T &R) {
  return std::tie(R.Id, R.Title, R.Names, R.ParameterCount,
                  R.FirstParameterRecord, R.Irql, R.Context, R.Holds,
                  R.Request);
}
template <Is<Registration::Handler> T> static auto fields(T &H) {
  return std::tie(H.Path, H.Role, H.Context, H.CalledAtOnce, H.KeptIn);
}
template <Is<Registration> T> static auto fields(T &R) {
  return std::tie(R.Call, R.Handlers);
}
template <Is<RegistrationPlace> T> static auto fields(T &P) {
  return std::tie(P.OfRole, P.Path, P.Role);
}
template <Is<Requirement> T> static auto fields(T &R) {
  return std::tie(R.Call, R.Check, R.K, R.Path, R.Resources, R.Role, R.WhenRole,
                  R.Level, R.Advice);
}
template <Is<Handover> T> static auto fields(T &H) {
  return std::tie(H.Call, H.Path);
}
template <Is<Lifecycle> T> static auto fields(T &L) {
  return std::tie(L.Id, L.Title, L.Within, L.Begin, L.Success, L.Failure,
                  L.Completions, L.Results, L.Handovers, L.Between, L.Ends,
                  L.BeforeEnd, L.EndPending, L.EndCompletions, L.Scopes,
                  L.EndRegistrationCheck, L.EndResourceCheck, L.FailureCheck,
                  L.LockCheck, L.MissingEndCheck);
}
template <Is<Ndis6Signs> T> static auto fields(T &S) {
  return std::tie(S.Macros, S.Calls);
}
template <Is<CheckOption> T> static auto fields(T &O) {
  return std::tie(O.Name, O.Default, O.Summary);
}
template <Is<Check> T> static auto fields(T &C) {
  return std::tie(C.Id, C.Summary, C.Help, C.Level, C.Options);
}
template <Is<Catalogue> T> static auto fields(T &C) {
  return std::tie(
      C.Resources, C.Effects, C.Locks, C.Levels, C.Aliases, C.Roles,
      C.Registrations, C.RegistrationPlaces, C.Requirements, C.Lifecycles,
      C.Ndis6, C.Annotations, C.Checks, C.DoubleReleaseCheck,
      C.UseAfterReleaseCheck, C.UnacquiredCheck, C.UncheckedStatusCheck,
      C.ReleaseOrderCheck, C.LocalLeakCheck, C.LockCheck, C.IrqlCheck);
}

template <typename T>
concept Number = std::integral<T> || std::is_enum_v<T>;

namespace {

class Writer {
public:
  explicit Writer(raw_ostream &To) : OS(To) {}

  void operator()(const Number auto &N) {
    encodeSLEB128(static_cast<int64_t>(N), OS);
  }
  void operator()(const std::string &Text) {
    (*this)(Text.size());
    OS << Text;
  }
  template <typename T> void operator()(const std::optional<T> &Value) {
    (*this)(Value.has_value());
    if (Value)
      (*this)(*Value);
  }
  template <typename T> void operator()(const std::vector<T> &Elements) {
    (*this)(Elements.size());
    for (const T &Element : Elements)
      (*this)(Element);
  }
  template <typename T>
    requires requires(const T &Row) { fields(Row); }
  void operator()(const T &Row) {
    std::apply([this](const auto &...Field) { ((*this)(Field), ...); },
               fields(Row));
  }

private:
  raw_ostream &OS;
};

class Reader {
public:
  explicit Reader(StringRef From) : At(From.bytes_begin()) {}

  void operator()(Number auto &N) {
    unsigned Size = 0;
    N = static_cast<std::remove_reference_t<decltype(N)>>(
        decodeSLEB128(At, &Size));
    At += Size;
  }
  void operator()(std::string &Text) {
    const size_t Size = size();
    Text.assign(reinterpret_cast<const char *>(At), Size);
    At += Size;
  }
  template <typename T> void operator()(std::optional<T> &Value) {
    bool Present = false;
    (*this)(Present);
    if (Present)
      (*this)(Value.emplace());
  }
  template <typename T> void operator()(std::vector<T> &Elements) {
    Elements.resize(size());
    for (T &Element : Elements)
      (*this)(Element);
  }
  template <typename T>
    requires requires(T &Row) { fields(Row); }
  void operator()(T &Row) {
    std::apply([this](auto &...Field) { ((*this)(Field), ...); }, fields(Row));
  }

  const uint8_t *position() const { return At; }

private:
  size_t size() {
    size_t Size = 0;
    (*this)(Size);
    return Size;
  }

  const uint8_t *At;
};

} // namespace

std::string pack(const Catalogue &C) {
  std::string Bytes;
  raw_string_ostream OS(Bytes);
  Writer Write(OS);
  Write(C);
  return Bytes;
}

Catalogue unpack(StringRef Bytes) {
  Catalogue C;
  Reader Read(Bytes);
  Read(C);
  assert(Read.position() == Bytes.bytes_end() && "bytes of another build");
  return C;
}

} // namespace ndistidy::catalogue
