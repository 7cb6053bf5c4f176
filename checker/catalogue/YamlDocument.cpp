//===- YamlDocument.cpp - Read one file of rules ----------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/YamlChoices.h"

using namespace llvm;
using namespace ndistidy::catalogue;

namespace llvm::yaml {

template <> struct MappingTraits<Completion::Passed> {
  static void mapping(IO &Io, Completion::Passed &P) {
    Keys K(Io);
    K.required("path", P.Path);
    K.required("parameter", P.Parameter);
  }
};

template <> struct MappingTraits<Completion> {
  static void mapping(IO &Io, Completion &C) {
    Keys K(Io);
    K.name<NameKind::Role>("role", C.Role);
    K.optional("context", C.Context);
    K.optional("success", C.Success);
    K.optional("handle", C.Handle);
    K.optional("passes", C.Passes);
  }
};

template <> struct MappingTraits<Acquire> {
  static void mapping(IO &Io, Acquire &A) {
    Keys K(Io);
    K.required("call", A.Call);
    K.optional("pending", A.Pending);
    K.optional("completed", A.Completed);
    if (A.Completed && !A.Pending)
      K.fail("'completed' goes with 'pending'");
    readIdentity(K, A.Identity, A.Paths,
                 /*MayLack=*/A.Completed && A.Completed->Handle);
    K.optional("when", A.When);
    K.optional("success", A.Success);
    K.optional("number", A.Number);
    K.optional("zeroed", A.Zeroed);
    K.optional("needs", A.Needs);
    K.names<NameKind::Resource>("gives-back", A.GivesBack);
    if (!A.GivesBack.empty() &&
        (!A.Success || A.Success->Op != Predicate::Operator::EQ ||
         A.Success->Constant != 0 || A.Identity == IdentityKind::Handle))
      K.fail("'gives-back' goes with a 'success' of \"... == 0\", and not with "
             "'handle'");
  }
};

template <> struct MappingTraits<Release> {
  static void mapping(IO &Io, Release &R) {
    Keys K(Io);
    K.required("call", R.Call);
    readIdentity(K, R.Identity, R.Paths);
    K.optional("when", R.When);
    K.optional("alone", R.Alone);
    if (R.Alone && (R.Identity != IdentityKind::Handle || R.When))
      K.fail("'alone' goes with 'handle', and not with 'when'");
  }
};

template <> struct MappingTraits<Resource> {
  static void mapping(IO &Io, Resource &R) {
    Keys K(Io);
    K.required("id", R.Id);
    K.required("title", R.Title);
    K.required("scope", R.Lives);
    K.optional("class", R.Class);
    K.optional("acquire", R.Acquires);
    K.optional("release", R.Releases);
    K.optional("owed-on-failure", R.OwedOnFailure);
    K.optional("owed-at-end", R.OwedAtEnd);
    K.optional("needs-unload-handler", R.NeedsUnloadHandler);
    K.optional("null-is-releasable", R.NullIsReleasable);
    K.optional("memory", R.Memory);
    K.optional("assume-success", R.AssumeSuccess);
    K.optional("release-twice-is-allowed", R.ReleaseTwiceIsAllowed);
    K.names<NameKind::Resource>("needs", R.Needs);
    K.names<NameKind::Role>("calls", R.Calls);
    K.optional("lasts", R.Lasts);
    K.optional("docs", R.Docs);
    K.optional("notes", R.Notes);
  }
};

template <> struct MappingTraits<Effect> {
  static void mapping(IO &Io, Effect &E) {
    Keys K(Io);
    readEffect(K, E);
  }
};

template <> struct MappingTraits<CallEffects> {
  static void mapping(IO &Io, CallEffects &C) {
    Keys K(Io);
    K.required("call", C.Call);
    K.required("effects", C.Effects);
  }
};

template <> struct MappingTraits<Lock::Use> {
  static void mapping(IO &Io, Lock::Use &U) {
    Keys K(Io);
    K.required("call", U.Call);
    K.optional("lock", U.Which);
    K.optional("ticket", U.Ticket);
    K.optional("form", U.Form);
    K.optional("shared", U.Shared);
    K.optional("when", U.When);
    K.optional("success", U.Success);
  }
};

template <> struct MappingTraits<Lock> {
  static void mapping(IO &Io, Lock &L) {
    Keys K(Io);
    K.required("id", L.Id);
    K.required("title", L.Title);
    K.required("acquire", L.Acquires);
    K.required("release", L.Releases);
    K.optional("forms-matter", L.FormsMatter);
    K.optional("docs", L.Docs);
    K.optional("notes", L.Notes);
  }
};

template <> struct MappingTraits<LevelLimit> {
  static void mapping(IO &Io, LevelLimit &L) {
    std::optional<Level> Most, Least;
    Keys K(Io);
    K.required("call", L.Call);
    K.optional("at-most", Most);
    K.optional("at-least", Least);
    K.optional("when", L.When);
    K.optional("docs", L.Docs);
    K.optional("notes", L.Notes);
    if (!Most && !Least)
      K.fail("needs 'at-most' or 'at-least'");
    if (Most)
      L.AtMost = Most->Value;
    if (Least)
      L.AtLeast = Least->Value;
  }
};

template <> struct MappingTraits<Alias> {
  static void mapping(IO &Io, Alias &A) {
    Keys K(Io);
    K.required("name", A.Name);
    K.required("call", A.Call);
  }
};

template <> struct MappingTraits<Role> {
  static void mapping(IO &Io, Role &R) {
    std::optional<Level> Irql;
    Keys K(Io);
    K.required("id", R.Id);
    K.required("title", R.Title);
    K.optional("names", R.Names);
    K.optional("parameters", R.ParameterCount);
    K.optional("first-parameter", R.FirstParameterRecord);
    K.optional("irql", Irql);
    K.optional("context", R.Context);
    K.optionalName<NameKind::Lock>("holds", R.Holds);
    K.optional("request", R.Request);
    if (Irql)
      R.Irql = Irql->Value;
  }
};

template <> struct MappingTraits<Registration::Handler> {
  static void mapping(IO &Io, Registration::Handler &H) {
    Keys K(Io);
    K.required("path", H.Path);
    K.name<NameKind::Role>("role", H.Role);
    K.optional("context", H.Context);
    K.optional("called-at-once", H.CalledAtOnce);
    K.optional("kept-in", H.KeptIn);
  }
};

template <> struct MappingTraits<Registration> {
  static void mapping(IO &Io, Registration &R) {
    Keys K(Io);
    K.required("call", R.Call);
    K.required("handlers", R.Handlers);
  }
};

template <> struct MappingTraits<RegistrationPlace> {
  static void mapping(IO &Io, RegistrationPlace &P) {
    Keys K(Io);
    K.name<NameKind::Role>("of-role", P.OfRole);
    K.required("path", P.Path);
    K.name<NameKind::Role>("role", P.Role);
  }
};

template <> struct MappingTraits<Requirement> {
  static void mapping(IO &Io, Requirement &R) {
    Keys K(Io);
    readRequirement(K, R);
  }
};

template <> struct MappingTraits<Handover> {
  static void mapping(IO &Io, Handover &H) {
    Keys K(Io);
    K.optional("call", H.Call);
    K.required("path", H.Path);
  }
};

template <> struct MappingTraits<Lifecycle> {
  static void mapping(IO &Io, Lifecycle &L) {
    Keys K(Io);
    K.required("id", L.Id);
    K.required("title", L.Title);
    K.names<NameKind::Lifecycle>("within", L.Within);
    K.name<NameKind::Role>("begin", L.Begin);
    K.optional("success", L.Success);
    K.optional("failure", L.Failure);
    K.names<NameKind::Role>("completions", L.Completions);
    K.optional("results", L.Results);
    K.optional("contexts", L.Handovers);
    K.names<NameKind::Role>("between", L.Between);
    K.names<NameKind::Role>("ends", L.Ends);
    K.names<NameKind::Role>("before-end", L.BeforeEnd);
    K.optional("end-pending", L.EndPending);
    K.names<NameKind::Role>("end-completions", L.EndCompletions);
    K.required("scopes", L.Scopes);
    K.name<NameKind::Check>("end-registration-check", L.EndRegistrationCheck);
    K.name<NameKind::Check>("end-resource-check", L.EndResourceCheck);
    K.name<NameKind::Check>("failure-check", L.FailureCheck);
    K.name<NameKind::Check>("lock-check", L.LockCheck);
    K.optionalName<NameKind::Check>("missing-end-check", L.MissingEndCheck);
  }
};

template <> struct MappingTraits<Ndis6Signs> {
  static void mapping(IO &Io, Ndis6Signs &S) {
    Keys K(Io);
    K.optional("macros", S.Macros);
    K.optional("calls", S.Calls);
  }
};

template <> struct MappingTraits<CheckOption> {
  static void mapping(IO &Io, CheckOption &O) {
    Keys K(Io);
    K.required("name", O.Name);
    K.required("default", O.Default);
    K.required("summary", O.Summary);
  }
};

template <> struct MappingTraits<Check> {
  static void mapping(IO &Io, Check &C) {
    Keys K(Io);
    K.required("id", C.Id);
    K.required("summary", C.Summary);
    K.required("help", C.Help);
    K.optional("level", C.Level);
    K.optional("options", C.Options);
  }
};

template <> struct MappingTraits<EngineChecks> {
  static void mapping(IO &Io, EngineChecks &E) {
    Keys K(Io);
    K.name<NameKind::Check>("double-release", E.DoubleRelease);
    K.name<NameKind::Check>("use-after-release", E.UseAfterRelease);
    K.name<NameKind::Check>("release-unacquired", E.ReleaseUnacquired);
    K.optionalName<NameKind::Check>("unchecked-status", E.UncheckedStatus);
    K.optionalName<NameKind::Check>("release-order", E.ReleaseOrder);
    K.optionalName<NameKind::Check>("local-leak", E.LocalLeak);
    K.optionalName<NameKind::Check>("lock", E.Lock);
    K.optionalName<NameKind::Check>("irql", E.Irql);
  }
};

template <typename T> struct MappingTraits<Located<T>> {
  static void mapping(IO &Io, Located<T> &L) {
    L.Loc = reading(Io.getContext()).location();
    MappingTraits<T>::mapping(Io, L.Row);
  }
};

template <> struct MappingTraits<YamlDocument> {
  static void mapping(IO &Io, YamlDocument &D) {
    Keys K(Io);
    K.optional("resources", D.Resources);
    K.optional("calls", D.Calls);
    K.optional("locks", D.Locks);
    K.optional("levels", D.Levels);
    K.optional("aliases", D.Aliases);
    K.optional("roles", D.Roles);
    K.optional("registrations", D.Registrations);
    K.optional("registration-places", D.RegistrationPlaces);
    K.optional("requirements", D.Requirements);
    K.optional("lifecycles", D.Lifecycles);
    K.optional("ndis6", D.Ndis6);
    K.optional("annotations", D.Annotations);
    K.optional("checks", D.Checks);
    K.optional("engine-checks", D.Engine);
  }
};

} // namespace llvm::yaml

namespace ndistidy::catalogue {

Error YamlDocument::error(SMLoc Loc, const Twine &Message) const {
  return createStringError(YamlContext(Source).spell(Loc) + ": " + Message);
}

Expected<YamlDocument> readYaml(MemoryBufferRef Source) {
  Reading R(Source);
  if (Error E = readYaml(R, R.Document))
    return std::move(E);
  return std::move(R.Document);
}

} // namespace ndistidy::catalogue
