//===- CatalogueYamlErrorTest.cpp - Rules that are refused ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/CatalogueTesting.h"

using namespace llvm;
using namespace ndistidy::catalogue;

namespace {

TEST(CatalogueYamlError, AnotherRowOfTheSameNameIsAnError) {
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

TEST(CatalogueYamlError, AnUnknownKeyNamesTheNearestOne) {
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

TEST(CatalogueYamlError, AnUnknownKeyIsToldBeforeTheOneItStandsFor) {
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

TEST(CatalogueYamlError, AMissingKeyIsAnError) {
  EXPECT_EQ(error("roles:\n  - { id: x }\n"),
            "rules.yaml:2:7: missing required key 'title'");
  EXPECT_EQ(error("roles:\n  - {}\n"),
            "rules.yaml:2:6: missing required key 'id'");
}

TEST(CatalogueYamlError, AWrongTypeIsAnError) {
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

TEST(CatalogueYamlError, WhatWouldBePassedOverIsAnError) {
  EXPECT_EQ(error("roles:\n"), "rules.yaml:1:1: 'roles' has no value");
  EXPECT_EQ(error("calls:\n  - call: F\n    effects:\n"),
            "rules.yaml:3:5: 'effects' has no value");
  EXPECT_EQ(error("roles: []\n---\nroles: []\n"),
            "rules.yaml:3:1: a second document is not read");
}

TEST(CatalogueYamlError, APathOrPredicateThatDoesNotParseIsAnError) {
  EXPECT_EQ(error("calls: [{ call: F, effects: [{ zero: \"*x\" }] }]\n"),
            "rules.yaml:1:38: expected an argument's number or 'result', not "
            "'x'");
  EXPECT_EQ(error("calls: [{ call: F,\n  effects: [{ zero: \"0\", when: "
                  "\"1\" }] }]\n"),
            "rules.yaml:2:32: expected ==, !=, <, <=, > or >= in '1'");
}

TEST(CatalogueYamlError, ChoicesMustBeMadeOnce) {
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
  const char *Effects =
      "rules.yaml:1:32: needs one of 'zero', 'copy', "
      "'inside', 'write', 'escape', 'insert', 'pick', "
      "'unlink', 'doubt', 'same', 'irql', 'count', 'no-return', 'end-thread', "
      "'raise-irql', 'lower-irql', 'wait' and 'exclude'";
  EXPECT_EQ(Effect("{ when: \"0 == 0\" }"), Effects);
  EXPECT_EQ(Effect("{ zero: \"0\", write: \"0\" }"), Effects);
  EXPECT_EQ(
      Effect("{ copy: \"0\" }"),
      "rules.yaml:1:32: 'copy', 'inside', 'insert' and 'pick' go together "
      "with 'to'");
  auto Requirement = [](StringRef R) {
    return error(("requirements: [{ call: F, check: leak" + R + " }]\n").str());
  };
  EXPECT_EQ(
      Requirement(""),
      "rules.yaml:1:18: needs one of 'held', 'not-held', 'live-handle', "
      "'role-routine', 'within-role', 'once', 'max-irql', 'not-ndis6' and "
      "'dropped'");
  EXPECT_EQ(Requirement(", once: yes, path: \"0\""),
            "rules.yaml:1:18: 'path' goes with 'live-handle' and "
            "'role-routine' alone");
  EXPECT_EQ(Requirement(", live-handle: thing"),
            "rules.yaml:1:18: 'path' goes with 'live-handle' and "
            "'role-routine' alone");
}

TEST(CatalogueYamlError, ANameThatNothingDefinesIsAnError) {
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

TEST(CatalogueYamlError, ALockThatARoleHoldsIsTheOnlyOne) {
  EXPECT_EQ(error("roles: [{ id: r, title: R, holds: l }]\n"
                  "locks: [{ id: l, title: L,\n"
                  "  acquire: [{ call: F, lock: \"0\" }],\n"
                  "  release: [{ call: G, lock: \"0\" }], docs: [] }]\n"),
            "rules.yaml:1:11: 'holds' needs a lock of which there is only one: "
            "'l' is told by its address");
}

TEST(CatalogueYamlError, TextThatIsNoYamlIsAnError) {
  for (const char *Text :
       {"resources: [\n", "a: b: c\n", "\t: x", "}", "[]", "%W"})
    EXPECT_TRUE(StringRef(error(Text)).starts_with("rules.yaml:1:")) << Text;
}

} // namespace
