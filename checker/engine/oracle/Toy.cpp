//===- Toy.cpp - A small world of calls for random programs ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Toy.h"

namespace ndistidy::engine::oracle {

using namespace catalogue;

static AccessPath argument(unsigned Index, unsigned Derefs = 0) {
  AccessPath P;
  P.Argument = Index;
  P.Derefs = Derefs;
  return P;
}

static AccessPath result() {
  AccessPath P;
  P.Result = true;
  return P;
}

static Predicate equals(AccessPath P, int64_t Constant) {
  return {std::move(P), Predicate::Operator::EQ, Constant};
}

static Acquire acquire(const char *Call, IdentityKind Identity, AccessPath Path,
                       std::optional<Predicate> Success) {
  Acquire A;
  A.Call = Call;
  A.Identity = Identity;
  A.Paths = {std::move(Path)};
  A.Success = std::move(Success);
  return A;
}

static Release release(const char *Call, IdentityKind Identity) {
  Release R;
  R.Call = Call;
  R.Identity = Identity;
  R.Paths = {argument(0)};
  return R;
}

static Resource resource(const char *Id, ResourceClass Class,
                         std::vector<Acquire> Acquires, Release Undo) {
  Resource R;
  R.Id = R.Title = Id;
  R.Class = Class;
  R.Acquires = std::move(Acquires);
  R.Releases = {std::move(Undo)};
  return R;
}

static std::vector<Resource> toyResources() {
  Resource Registration =
      resource("toy-reg", ResourceClass::Registration,
               {acquire("TakeReg", IdentityKind::Handle, argument(0, 1),
                        equals(result(), 0))},
               release("GiveReg", IdentityKind::Handle));
  Registration.NeedsUnloadHandler = true;

  Predicate NotNull{result(), Predicate::Operator::NE, 0};
  Acquire Zeroed =
      acquire("AllocZeroMem", IdentityKind::Handle, result(), NotNull);
  Zeroed.Zeroed = true;
  Resource Memory = resource(
      "toy-mem", ResourceClass::Plain,
      {acquire("AllocMem", IdentityKind::Handle, result(), NotNull), Zeroed},
      release("FreeMem", IdentityKind::Handle));
  Memory.Memory = true;

  Resource Out = resource("toy-out", ResourceClass::Plain,
                          {acquire("TakeOut", IdentityKind::Handle,
                                   argument(1, 1), equals(argument(0, 1), 0))},
                          release("GiveOut", IdentityKind::Handle));
  Resource Lock = resource(
      "toy-lock", ResourceClass::Lock,
      {acquire("InitLock", IdentityKind::Storage, argument(0), std::nullopt)},
      release("FreeLock", IdentityKind::Storage));
  Resource Key = resource(
      "toy-key", ResourceClass::Plain,
      {acquire("TakeKey", IdentityKind::Key, argument(0), equals(result(), 0))},
      release("GiveKey", IdentityKind::Key));
  return {Registration, Memory, Out, Lock, Key};
}

static Lifecycle toyLifecycle() {
  Lifecycle L;
  L.Id = L.Title = "driver";
  L.Begin = "toy-entry";
  L.Success = Predicate{result(), Predicate::Operator::GE, 0};
  L.Ends = {"toy-unload"};
  L.Scopes = {Scope::Driver, Scope::Any};
  L.EndRegistrationCheck = "ndis-unload-skips-deregister";
  L.EndResourceCheck = "ndis-unload-leak";
  L.FailureCheck = "ndis-entry-failure-leak";
  L.LockCheck = "ndis-unpaired-lock";
  L.MissingEndCheck = "ndis-unload-handler-missing";
  return L;
}

static Lifecycle innerLifecycle() {
  Lifecycle L;
  L.Id = L.Title = "inner";
  L.Within = {"driver"};
  L.Begin = "toy-start";
  L.Success = equals(result(), 0);
  L.Handovers = {{"SetContext", argument(0)}};
  L.Between = {"toy-tick"};
  L.Ends = {"toy-stop"};
  L.Scopes = {Scope::Adapter, Scope::Any};
  L.EndRegistrationCheck = L.EndResourceCheck = "ndis-halt-leak";
  L.FailureCheck = "ndis-initialize-failure-leak";
  L.LockCheck = "ndis-unpaired-lock";
  return L;
}

static Role role(const char *Id, std::optional<unsigned> Context = {}) {
  Role R;
  R.Id = R.Title = Id;
  R.Context = Context;
  return R;
}

static std::vector<Role> toyRoles() {
  Role Entry = role("toy-entry");
  Entry.Names = {"Entry"};
  return {Entry, role("toy-unload"), role("toy-start"), role("toy-tick", 0),
          role("toy-stop", 0)};
}

static Effect effect(Effect::Kind K, AccessPath To, AccessPath From = {}) {
  Effect E;
  E.K = K;
  E.To = std::move(To);
  E.From = std::move(From);
  return E;
}

static std::vector<CallEffects> toyEffects() {
  using Kind = Effect::Kind;
  Effect Writes = effect(Kind::Write, argument(0, 1));
  auto Counts = [](int64_t By) {
    Effect E = effect(Kind::Count, result(), argument(0, 1));
    E.Add = By;
    return std::vector<Effect>{E};
  };
  return {// They write nothing behind what they are given.
          {"SetContext", {}},
          {"RegisterInner", {}},
          {"InitList", {Writes}},
          {"Put", {effect(Kind::Insert, argument(0), argument(1))}},
          {"IsEmpty", {effect(Kind::Doubt, result())}},
          {"Next", {effect(Kind::Pick, result(), argument(0))}},
          {"Add", Counts(1)},
          {"Drop", Counts(-1)}};
}

Catalogue toyCatalogue() {
  Catalogue C;
  C.Resources = toyResources();
  C.Lifecycles = {toyLifecycle(), innerLifecycle()};
  C.Roles = toyRoles();
  C.Registrations = {{"RegisterUnload", {{argument(0), "toy-unload", {}}}},
                     {"RegisterInner",
                      {{argument(0), "toy-start", {}},
                       {argument(1), "toy-stop", {}},
                       {argument(2), "toy-tick", {}}}}};
  C.Effects = toyEffects();

  C.DoubleReleaseCheck = "ndis-double-release";
  C.UseAfterReleaseCheck = "ndis-use-after-release";
  C.UnacquiredCheck = "ndis-release-unacquired";
  for (const char *Id : {"ndis-unload-skips-deregister", "ndis-unload-leak",
                         "ndis-entry-failure-leak", "ndis-halt-leak",
                         "ndis-initialize-failure-leak", "ndis-unpaired-lock",
                         "ndis-unload-handler-missing", "ndis-double-release",
                         "ndis-use-after-release", "ndis-release-unacquired"}) {
    Check &New = C.Checks.emplace_back();
    New.Id = New.Summary = New.Help = Id;
  }
  return C;
}

llvm::StringRef toyDeclarations() {
  return R"(file "toy.c"
declare TakeReg(handle) system
declare GiveReg(handle) system
declare AllocMem() system
declare AllocZeroMem() system
declare FreeMem(memory) system
declare TakeOut(status, handle) system
declare GiveOut(handle) system
declare InitLock(lock) system
declare FreeLock(lock) system
declare TakeKey(key) system
declare GiveKey(key) system
declare RegisterUnload(routine) system
declare RegisterInner(start, stop, tick) system
declare SetContext(context) system
declare InitList(head) system
declare Put(head, entry) system
declare IsEmpty(head) system
declare Next(head) system
declare Add(count) system
declare Drop(count) system
declare Coin() system
declare Use(value) system
)";
}

} // namespace ndistidy::engine::oracle
