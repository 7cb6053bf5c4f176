//===- Machine.cpp - The symbolic machine: places and values --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Machine.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

RegionId Machine::locate(State &S, const ir::Place &Where, const Point &At) {
  RegionId Here = 0;
  switch (Where.R) {
  case ir::Place::Root::Global:
    Here = Mem.global(Where.Name);
    break;
  case ir::Place::Root::Local:
    Here = Mem.local(At.Frame, Where.Name);
    break;
  case ir::Place::Root::Parameter:
    Here = Mem.parameter(At.Frame, Where.Parameter);
    break;
  }
  for (const ir::Projection &Step : Where.Path)
    Here = project(S, Here, Step, At);
  return Here;
}

RegionId Machine::project(State &S, RegionId From, const ir::Projection &Step,
                          const Point &At) {
  switch (Step.K) {
  case ir::Projection::Kind::Field:
    return Mem.field(From, Step.Name);
  case ir::Projection::Kind::Element:
    return Mem.element(From, Step.Index);
  case ir::Projection::Kind::Container:
    return Mem.container(From, Step.Name);
  case ir::Projection::Kind::Deref: {
    touch(S, From, At);
    AbstractValue Pointer = simplify(S, load(S, From));
    // Others do nothing behind a null pointer.
    if (Disturbed && Pointer == AbstractValue::integer(0))
      S.Lost = true;
    return Mem.target(Pointer);
  }
  }
  return Mem.invalid();
}

AbstractValue Machine::evaluate(State &S, const ir::Value &V, const Point &At) {
  switch (V.K) {
  case ir::Value::Kind::Unknown:
    return Mem.unknown();
  case ir::Value::Kind::Integer:
    return AbstractValue::integer(V.Integer);
  case ir::Value::Kind::String:
    return AbstractValue::string(V.Name);
  case ir::Value::Kind::Function:
    return AbstractValue::function(V.Name);
  case ir::Value::Kind::Load: {
    RegionId From = locate(S, *V.Where, At);
    touch(S, From, At);
    return simplify(S, load(S, From));
  }
  case ir::Value::Kind::Address: {
    // To take an address is no use of what is there.
    bool Lost = S.Lost;
    RegionId Of = locate(S, *V.Where, At);
    if (Disturbed)
      S.Lost = Lost;
    return Of == Mem.invalid() ? Mem.unknown() : Mem.addressOf(Of);
  }
  case ir::Value::Kind::Binary: {
    AbstractValue L = evaluate(S, V.Operands[0], At);
    AbstractValue Right = evaluate(S, V.Operands[1], At);
    // What is made of two values is not traced back to them.
    if (!L.isInteger() && !Right.isInteger()) {
      notice(S, L);
      notice(S, Right);
    }
    return simplify(S, Mem.binary(V.Op, L, Right));
  }
  case ir::Value::Kind::Opaque: {
    std::vector<AbstractValue> Operands;
    Operands.reserve(V.Operands.size());
    for (const ir::Value &Operand : V.Operands) {
      Operands.push_back(evaluate(S, Operand, At));
      notice(S, Operands.back());
    }
    return Mem.opaque(0, Operands);
  }
  }
  return Mem.unknown();
}

bool Machine::isBehindNull(State S, const ir::Value &V, const Point &At) {
  if (V.K != ir::Value::Kind::Address)
    return false;
  ir::Place Pointer = *V.Where;
  while (!Pointer.Path.empty() &&
         Pointer.Path.back().K != ir::Projection::Kind::Deref)
    Pointer.Path.pop_back();
  // The address of all of it is the pointer itself.
  if (Pointer.Path.empty() || Pointer.Path.size() == V.Where->Path.size())
    return false;
  Pointer.Path.pop_back();
  bool Before = std::exchange(Asking, true);
  RegionId From = locate(S, Pointer, At);
  Asking = Before;
  return simplify(S, load(S, From)) == AbstractValue::integer(0);
}

/// What a root holds that nobody has stored to.
AbstractValue Machine::initial(const State &S, RegionId Root) {
  const Region Of = Mem.region(Root);
  switch (Of.K) {
  case Region::Kind::Global: {
    const ir::Global *G = Prog.global(Of.Name);
    bool Written = S.GlobalsWritten != 0 && G && !G->Const &&
                   (S.InternalsWritten || !G->Internal);
    if (G && G->Defined && !Written)
      return AbstractValue::integer(0);
    return AbstractValue::symbol(Mem.symbol(SymbolInfo::Kind::Initial, Root, 0,
                                            S.GlobalsWritten,
                                            /*Unstable=*/true));
  }
  case Region::Kind::Local:
    return AbstractValue::symbol(Mem.symbol(SymbolInfo::Kind::Garbage, Root));
  case Region::Kind::Parameter:
    return AbstractValue::symbol(Mem.symbol(SymbolInfo::Kind::Initial, Root));
  case Region::Kind::Pointee:
    return AbstractValue::symbol(Mem.symbol(SymbolInfo::Kind::Initial, Root, 0,
                                            0, Mem.symbol(Of.Base).Unstable));
  case Region::Kind::Invalid:
  case Region::Kind::Field:
  case Region::Kind::Element:
    break;
  }
  return Mem.unknown();
}

AbstractValue Machine::load(const State &S, RegionId From) {
  if (From == Mem.invalid())
    return Mem.unknown();
  if (std::optional<RegionId> Array = Mem.unknownElementOf(From))
    if (std::optional<AbstractValue> V = loadElement(S, *Array, From))
      return *V;
  llvm::SmallVector<RegionId, 8> Way;
  RegionId Here = From;
  const AbstractValue *Found = S.Bindings.lookup(Here);
  while (!Found && Mem.region(Here).isPart()) {
    Way.push_back(Here);
    Here = Mem.region(Here).Base;
    Found = S.Bindings.lookup(Here);
  }
  if (!Found)
    if (RegionId Array = arrayAround(Here); Array != Mem.invalid())
      if (std::optional<AbstractValue> V = loadElement(S, Array, From))
        return *V;
  AbstractValue V = Found ? *Found : initial(S, Here);
  for (RegionId Part : llvm::reverse(Way))
    V = Mem.partOf(V, Part);
  return V;
}

AbstractValue Machine::simplify(const State &S, AbstractValue V) const {
  if (!V.isSymbol())
    return V;
  SymbolInfo::Kind K = Mem.symbol(V.sym()).K;
  // These tell of an acquisition, whatever their number is.
  if (K == SymbolInfo::Kind::Failed || K == SymbolInfo::Kind::Status)
    return V;
  if (std::optional<int64_t> C = range(S, V).constant())
    return AbstractValue::integer(*C);
  return V;
}

void Machine::forgetParts(State &S, RegionId Of) {
  if (!Mem.region(Of).hasParts())
    return;
  llvm::SmallVector<RegionId, 8> Parts;
  Maps.forEachBound(S, Of, [&](RegionId Part, AbstractValue) {
    if (Part != Of)
      Parts.push_back(Part);
  });
  Maps.unbind(S, Parts);
}

void Machine::store(State &S, RegionId To, AbstractValue V) {
  if (To == Mem.invalid()) {
    // Who knows where that is finds it there.
    std::optional<ResourceId> Id = instanceOf(V);
    if (Id && is(S, *Id, Holding::Status::Held))
      become(S, *Id, Holding::Status::Unknown);
    return;
  }
  noteStore(S, To, V);
  if (std::optional<RegionId> Array = Mem.unknownElementOf(To)) {
    V = storeElement(S, *Array, To, V);
    To = *Array;
  } else if (RegionId Around = arrayAround(Mem.root(To));
             Around != Mem.invalid()) {
    // Found again by the same index; by another one it may be this as well,
    // where nothing else is known to be.
    loosen(S, V);
    putContent(Around, To, V);
    // Behind a pointer the whole is the first element, and others are computed.
    if (Mem.region(Around).K != Region::Kind::Pointee)
      Maps.bind(S, Around, content(Around, ir::Symbol::None));
  }
  if (V.isFunction() && (persistent(To) || Mem.region(To).isPart()))
    Passed.insert(static_cast<uint32_t>(V.name()));
  if (Disturbed && persistent(To))
    Disturbance::add(Disturbed->Written, To, lastMark(S));
  forgetParts(S, To);
  Maps.bind(S, To, V);
}

void Machine::copy(State &S, RegionId From, RegionId To) {
  if (From == To)
    return;
  llvm::SmallVector<std::pair<RegionId, AbstractValue>, 16> Parts;
  if (Mem.region(From).hasParts())
    Maps.forEachBound(S, From, [&](RegionId Part, AbstractValue V) {
      if (Part != From)
        Parts.push_back({Part, V});
    });
  store(S, To, simplify(S, load(S, From)));
  if (To != Mem.invalid() && !Mem.unknownElementOf(To))
    for (auto &[Part, V] : Parts) {
      noteStore(S, To, V);
      Maps.bind(S, Mem.rebase(Part, From, To), V);
    }
}

void Machine::execute(State &S, const ir::Store &Step, const Point &At) {
  bool IsCopy = Step.Source.K == ir::Value::Kind::Load;
  RegionId From = IsCopy ? locate(S, *Step.Source.Where, At) : 0;
  AbstractValue V = IsCopy ? AbstractValue() : evaluate(S, Step.Source, At);
  RegionId To = locate(S, Step.Target, At);
  touch(S, To, At);
  if (!IsCopy)
    return store(S, To, V);
  touch(S, From, At);
  copy(S, From, To);
  // Who finds a status there may look at it.
  if (persistent(To))
    noticeStatus(S, load(S, To));
}

bool Machine::knows(const State &S, SymbolId Origin) const {
  auto TellsOf = [&](SymbolId Symbol) {
    bool Any = S.Ranges.lookup(Symbol) ||
               llvm::any_of(Resources.knownBy(Symbol), [&](ResourceId Id) {
                 return S.Past.lookup(Id) != nullptr;
               });
    if (RegionId Object = Mem.pointeeOf(Symbol))
      Maps.forEachBound(S, Object,
                        [&](RegionId, AbstractValue) { Any = true; });
    return Any;
  };
  auto Holds = [&](RegionId Where) {
    const AbstractValue *V = S.Bindings.lookup(Where);
    return V && V->isSymbol() && Mem.originOf(*V) == Origin;
  };
  return Mem.anyDerived(Origin, TellsOf) || Mem.anyHolder(Origin, Holds) ||
         llvm::any_of(S.Locks, [&](const auto &Entry) {
           return Mem.originOf(Locks[Entry.first].Which) == Origin ||
                  Mem.originOf(Entry.second.Ticket) == Origin;
         });
}

AbstractValue Machine::fresh(const State &S, SymbolInfo::Kind K, uint64_t What,
                             const Point &At, bool Unstable) {
  constexpr unsigned Generations = 6;
  for (unsigned G = 0; G != Generations; ++G) {
    SymbolId New =
        Mem.symbol(K, What, At.Site, At.Frame * Generations + G, Unstable);
    if (!knows(S, New))
      return AbstractValue::symbol(New);
  }
  return Mem.unknown();
}

std::optional<ResourceId> Machine::instanceOf(AbstractValue V) const {
  if (!V.isSymbol())
    return std::nullopt;
  const SymbolInfo &I = Mem.symbol(V.sym());
  if (I.K != SymbolInfo::Kind::Handle)
    return std::nullopt;
  return static_cast<ResourceId>(I.A);
}

std::optional<ResourceId> Machine::failureOf(AbstractValue V) const {
  if (!V.isSymbol())
    return std::nullopt;
  const SymbolInfo &I = Mem.symbol(Mem.baseOf(V.sym()));
  if (I.K != SymbolInfo::Kind::Failed && I.K != SymbolInfo::Kind::Status)
    return std::nullopt;
  return static_cast<ResourceId>(I.A);
}

bool Machine::isMany(ResourceId Id) const {
  const ResourceInstance &I = Resources[Id];
  return I.Generation == ResourceTable::LastGeneration ||
         llvm::any_of(I.Keys, [&](AbstractValue V) {
           if (!V.isSymbol())
             return false;
           std::optional<ResourceId> Of =
               instanceOf(AbstractValue::symbol(Mem.baseOf(V.sym())));
           return Of && *Of != Id && isMany(*Of);
         });
}

void Machine::become(State &S, ResourceId Id, Holding::Status New) {
  if (isMany(Id))
    New = Holding::Status::Unknown;
  if (!Disturbed)
    Maps.setHolding(S, Id, {New, false});
  else if (New != Holding::Status::Held)
    Disturbance::add(Disturbed->Released, Id, lastMark(S));
}

void Machine::touch(State &S, RegionId Where, const Point &At) {
  const Region &Root = Mem.region(Mem.root(Where));
  if (Root.K != Region::Kind::Pointee || Disturbed)
    return;
  AbstractValue Pointer = AbstractValue::symbol(Mem.baseOf(Root.Base));
  if (!Asking)
    useUnlooked(S, Pointer, At);
  // Where a pointer was used that is null, the path has ended.
  AbstractValue Used = AbstractValue::symbol(Root.Base);
  if (UseTells && range(S, Used).contains(0))
    assume(S, Used, ir::Condition::Operator::NE, AbstractValue::integer(0));
  std::optional<ResourceId> Id = instanceOf(Pointer);
  // Behind a handle lies what the OS lets the driver see in its object; an
  // object that references are counted of may outlive them.
  if (!Id ||
      (!Resources[*Id].Of->Memory && Resources[*Id].Of->ReleaseTwiceIsAllowed))
    return;
  std::optional<Holding> H = holdingOf(S, *Id);
  if (!H || !H->is(Holding::Status::Released))
    return;
  if (!Asking && S.isUnlikely())
    return;
  S.Lost = true;
  if (Asking)
    return;
  const catalogue::Resource &Of = *Resources[*Id].Of;
  Reporter::Report Report;
  Report.Check = Rows.catalogue().UseAfterReleaseCheck;
  Report.Loc = At.Loc;
  Report.Message = "the " + Of.Title + " is used after its release";
  Report.In = At.In;
  Report.Of = &Of;
  Report.Site = Resources[*Id].Site;
  Report.Path = S.Path;
  Report.Resource = Id;
  Out.report(std::move(Report));
}

void Machine::trace(State &S, Trace T) {
  T.Before = S.Path;
  S.Path = new (Traces.Allocate()) Trace(T);
}

bool Machine::persistent(RegionId Where) const {
  Region::Kind K = Mem.region(Mem.root(Where)).K;
  return K == Region::Kind::Global || K == Region::Kind::Pointee;
}

} // namespace ndistidy::engine
