//===- CatalogueYamlTest.cpp - Tests of reading rules -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/AccessPathText.h"
#include "catalogue/CatalogueTesting.h"

using namespace llvm;
using namespace ndistidy::catalogue;

namespace {

TEST(CatalogueYaml, ReadsAResource) {
  const Catalogue C = load(R"(
resources:
  - id: pool
    title: pool
    scope: adapter
    class: registration
    acquire:
      - { call: Take, handle: "*1", when: "2 != 0", success: "*0 == 0", pending: "*0 == 259", completed: { role: told, context: "3", success: "1 == 0" }, zeroed: yes }
      - { call: Ask, pending: "result == 259", completed: { role: told, handle: 1, passes: [{ path: "*3", parameter: 4 }] } }
      - { call: TakeNamed, key: ["*0.Buffer", "1"] }
      - { call: TakeAny, any: yes, number: "*2" }
    release:
      - { call: Give, storage: "0", when: "1 == 2" }
    owed-on-failure: no
    owed-at-end: no
    needs-unload-handler: yes
    null-is-releasable: yes
    memory: yes
    assume-success: yes
    release-twice-is-allowed: yes
    calls: [told]
    docs: [one, two]
    notes: Read them.
roles:
  - { id: told, title: told }
)");
  const Resource *R = C.resource("pool");
  ASSERT_NE(R, nullptr);
  EXPECT_EQ(R->Title, "pool");
  EXPECT_EQ(R->Lives, Scope::Adapter);
  EXPECT_EQ(R->Class, ResourceClass::Registration);
  ASSERT_EQ(R->Acquires.size(), 4u);
  const Acquire &A = R->Acquires[0];
  EXPECT_EQ(A.Call, "Take");
  EXPECT_EQ(A.Identity, IdentityKind::Handle);
  EXPECT_EQ(toString(A.Paths.at(0)), "*1");
  EXPECT_EQ(toString(*A.When), "2 != 0");
  EXPECT_EQ(toString(*A.Success), "*0 == 0");
  EXPECT_EQ(toString(*A.Pending), "*0 == 259");
  ASSERT_TRUE(A.Completed.has_value());
  EXPECT_EQ(A.Completed->Role, "told");
  EXPECT_EQ(toString(*A.Completed->Context), "3");
  EXPECT_EQ(toString(*A.Completed->Success), "1 == 0");
  EXPECT_TRUE(A.Zeroed);
  EXPECT_FALSE(A.Number.has_value());
  const Acquire &Asks = R->Acquires[1];
  EXPECT_TRUE(Asks.comesLater());
  EXPECT_EQ(Asks.Completed->Handle, 1u);
  ASSERT_EQ(Asks.Completed->Passes.size(), 1u);
  EXPECT_EQ(toString(Asks.Completed->Passes[0].Path), "*3");
  EXPECT_EQ(Asks.Completed->Passes[0].Parameter, 4u);
  EXPECT_EQ(R->Acquires[2].Identity, IdentityKind::Key);
  EXPECT_EQ(toString(R->Acquires[2].Paths.at(1)), "1");
  EXPECT_EQ(R->Acquires[3].Identity, IdentityKind::Any);
  EXPECT_EQ(toString(R->Acquires[3].Number.value()), "*2");
  EXPECT_EQ(R->Calls, std::vector<std::string>{"told"});
  ASSERT_EQ(R->Releases.size(), 1u);
  EXPECT_EQ(R->Releases[0].Identity, IdentityKind::Storage);
  EXPECT_EQ(toString(*R->Releases[0].When), "1 == 2");
  EXPECT_TRUE(R->fact());
  EXPECT_TRUE(R->NeedsUnloadHandler);
  EXPECT_TRUE(R->NullIsReleasable);
  EXPECT_TRUE(R->Memory);
  EXPECT_TRUE(R->AssumeSuccess);
  EXPECT_TRUE(R->ReleaseTwiceIsAllowed);
  EXPECT_EQ(R->Docs, (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(R->Notes, "Read them.");
}

TEST(CatalogueYaml, OnlyAHandleMayBeAllThatAReleaseTakes) {
  auto Releasing = [](StringRef Row) {
    return "resources:\n  - id: pool\n    title: pool\n    scope: any\n"
           "    acquire: [{ call: Take, handle: \"*1\" }]\n    release:\n"
           "      - { call: Give, alone: yes, " +
           Row.str() + " }\n";
  };
  const Catalogue C = load(Releasing("handle: \"0\""));
  EXPECT_TRUE(C.resource("pool")->Releases.at(0).Alone);
  for (StringRef Row : {"any: yes", "handle: \"0\", when: \"1 == 2\""})
    EXPECT_NE(error(Releasing(Row))
                  .find("'alone' goes with 'handle', and not with 'when'"),
              std::string::npos)
        << Row.str();
}

TEST(CatalogueYaml, DefaultsAreThoseOfTheHeader) {
  const Catalogue C = ground();
  Resource Plain;
  Plain.Id = Plain.Title = "thing";
  Plain.Lives = Scope::Driver;
  EXPECT_EQ(*C.resource("thing"), Plain);
}

TEST(CatalogueYaml, ReadsEveryEffect) {
  const Catalogue C = load(R"(
calls:
  - call: All
    effects:
      - { zero: "*0", when: "1 == 0" }
      - { copy: "1", to: "*0.Buffer" }
      - { write: "result" }
      - { escape: "2" }
      - { no-return: yes }
      - { raise-irql: dispatch }
      - { lower-irql: yes }
      - { insert: "1", to: "0" }
      - { pick: "0", to: "result" }
      - { doubt: "result" }
      - { count: "result" }
      - { count: "result", of: "*0", add: -1 }
      - { wait: yes }
      - { exclude: yes }
      - { end-thread: yes }
      - { same: "result" }
      - { count: "result", of: "*0", by: "1", before: yes }
      - { irql: "result" }
      - { unlink: "0" }
)");
  ASSERT_EQ(C.Effects.size(), 1u);
  using Kind = Effect::Kind;
  const std::vector<Effect> &E = C.Effects[0].Effects;
  ASSERT_EQ(E.size(), 19u);
  EXPECT_EQ(E[17].K, Kind::Irql);
  EXPECT_TRUE(E[17].To.Result);
  EXPECT_EQ(E[15].K, Kind::Same);
  EXPECT_TRUE(E[15].To.Result);
  EXPECT_EQ(E[0].K, Kind::Zero);
  EXPECT_EQ(toString(E[0].To), "*0");
  EXPECT_EQ(toString(*E[0].When), "1 == 0");
  EXPECT_EQ(E[1].K, Kind::Copy);
  EXPECT_EQ(toString(E[1].From), "1");
  EXPECT_EQ(toString(E[1].To), "*0.Buffer");
  EXPECT_EQ(E[2].K, Kind::Write);
  EXPECT_TRUE(E[2].To.Result);
  EXPECT_EQ(E[3].K, Kind::Escape);
  EXPECT_EQ(E[3].To.Argument, 2u);
  EXPECT_EQ(E[4].K, Kind::NoReturn);
  EXPECT_EQ(E[5].K, Kind::RaiseIrql);
  EXPECT_EQ(E[5].Level, 2u);
  EXPECT_EQ(E[6].K, Kind::LowerIrql);
  EXPECT_EQ(E[7].K, Kind::Insert);
  EXPECT_EQ(toString(E[7].From), "1");
  EXPECT_EQ(toString(E[7].To), "0");
  EXPECT_EQ(E[8].K, Kind::Pick);
  EXPECT_EQ(toString(E[8].From), "0");
  EXPECT_EQ(E[9].K, Kind::Doubt);
  EXPECT_TRUE(E[9].To.Result);
  EXPECT_EQ(E[10].K, Kind::Count);
  EXPECT_EQ(E[10].Add, 0);
  EXPECT_EQ(E[11].K, Kind::Count);
  EXPECT_EQ(toString(E[11].From), "*0");
  EXPECT_TRUE(E[11].To.Result);
  EXPECT_EQ(E[11].Add, -1);
  EXPECT_EQ(E[12].K, Kind::Wait);
  EXPECT_EQ(E[13].K, Kind::Exclude);
  EXPECT_EQ(E[14].K, Kind::EndThread);
  EXPECT_EQ(toString(*E[16].By), "1");
  EXPECT_TRUE(E[16].Before);
  EXPECT_EQ(E[18].K, Kind::Unlink);
  EXPECT_EQ(toString(E[18].To), "0");
}

TEST(CatalogueYaml, ReadsLocksAndLevels) {
  const Catalogue C = load(R"(
locks:
  - id: gate
    title: gate
    forms-matter: yes
    acquire:
      - { call: Lock, lock: "0", form: short, when: "1 != 0" }
      - { call: Try, lock: "*0", ticket: "1", shared: yes, success: "result != 0" }
    release:
      - { call: Unlock }
levels:
  - { call: Sleep, at-most: apc, when: "0 != 0", docs: [one] }
  - { call: Lock, at-least: dispatch, notes: Read them. }
)");
  ASSERT_EQ(C.Locks.size(), 1u);
  const Lock &L = C.Locks[0];
  EXPECT_TRUE(L.FormsMatter);
  ASSERT_EQ(L.Acquires.size(), 2u);
  EXPECT_EQ(toString(*L.Acquires[0].Which), "0");
  EXPECT_EQ(L.Acquires[0].Form, "short");
  EXPECT_EQ(toString(*L.Acquires[0].When), "1 != 0");
  EXPECT_FALSE(L.Acquires[0].Shared);
  EXPECT_EQ(toString(*L.Acquires[1].Ticket), "1");
  EXPECT_TRUE(L.Acquires[1].Shared);
  EXPECT_EQ(toString(*L.Acquires[1].Success), "result != 0");
  EXPECT_FALSE(L.Releases.at(0).Which.has_value());
  ASSERT_EQ(C.Levels.size(), 2u);
  EXPECT_EQ(C.Levels[0].AtMost, 1u);
  EXPECT_EQ(C.Levels[0].AtLeast, std::nullopt);
  EXPECT_EQ(toString(*C.Levels[0].When), "0 != 0");
  EXPECT_EQ(C.Levels[1].AtLeast, 2u);
  EXPECT_EQ(error("levels: [{ call: Sleep }]"),
            "rules.yaml:1:12: needs 'at-most' or 'at-least'");
}

TEST(CatalogueYaml, ReadsRolesAndHowTheyAreGiven) {
  const Catalogue C = load(R"(
roles:
  - { id: halt, title: Halt, names: [Halt], parameters: 1, first-parameter: _X, irql: apc, holds: only }
locks:
  - id: only
    title: lock
    acquire:
      - { call: Take }
    release:
      - { call: Give }
    docs: [https://learn.microsoft.com/x]
registrations:
  - call: Register
    handlers:
      - { path: "*1.HaltHandler", role: halt }
      - { path: "1", role: halt, context: "2", called-at-once: yes, kept-in: "*0" }
registration-places:
  - { of-role: entry, path: "*0.DriverUnload", role: unload }
)");
  const Role *R = C.role("halt");
  ASSERT_NE(R, nullptr);
  EXPECT_EQ(R->Title, "Halt");
  EXPECT_EQ(R->Names, std::vector<std::string>{"Halt"});
  EXPECT_EQ(R->ParameterCount, 1u);
  EXPECT_EQ(R->FirstParameterRecord, "_X");
  EXPECT_EQ(R->Irql, 1u);
  EXPECT_EQ(R->Holds, "only");
  EXPECT_EQ(C.role("entry")->Irql, std::nullopt);
  ASSERT_EQ(C.Registrations.size(), 1u);
  EXPECT_EQ(C.Registrations[0].Handlers.at(0).Role, "halt");
  EXPECT_EQ(toString(C.Registrations[0].Handlers.at(0).Path), "*1.HaltHandler");
  EXPECT_FALSE(C.Registrations[0].Handlers.at(0).CalledAtOnce);
  EXPECT_EQ(C.Registrations[0].Handlers.at(0).KeptIn, std::nullopt);
  EXPECT_TRUE(C.Registrations[0].Handlers.at(1).CalledAtOnce);
  ASSERT_TRUE(C.Registrations[0].Handlers.at(1).KeptIn);
  EXPECT_EQ(toString(*C.Registrations[0].Handlers.at(1).KeptIn), "*0");
  ASSERT_EQ(C.RegistrationPlaces.size(), 1u);
  EXPECT_EQ(C.RegistrationPlaces[0].OfRole, "entry");
  EXPECT_EQ(C.RegistrationPlaces[0].Role, "unload");
}

TEST(CatalogueYaml, ReadsEveryRequirement) {
  const Catalogue C = load(R"(
requirements:
  - { call: F, check: leak, held: [thing], advice: do it }
  - { call: F, check: leak, live-handle: thing, path: "0" }
  - { call: F, check: leak, role-routine: unload, path: "1" }
  - { call: F, check: leak, within-role: entry }
  - { call: F, check: leak, once: yes }
  - { call: F, check: leak, max-irql: passive }
  - { call: F, check: leak, not-ndis6: yes }
  - { call: F, check: leak, not-held: [thing], when-role: entry }
  - { call: F, check: leak, dropped: yes }
)");
  using Kind = Requirement::Kind;
  const std::vector<Requirement> &R = C.Requirements;
  ASSERT_EQ(R.size(), 9u);
  EXPECT_EQ(R[0].K, Kind::Held);
  EXPECT_EQ(R[0].Resources, std::vector<std::string>{"thing"});
  EXPECT_EQ(R[0].Advice, "do it");
  EXPECT_EQ(R[1].K, Kind::LiveHandle);
  EXPECT_EQ(R[1].Resources, std::vector<std::string>{"thing"});
  EXPECT_EQ(toString(R[1].Path), "0");
  EXPECT_EQ(R[2].K, Kind::RoleRoutine);
  EXPECT_EQ(R[2].Role, "unload");
  EXPECT_EQ(toString(R[2].Path), "1");
  EXPECT_EQ(R[3].K, Kind::WithinRole);
  EXPECT_EQ(R[3].Role, "entry");
  EXPECT_EQ(R[4].K, Kind::Once);
  EXPECT_EQ(R[5].K, Kind::MaxIrql);
  EXPECT_EQ(R[5].Level, 0u);
  EXPECT_EQ(R[6].K, Kind::NotNdis6);
  EXPECT_EQ(R[7].K, Kind::NotHeld);
  EXPECT_EQ(R[7].Resources, std::vector<std::string>{"thing"});
  EXPECT_EQ(R[7].WhenRole, "entry");
  EXPECT_EQ(R[8].K, Kind::Dropped);
}

TEST(CatalogueYaml, ReadsLifecyclesChecksAndSigns) {
  const Catalogue C = load(R"(
lifecycles:
  - id: driver
    title: the driver
    begin: entry
    success: "result >= 0"
    ends: [unload]
    before-end: [entry]
    scopes: [driver, any]
    end-registration-check: leak
    end-resource-check: leak
    failure-check: leak
    lock-check: note
  - id: adapter
    title: adapter
    within: [driver]
    begin: entry
    completions: [unload]
    results: [{ call: Tell, path: "1" }]
    contexts:
      - { call: SetContext, path: "1" }
      - { path: "*2" }
    between: [entry, unload]
    failure: "*0 < 0"
    ends: [unload]
    end-pending: "*0 == 259"
    end-completions: [entry]
    scopes: [adapter]
    end-registration-check: leak
    end-resource-check: leak
    failure-check: leak
    lock-check: note
checks:
  - id: note
    summary: A note.
    help: Read it.
    level: note
    options: [{ name: Always, default: "false", summary: Always. }]
engine-checks: { double-release: leak, use-after-release: note, release-unacquired: leak }
ndis6: { macros: [NDIS60], calls: [Register6] }
)");
  ASSERT_EQ(C.Lifecycles.size(), 2u);
  const Lifecycle &Inner = C.Lifecycles[1];
  EXPECT_EQ(C.lifecycle("adapter"), &Inner);
  EXPECT_EQ(Inner.Within, std::vector<std::string>{"driver"});
  ASSERT_EQ(Inner.Handovers.size(), 2u);
  EXPECT_EQ(Inner.Handovers[0].Call, "SetContext");
  EXPECT_EQ(toString(Inner.Handovers[0].Path), "1");
  EXPECT_EQ(Inner.Handovers[1].Call, "");
  EXPECT_EQ(Inner.Completions, std::vector<std::string>{"unload"});
  ASSERT_EQ(Inner.Results.size(), 1u);
  EXPECT_EQ(Inner.Results[0].Call, "Tell");
  EXPECT_EQ(toString(Inner.Results[0].Path), "1");
  EXPECT_EQ(toString(*Inner.Failure), "*0 < 0");
  EXPECT_EQ(toString(*Inner.EndPending), "*0 == 259");
  EXPECT_EQ(Inner.EndCompletions, std::vector<std::string>{"entry"});
  EXPECT_EQ(Inner.Between, (std::vector<std::string>{"entry", "unload"}));
  const Lifecycle &L = C.Lifecycles[0];
  EXPECT_EQ(L.Begin, "entry");
  EXPECT_EQ(toString(*L.Success), "result >= 0");
  EXPECT_EQ(L.Ends, std::vector<std::string>{"unload"});
  EXPECT_EQ(L.BeforeEnd, std::vector<std::string>{"entry"});
  EXPECT_EQ(L.Scopes, (std::vector<Scope>{Scope::Driver, Scope::Any}));
  EXPECT_EQ(L.LockCheck, "note");
  EXPECT_EQ(L.MissingEndCheck, "");
  EXPECT_EQ(C.check("note")->Level, Severity::Note);
  EXPECT_EQ(C.check("note")->Options.at(0).Default, "false");
  EXPECT_EQ(C.check("leak")->Level, Severity::Warning);
  EXPECT_EQ(C.UseAfterReleaseCheck, "note");
  EXPECT_EQ(C.Ndis6.Macros, std::vector<std::string>{"NDIS60"});
}

TEST(CatalogueYaml, NamesEveryCall) {
  const Catalogue C = load(R"(
resources:
  - id: pool
    title: pool
    scope: any
    acquire: [{ call: Take, handle: result }]
    release: [{ call: Give, handle: "0" }]
calls: [{ call: Zero, effects: [{ zero: "*0" }] }]
aliases: [{ name: AlsoTake, call: Take }]
registrations: [{ call: Register, handlers: [{ path: "0", role: unload }] }]
requirements: [{ call: Register, check: leak, once: yes }]
ndis6: { calls: [Register6] }
annotations: [_Takes_]
lifecycles:
  - id: adapter
    title: adapter
    begin: entry
    contexts: [{ call: SetContext, path: "1" }, { path: "*0" }]
    scopes: [adapter]
    end-registration-check: leak
    end-resource-check: leak
    failure-check: leak
    lock-check: leak
)");
  EXPECT_EQ(C.callNames(), (std::vector<std::string>{
                               "AlsoTake", "Give", "Register", "Register6",
                               "SetContext", "Take", "Zero", "_Takes_"}));
}

TEST(CatalogueYaml, TheSameRowAgainIsNoHarm) {
  EXPECT_EQ(load(Ground), ground());
}

TEST(CatalogueYaml, AnAliasIsNoCallOfTheRules) {
  EXPECT_EQ(error("calls:\n  - { call: F, effects: [{ zero: \"0\" }] }\n"
                  "  - { call: G, effects: [{ zero: \"0\" }] }\n"
                  "aliases: [{ name: F, call: G }]\n"),
            "rules.yaml:4:13: 'F' cannot be an alias: a row speaks of it");
}

TEST(CatalogueYaml, AnEmptyDocumentAddsNothing) {
  EXPECT_EQ(load(""), ground());
  EXPECT_EQ(load("# nothing yet\n"), ground());
}

TEST(CatalogueYaml, SeveralDocumentsReferToEachOther) {
  Catalogue C;
  const MemoryBufferRef Documents[] = {
      {"requirements: [{ call: F, check: leak, held: [thing] }]\n", "a.yaml"},
      {Ground, "b.yaml"}};
  EXPECT_EQ(llvm::toString(addYaml(C, Documents)), "");
  EXPECT_EQ(C.Requirements.size(), 1u);
  Catalogue None;
  EXPECT_EQ(llvm::toString(addYaml(None, Documents[0])),
            "a.yaml:1:34: no check is called 'leak'");
  EXPECT_EQ(None, Catalogue());
}

} // namespace
