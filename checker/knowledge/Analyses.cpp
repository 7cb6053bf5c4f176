//===- Analyses.cpp - Analyses as bytes -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "knowledge/Analyses.h"
#include "cache/Tool.h"
#include "catalogue/CatalogueYaml.h"
#include "catalogue/Packed.h"
#include <type_traits>

namespace ndistidy::knowledge {

using namespace engine;

//===----------------------------------------------------------------------===//
// The members of each kind of thing, in their order. That these are all of them
// the compiler knows.
//===----------------------------------------------------------------------===//

namespace {

template <typename T, typename Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

template <typename V> void visit(V &&Each, Is<ir::Location> auto &Of) {
  auto &[File, Line, Column] = Of;
  Each(File, Line, Column);
}
template <typename V> void visit(V &&Each, Is<ir::Range> auto &Of) {
  auto &[Begin, End] = Of;
  Each(Begin, End);
}
template <typename V> void visit(V &&Each, Is<PathNote> auto &Of) {
  auto &[K, Loc, Message, Taken] = Of;
  Each(K, Loc, Message, Taken);
}
template <typename V> void visit(V &&Each, Is<FixIt> auto &Of) {
  auto &[Where, Text] = Of;
  Each(Where, Text);
}
template <typename V> void visit(V &&Each, Is<Finding> auto &Of) {
  auto &[Check, Loc, Message, Notes, Fixes, Function, Resource, Fingerprint,
         Variants] = Of;
  Each(Check, Loc, Message, Notes, Fixes, Function, Resource, Fingerprint,
       Variants);
}
template <typename V> void visit(V &&Each, Is<Incomplete> auto &Of) {
  auto &[Loc, Function, Reason, Variants] = Of;
  Each(Loc, Function, Reason, Variants);
}
template <typename V> void visit(V &&Each, Is<Statistics> auto &Of) {
  auto &[Routines, Reached, Steps] = Of;
  Each(Routines, Reached, Steps);
}
template <typename V> void visit(V &&Each, Is<LifeRoutine> auto &Of) {
  auto &[When, Name, Role, Loc] = Of;
  Each(When, Name, Role, Loc);
}
template <typename V> void visit(V &&Each, Is<LifeEvent> auto &Of) {
  auto &[K, During, Loc, In, Resource, Routine, Role] = Of;
  Each(K, During, Loc, In, Resource, Routine, Role);
}
template <typename V> void visit(V &&Each, Is<LifeLoss> auto &Of) {
  auto &[During, Loc, Path] = Of;
  Each(During, Loc, Path);
}
template <typename V> void visit(V &&Each, Is<LifeResource> auto &Of) {
  auto &[Kind, Title, Name, IsLock, Ends, Losses] = Of;
  Each(Kind, Title, Name, IsLock, Ends, Losses);
}
template <typename V> void visit(V &&Each, Is<Life> auto &Of) {
  auto &[Id, Title, Routines, Resources, Events] = Of;
  Each(Id, Title, Routines, Resources, Events);
}
template <typename V> void visit(V &&Each, Is<Analysis> auto &Of) {
  auto &[Findings, Incompletes, Stats, Lives] = Of;
  Each(Findings, Incompletes, Stats, Lives);
}
template <typename V> void visit(V &&Each, Is<Options> auto &Of) {
  auto &[World, Checks, RequireUnloadHandlerAlways, StepLimit, DisjunctLimit,
         Files, RecordLives] = Of;
  Each(World, Checks, RequireUnloadHandlerAlways, StepLimit, DisjunctLimit,
       Files, RecordLives);
}

class Writer {
public:
  explicit Writer(cache::ByteWriter &Into) : W(Into) {}

  template <typename... Ts> void operator()(const Ts &...Values) {
    (put(Values), ...);
  }

private:
  void put(const std::string &Text) { W.text(Text); }
  template <typename T> void put(const std::vector<T> &All) {
    W.number(All.size());
    for (const T &Value : All)
      put(Value);
  }
  template <typename T> void put(const std::optional<T> &Value) {
    W.number(Value.has_value());
    if (Value)
      put(*Value);
  }
  template <typename T> void put(const T &Value) {
    if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
      W.number(static_cast<uint64_t>(Value));
    else
      visit(*this, Value);
  }

  cache::ByteWriter &W;
};

/// The last of each enumeration.
constexpr PathNote::Kind lastOf(PathNote::Kind) { return PathNote::Kind::Info; }
constexpr LifeRoutine::Stage lastOf(LifeRoutine::Stage) {
  return LifeRoutine::Stage::End;
}
constexpr LifeEvent::Kind lastOf(LifeEvent::Kind) {
  return LifeEvent::Kind::Register;
}
constexpr LifeResource::Fate lastOf(LifeResource::Fate) {
  return LifeResource::Fate::Left;
}

class Reader {
public:
  Reader(cache::ByteReader &From, size_t FileCount)
      : R(From), FileCount(FileCount) {}

  template <typename... Ts> void operator()(Ts &...Values) {
    (take(Values), ...);
  }
  bool good() const { return R.good() && !Bad; }

private:
  void take(std::string &Text) { Text = R.text().str(); }
  template <typename T> void take(std::vector<T> &All) {
    All.resize(R.count());
    for (T &Value : All)
      take(Value);
  }
  template <typename T> void take(std::optional<T> &Value) {
    if (R.number() != 0)
      take(Value.emplace());
  }
  template <typename T> void take(T &Value) {
    if constexpr (std::is_enum_v<T>) {
      uint64_t N = R.number();
      Bad |= N > static_cast<uint64_t>(lastOf(T()));
      Value = static_cast<T>(Bad ? 0 : N);
    } else if constexpr (std::is_integral_v<T>) {
      Value = static_cast<T>(R.number());
    } else {
      visit(*this, Value);
    }
    if constexpr (std::is_same_v<T, ir::Location>)
      Bad |= Value.valid() && Value.File >= FileCount;
  }

  cache::ByteReader &R;
  size_t FileCount;
  bool Bad = false;
};

/// That what one thing of a life says of another is there.
bool isWhole(const Life &L) {
  auto Routine = [&](unsigned N) { return N < L.Routines.size(); };
  for (const LifeEvent &E : L.Events)
    if (!Routine(E.During) ||
        (E.K != LifeEvent::Kind::Register && E.Resource >= L.Resources.size()))
      return false;
  for (const LifeResource &Of : L.Resources)
    for (const LifeLoss &Way : Of.Losses)
      if (!Routine(Way.During))
        return false;
  return !L.Routines.empty();
}

} // namespace

cache::Digest idOf(const catalogue::Catalogue &Rules) {
  // Most load no other rules, and these are there as bytes.
  if (&Rules == &catalogue::shipped())
    return cache::digestOf(catalogue::shippedBytes());
  return cache::digestOf(catalogue::pack(Rules));
}

void writeQuestion(cache::ByteWriter &W, const cache::Digest &Rules,
                   const Options &O) {
  W.text(cache::toolFingerprint());
  W.digest(Rules);
  Writer Into(W);
  visit(Into, O);
}

void write(cache::ByteWriter &W, const Analysis &A) { Writer{W}(A); }

std::optional<Analysis> readAnalysis(cache::ByteReader &R, size_t FileCount) {
  Analysis A;
  Reader From(R, FileCount);
  From(A);
  for (const Life &L : A.Lives)
    if (!isWhole(L))
      return std::nullopt;
  return From.good() ? std::optional(std::move(A)) : std::nullopt;
}

void write(cache::ByteWriter &W, const std::vector<Incomplete> &All) {
  Writer{W}(All);
}

std::optional<std::vector<Incomplete>> readIncompletes(cache::ByteReader &R,
                                                       size_t FileCount) {
  std::vector<Incomplete> All;
  Reader From(R, FileCount);
  From(All);
  return From.good() ? std::optional(std::move(All)) : std::nullopt;
}

} // namespace ndistidy::knowledge
