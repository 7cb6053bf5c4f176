//===- YamlChoices.cpp - Read rows of which one key says the kind ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/YamlChoices.h"

namespace ndistidy::catalogue {

void readIdentity(Keys &K, IdentityKind &Identity,
                  std::vector<AccessPath> &Paths, bool MayLack) {
  std::optional<AccessPath> Handle, Storage;
  std::optional<std::vector<AccessPath>> Key;
  std::optional<bool> Any;
  K.optional("handle", Handle);
  K.optional("storage", Storage);
  K.optional("key", Key);
  K.optional("any", Any);
  int Given = Handle.has_value() + Storage.has_value() + Key.has_value() +
              Any.value_or(false);
  if (Given == 0 && MayLack) {
    Identity = IdentityKind::Handle;
  } else if (Given != 1) {
    K.fail("needs one of 'handle', 'storage', 'key' and 'any: true'");
  } else if (Handle || Storage) {
    Identity = Handle ? IdentityKind::Handle : IdentityKind::Storage;
    Paths = {Handle ? *Handle : *Storage};
  } else if (Key) {
    Identity = IdentityKind::Key;
    Paths = std::move(*Key);
    if (Paths.empty())
      K.fail("'key' needs a path");
  } else {
    Identity = IdentityKind::Any;
  }
}

namespace {

/// Takes one of several keys that exclude each other.
template <typename Kind> class OneOf {
public:
  OneOf(Kind &K) : Chosen(K) {}
  void when(bool Given, Kind Is) {
    if (Given) {
      Chosen = Is;
      ++Count;
    }
  }
  bool exactlyOne() const { return Count == 1; }

private:
  Kind &Chosen;
  unsigned Count = 0;
};

/// Keys of effects with the path that they are about.
struct PathOfEffect {
  const char *Key;
  Effect::Kind Is;
  bool IsSource = false; ///< of what 'to' gets
};
constexpr PathOfEffect PathsOfEffects[] = {
    {"zero", Effect::Kind::Zero},
    {"copy", Effect::Kind::Copy, true},
    {"inside", Effect::Kind::Inside, true},
    {"write", Effect::Kind::Write},
    {"escape", Effect::Kind::Escape},
    {"insert", Effect::Kind::Insert, true},
    {"pick", Effect::Kind::Pick, true},
    {"unlink", Effect::Kind::Unlink},
    {"doubt", Effect::Kind::Doubt},
    {"same", Effect::Kind::Same},
    {"irql", Effect::Kind::Irql},
    {"count", Effect::Kind::Count},
};

/// Keys of effects that are true or left out.
struct FlagOfEffect {
  const char *Key;
  Effect::Kind Is;
};
constexpr FlagOfEffect FlagsOfEffects[] = {
    {"no-return", Effect::Kind::NoReturn},
    {"end-thread", Effect::Kind::EndThread},
    {"lower-irql", Effect::Kind::LowerIrql},
    {"wait", Effect::Kind::Wait},
    {"exclude", Effect::Kind::Exclude},
};

/// What a counter is changed by, and what tells of it.
void readCounted(Keys &K, Effect &E, bool Counts) {
  std::optional<AccessPath> Of;
  std::optional<int64_t> Add;
  K.optional("of", Of);
  K.optional("add", Add);
  K.optional("by", E.By);
  K.optional("before", E.Before);
  if (Of.has_value() != (Add || E.By) || (Add && E.By) || (Of && !Counts))
    K.fail("'of' and one of 'add' and 'by' go together, and with 'count'");
  if (E.Before && !Of)
    K.fail("'before' goes with 'of'");
  if (Of)
    E.From = *Of;
  E.Add = Add.value_or(0);
}

} // namespace

void readEffect(Keys &K, Effect &E) {
  OneOf<Effect::Kind> One(E.K);
  bool Moves = false, Counts = false;
  for (auto [Key, Is, IsSource] : PathsOfEffects) {
    std::optional<AccessPath> Path;
    K.optional(Key, Path);
    One.when(Path.has_value(), Is);
    if (!Path)
      continue;
    (IsSource ? E.From : E.To) = *Path;
    Moves |= IsSource;
    Counts |= Is == Effect::Kind::Count;
  }
  for (auto [Key, Is] : FlagsOfEffects) {
    std::optional<bool> Given;
    K.optional(Key, Given);
    One.when(Given.value_or(false), Is);
  }
  std::optional<Level> Raise;
  std::optional<AccessPath> To;
  K.optional("raise-irql", Raise);
  K.optional("to", To);
  K.optional("when", E.When);
  One.when(Raise.has_value(), Effect::Kind::RaiseIrql);
  if (!One.exactlyOne())
    K.fail("needs one of 'zero', 'copy', 'inside', 'write', 'escape', "
           "'insert', 'pick', 'unlink', 'doubt', 'same', 'irql', 'count', "
           "'no-return', 'end-thread', 'raise-irql', 'lower-irql', 'wait' and "
           "'exclude'");
  if (Moves != To.has_value())
    K.fail("'copy', 'inside', 'insert' and 'pick' go together with 'to'");
  if (To)
    E.To = *To;
  readCounted(K, E, Counts);
  E.Level = Raise.value_or(Level()).Value;
}

void readRequirement(Keys &K, Requirement &R) {
  using Kind = Requirement::Kind;
  std::vector<std::string> Held, NotHeld;
  std::string LiveHandle, RoleRoutine, WithinRole;
  std::optional<bool> Once, NotNdis6, Dropped;
  std::optional<Level> MaxIrql;
  std::optional<AccessPath> Path;
  K.required("call", R.Call);
  K.name<NameKind::Check>("check", R.Check);
  K.optional("path", Path);
  K.names<NameKind::Resource>("held", Held);
  K.names<NameKind::Resource>("not-held", NotHeld);
  K.optionalName<NameKind::Resource>("live-handle", LiveHandle);
  K.optionalName<NameKind::Role>("role-routine", RoleRoutine);
  K.optionalName<NameKind::Role>("within-role", WithinRole);
  K.optionalName<NameKind::Role>("when-role", R.WhenRole);
  K.optional("once", Once);
  K.optional("max-irql", MaxIrql);
  K.optional("not-ndis6", NotNdis6);
  K.optional("dropped", Dropped);
  K.optional("advice", R.Advice);
  OneOf<Kind> One(R.K);
  One.when(!Held.empty(), Kind::Held);
  One.when(!NotHeld.empty(), Kind::NotHeld);
  One.when(!LiveHandle.empty(), Kind::LiveHandle);
  One.when(!RoleRoutine.empty(), Kind::RoleRoutine);
  One.when(!WithinRole.empty(), Kind::WithinRole);
  One.when(Once.value_or(false), Kind::Once);
  One.when(MaxIrql.has_value(), Kind::MaxIrql);
  One.when(NotNdis6.value_or(false), Kind::NotNdis6);
  One.when(Dropped.value_or(false), Kind::Dropped);
  if (!One.exactlyOne())
    K.fail("needs one of 'held', 'not-held', 'live-handle', 'role-routine', "
           "'within-role', 'once', 'max-irql', 'not-ndis6' and 'dropped'");
  if (Path.has_value() == (LiveHandle.empty() && RoleRoutine.empty()))
    K.fail("'path' goes with 'live-handle' and 'role-routine' alone");
  R.Path = Path.value_or(AccessPath());
  R.Resources = std::move(Held.empty() ? NotHeld : Held);
  if (!LiveHandle.empty())
    R.Resources = {LiveHandle};
  R.Role = RoleRoutine.empty() ? WithinRole : RoleRoutine;
  R.Level = MaxIrql.value_or(Level()).Value;
}

} // namespace ndistidy::catalogue
