//===- CatalogueYamlTest.cpp - Tests of reading rules -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueYaml.h"
#include "catalogue/AccessPathText.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace ndistidy::catalogue;

namespace {

/// What every other row may refer to.
constexpr StringLiteral Ground = R"(
checks:
  - { id: leak, summary: A leak., help: Release it. }
roles:
  - { id: entry, title: Entry }
  - { id: unload, title: unload handler }
resources:
  - { id: thing, title: thing, scope: driver }
)";

MemoryBufferRef document(StringRef Text) { return {Text, "rules.yaml"}; }

Catalogue ground() {
  Catalogue C;
  EXPECT_EQ(llvm::toString(addYaml(C, document(Ground))), "");
  return C;
}

/// The catalogue of the ground and \p Text.
Catalogue load(StringRef Text) {
  Catalogue C = ground();
  EXPECT_EQ(llvm::toString(addYaml(C, document(Text))), "");
  return C;
}

/// The message about \p Text, which must leave the catalogue as it was.
std::string error(StringRef Text) {
  Catalogue C = ground();
  std::string Message = llvm::toString(addYaml(C, document(Text)));
  EXPECT_EQ(C, ground()) << Text.str();
  return Message;
}

TEST(CatalogueYaml, ReadsAResource) {
  const Catalogue C = load(R"(
resources:
  - id: pool
    title: pool
    scope: adapter
    class: registration
    acquire:
      - { call: Take, handle: "*1", when: "2 != 0", success: "*0 == 0", pending: "*0 == 259", zeroed: yes }
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
    docs: [one, two]
    notes: Read them.
)");
  const Resource *R = C.resource("pool");
  ASSERT_NE(R, nullptr);
  EXPECT_EQ(R->Title, "pool");
  EXPECT_EQ(R->Lives, Scope::Adapter);
  EXPECT_EQ(R->Class, ResourceClass::Registration);
  ASSERT_EQ(R->Acquires.size(), 3u);
  const Acquire &A = R->Acquires[0];
  EXPECT_EQ(A.Call, "Take");
  EXPECT_EQ(A.Identity, IdentityKind::Handle);
  EXPECT_EQ(toString(A.Paths.at(0)), "*1");
  EXPECT_EQ(toString(*A.When), "2 != 0");
  EXPECT_EQ(toString(*A.Success), "*0 == 0");
  EXPECT_EQ(toString(*A.Pending), "*0 == 259");
  EXPECT_TRUE(A.Zeroed);
  EXPECT_FALSE(A.Number.has_value());
  EXPECT_EQ(R->Acquires[1].Identity, IdentityKind::Key);
  EXPECT_EQ(toString(R->Acquires[1].Paths.at(1)), "1");
  EXPECT_EQ(R->Acquires[2].Identity, IdentityKind::Any);
  EXPECT_EQ(toString(R->Acquires[2].Number.value()), "*2");
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
)");
  ASSERT_EQ(C.Effects.size(), 1u);
  using Kind = Effect::Kind;
  const std::vector<Effect> &E = C.Effects[0].Effects;
  ASSERT_EQ(E.size(), 11u);
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
  - { id: halt, title: Halt, names: [Halt], parameters: 1, first-parameter: _X, irql: apc }
registrations:
  - call: Register
    handlers:
      - { path: "*1.HaltHandler", role: halt }
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
  EXPECT_EQ(C.role("entry")->Irql, std::nullopt);
  ASSERT_EQ(C.Registrations.size(), 1u);
  EXPECT_EQ(C.Registrations[0].Handlers.at(0).Role, "halt");
  EXPECT_EQ(toString(C.Registrations[0].Handlers.at(0).Path), "*1.HaltHandler");
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
)");
  using Kind = Requirement::Kind;
  const std::vector<Requirement> &R = C.Requirements;
  ASSERT_EQ(R.size(), 7u);
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
    within: driver
    begin: entry
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
  EXPECT_EQ(Inner.Within, "driver");
  ASSERT_EQ(Inner.Handovers.size(), 2u);
  EXPECT_EQ(Inner.Handovers[0].Call, "SetContext");
  EXPECT_EQ(toString(Inner.Handovers[0].Path), "1");
  EXPECT_EQ(Inner.Handovers[1].Call, "");
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
                               "SetContext", "Take", "Zero"}));
}

TEST(CatalogueYaml, TheSameRowAgainIsNoHarm) {
  EXPECT_EQ(load(Ground), ground());
}

TEST(CatalogueYaml, AnotherRowOfTheSameNameIsAnError) {
  EXPECT_EQ(error("roles:\n  - { id: entry, title: Other }\n"),
            "rules.yaml:2:7: role 'entry' is there already and says something "
            "else");
  EXPECT_EQ(error("calls:\n"
                  "  - { call: F, effects: [{ zero: \"0\" }] }\n"
                  "  - { call: F, effects: [{ write: \"0\" }] }\n"),
            "rules.yaml:3:7: call 'F' is there already and says something "
            "else");
  Catalogue C = ground();
  C.DoubleReleaseCheck = "other";
  EXPECT_EQ(llvm::toString(
                addYaml(C, document("engine-checks: { double-release: leak, "
                                    "use-after-release: leak, "
                                    "release-unacquired: leak }\n"))),
            "rules.yaml:1:18: engine-checks are there already and say "
            "something else");
}

TEST(CatalogueYaml, AnUnknownKeyNamesTheNearestOne) {
  EXPECT_EQ(error("resourcs: []\n"),
            "rules.yaml:1:1: unknown key 'resourcs'; did you mean "
            "'resources'?");
  EXPECT_EQ(error("resources:\n  - { id: x, title: x, scope: any,\n"
                  "      owed-at-the-end: no }\n"),
            "rules.yaml:3:7: unknown key 'owed-at-the-end'; did you mean "
            "'owed-at-end'?");
  EXPECT_EQ(error("ndis6: { quite-different: [] }\n"),
            "rules.yaml:1:10: unknown key 'quite-different'");
}

TEST(CatalogueYaml, AnUnknownKeyIsToldBeforeTheOneItStandsFor) {
  EXPECT_EQ(error("roles:\n  - { id: x, titel: x }\n"),
            "rules.yaml:2:14: unknown key 'titel'; did you mean 'title'?");
  EXPECT_EQ(error("roles:\n  - { titel: x }\n"),
            "rules.yaml:2:7: unknown key 'titel'; did you mean 'title'?");
  EXPECT_EQ(error("calls: [{ call: F, effects: [{ zreo: \"0\" }] }]\n"),
            "rules.yaml:1:32: unknown key 'zreo'; did you mean 'zero'?");
  EXPECT_EQ(error("resources: [{ id: x, title: x, scope: any,\n"
                  "acquire: [{ call: F, handel: \"0\" }] }]\n"),
            "rules.yaml:2:22: unknown key 'handel'; did you mean 'handle'?");
  EXPECT_EQ(error("requirements: [{ call: F, check: leak, on: yes }]\n"),
            "rules.yaml:1:40: unknown key 'on'; did you mean 'once'?");
  EXPECT_EQ(error("registration-places: [{ of-roles: entry, path: \"0\", "
                  "role: unload }]\n"),
            "rules.yaml:1:25: unknown key 'of-roles'; did you mean "
            "'of-role'?");
}

TEST(CatalogueYaml, AMissingKeyIsAnError) {
  EXPECT_EQ(error("roles:\n  - { id: x }\n"),
            "rules.yaml:2:7: missing required key 'title'");
  EXPECT_EQ(error("roles:\n  - {}\n"),
            "rules.yaml:2:6: missing required key 'id'");
}

TEST(CatalogueYaml, AWrongTypeIsAnError) {
  EXPECT_EQ(error("resources: 3\n"), "rules.yaml:1:12: not a sequence");
  EXPECT_EQ(error("roles: [x]\n"), "rules.yaml:1:9: not a mapping");
  EXPECT_EQ(error("roles: [{ id: x, title: x, parameters: many }]\n"),
            "rules.yaml:1:40: invalid number");
  EXPECT_EQ(error("resources: [{ id: x, title: x, scope: any, memory: 2 }]\n"),
            "rules.yaml:1:52: invalid boolean");
  EXPECT_EQ(error("resources: [{ id: x, title: x, scope: global }]\n"),
            "rules.yaml:1:39: 'global' is none of driver, adapter, binding, "
            "module, local, any");
  EXPECT_EQ(error("roles: [{ id: x, title: x, irql: high }]\n"),
            "rules.yaml:1:34: 'high' is none of passive, apc, dispatch, "
            "device");
}

TEST(CatalogueYaml, APathOrPredicateThatDoesNotParseIsAnError) {
  EXPECT_EQ(error("calls: [{ call: F, effects: [{ zero: \"*x\" }] }]\n"),
            "rules.yaml:1:38: expected an argument's number or 'result', not "
            "'x'");
  EXPECT_EQ(error("calls: [{ call: F,\n  effects: [{ zero: \"0\", when: "
                  "\"1\" }] }]\n"),
            "rules.yaml:2:32: expected ==, !=, <, <=, > or >= in '1'");
}

TEST(CatalogueYaml, ChoicesMustBeMadeOnce) {
  const char *Identity =
      "needs one of 'handle', 'storage', 'key' and 'any: true'";
  auto Resource = [](StringRef Acquire) {
    return error(("resources: [{ id: x, title: x, scope: any,\nacquire: [" +
                  Acquire + "] }]\n")
                     .str());
  };
  EXPECT_EQ(Resource("{ call: F }"),
            std::string("rules.yaml:2:13: ") + Identity);
  EXPECT_EQ(Resource("{ call: F, handle: \"0\", any: yes }"),
            std::string("rules.yaml:2:13: ") + Identity);
  EXPECT_EQ(Resource("{ call: F, key: [] }"),
            "rules.yaml:2:13: 'key' needs a path");
  auto Effect = [](StringRef E) {
    return error(("calls: [{ call: F, effects: [" + E + "] }]\n").str());
  };
  const char *Effects = "rules.yaml:1:32: needs one of 'zero', 'copy', "
                        "'write', 'escape', 'insert', 'pick', 'doubt', "
                        "'count', 'no-return', 'raise-irql' and 'lower-irql'";
  EXPECT_EQ(Effect("{ when: \"0 == 0\" }"), Effects);
  EXPECT_EQ(Effect("{ zero: \"0\", write: \"0\" }"), Effects);
  EXPECT_EQ(
      Effect("{ copy: \"0\" }"),
      "rules.yaml:1:32: 'copy', 'insert' and 'pick' go together with 'to'");
  auto Requirement = [](StringRef R) {
    return error(("requirements: [{ call: F, check: leak" + R + " }]\n").str());
  };
  EXPECT_EQ(Requirement(""),
            "rules.yaml:1:18: needs one of 'held', 'live-handle', "
            "'role-routine', 'within-role', 'once', 'max-irql' and "
            "'not-ndis6'");
  EXPECT_EQ(Requirement(", once: yes, path: \"0\""),
            "rules.yaml:1:18: 'path' goes with 'live-handle' and "
            "'role-routine' alone");
  EXPECT_EQ(Requirement(", live-handle: thing"),
            "rules.yaml:1:18: 'path' goes with 'live-handle' and "
            "'role-routine' alone");
}

TEST(CatalogueYaml, ANameThatNothingDefinesIsAnError) {
  EXPECT_EQ(error("requirements:\n"
                  "  - { call: F, check: leek, once: yes }\n"),
            "rules.yaml:2:23: no check is called 'leek'; did you mean "
            "'leak'?");
  EXPECT_EQ(error("requirements:\n"
                  "  - { call: F, check: leak, held: [thing, other] }\n"),
            "rules.yaml:2:43: no resource is called 'other'");
  EXPECT_EQ(error("registrations:\n  - call: F\n    handlers:\n"
                  "      - { path: \"0\", role: \"unlode\" }\n"),
            "rules.yaml:4:28: no role is called 'unlode'; did you mean "
            "'unload'?");
  EXPECT_EQ(error("aliases: [{ name: F, call: G }]\n"),
            "rules.yaml:1:13: no row speaks of the call 'G'");
}

TEST(CatalogueYaml, AnAliasIsNoCallOfTheRules) {
  EXPECT_EQ(error("calls:\n  - { call: F, effects: [{ zero: \"0\" }] }\n"
                  "  - { call: G, effects: [{ zero: \"0\" }] }\n"
                  "aliases: [{ name: F, call: G }]\n"),
            "rules.yaml:4:13: 'F' cannot be an alias: a row speaks of it");
}

TEST(CatalogueYaml, TextThatIsNoYamlIsAnError) {
  for (const char *Text :
       {"resources: [\n", "a: b: c\n", "\t: x", "}", "[]", "%W"})
    EXPECT_TRUE(StringRef(error(Text)).starts_with("rules.yaml:1:")) << Text;
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
