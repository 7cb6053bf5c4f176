//===- Locks.cpp - Calls that take locks and give them back ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A lock is known by its address. Two addresses are the same lock when they are
// the same place, and others when nothing can make them the same; of what may
// be either, nothing is said. What is held is held for certain: where ways meet
// of which one holds a lock, nobody knows any more (State::LocksDoubtful).
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

namespace ndistidy::engine {

/// Whether \p Root is a variable, and not what a pointer leads to.
static bool isVariable(const Memory &Mem, RegionId Root) {
  Region::Kind K = Mem.region(Root).K;
  return K == Region::Kind::Global || K == Region::Kind::Local ||
         K == Region::Kind::Parameter;
}

bool areApart(const Memory &Mem, AbstractValue A, AbstractValue B) {
  if (!A.isAddress() || !B.isAddress())
    return false;
  RegionId InA = A.region(), InB = B.region();
  RegionId RootA = Mem.root(InA), RootB = Mem.root(InB);
  if (RootA == RootB)
    return !Mem.within(InA, InB) && !Mem.within(InB, InA) &&
           !Mem.unknownElementOf(InA) && !Mem.unknownElementOf(InB);
  bool OneIsVariable = isVariable(Mem, RootA), OtherIs = isVariable(Mem, RootB);
  if (OneIsVariable && OtherIs)
    return true;
  // Members of different names are different, and a variable is no member.
  ir::Symbol MemberA = Mem.memberOf(InA), MemberB = Mem.memberOf(InB);
  if (MemberA == MemberB)
    return false;
  return (MemberA != ir::Symbol::None || OneIsVariable) &&
         (MemberB != ir::Symbol::None || OtherIs);
}

/// Whether \p Where is in an array, and nobody knows in which entry.
static bool isInArray(const Memory &Mem, RegionId Where) {
  for (; Mem.region(Where).isPart(); Where = Mem.region(Where).Base)
    if (Mem.region(Where).K == Region::Kind::Element &&
        Mem.region(Where).Index < 0)
      return true;
  return false;
}

/// Whether \p Pointer leads to the same object whenever it is the same value.
/// What is computed with a number may be any entry of an array.
static bool isPlain(const Memory &Mem, SymbolId Pointer) {
  for (;;) {
    const SymbolInfo &I = Mem.symbol(Pointer);
    SymbolId Next = Pointer;
    if (I.Summary)
      return false;
    if (Mem.containerMember(Pointer)) {
      Next = static_cast<SymbolId>(I.B);
    } else if (std::optional<SymbolId> Whole = Mem.wholeOf(Pointer)) {
      Next = *Whole;
    } else if (I.K == SymbolInfo::Kind::Opaque) {
      return false;
    } else if (I.K == SymbolInfo::Kind::Initial) {
      auto From = static_cast<RegionId>(I.A);
      if (isInArray(Mem, From))
        return false;
      const Region &Root = Mem.region(Mem.root(From));
      if (Root.K == Region::Kind::Pointee)
        Next = Root.Base;
    }
    if (Next == Pointer)
      return true;
    Pointer = Next;
  }
}

/// Whether \p V is the same lock whenever it is the same value.
static bool tells(const Memory &Mem, AbstractValue V) {
  if (V.isSymbol())
    return isPlain(Mem, V.sym());
  if (!V.isAddress() || V.region() == Mem.invalid() ||
      isInArray(Mem, V.region()))
    return false;
  const Region &Root = Mem.region(Mem.root(V.region()));
  return Root.K != Region::Kind::Invalid &&
         (Root.K != Region::Kind::Pointee || isPlain(Mem, Root.Base));
}

/// The number of the lock that \p U is about, if it is certain which it is.
std::optional<uint32_t> CallTransfer::lockOf(State &S, const BoundLockUse &U,
                                             const CallFrame &F) {
  if (!U.Which)
    return M.Locks.intern({U.Of, AbstractValue::integer(0)});
  AbstractValue V = get(S, *U.Which, F);
  if (!tells(M.Mem, V))
    return std::nullopt;
  return M.Locks.intern({U.Of, V});
}

/// The lock as it is written at the call, or nothing.
std::string CallTransfer::nameOf(const BoundLockUse &U,
                                 const CallFrame &F) const {
  std::string Title = "the " + U.Of->Title;
  const std::optional<BoundPath> &Path = U.Which ? U.Which : U.Ticket;
  if (!Path || Path->isPlace() || Path->Argument >= F.Call.Arguments.size())
    return Title;
  std::string Written =
      spell(F.Call.Arguments[Path->Argument], *F.At.In, M.Prog.symbols());
  llvm::StringRef Name = Written;
  Name.consume_front("&");
  return Name.empty() ? Title : Title + " '" + Name.str() + "'";
}

void CallTransfer::note(State &S, Trace::Kind K, uint32_t Lock,
                        llvm::StringRef Text, const CallFrame &F) {
  Trace T;
  T.K = K;
  T.Resource = Lock;
  T.Loc = F.At.Loc;
  T.Text = M.Texts.insert(Text).first->first();
  M.trace(S, T);
}

/// Whether the path goes on only because a count has become zero: whoever holds
/// another reference knows that it has not.
bool CallTransfer::asksForCount(const State &S) {
  return llvm::any_of(S.Taints, [](const auto &Entry) {
    return (Entry.first & State::CountTaint) != 0;
  });
}

void CallTransfer::reportLock(const State &S, std::string Message,
                              std::optional<uint32_t> Lock,
                              const CallFrame &F) {
  Reporter::Report Report;
  Report.Check = M.Rows.catalogue().LockCheck;
  Report.Loc = F.At.Loc;
  Report.Message = std::move(Message);
  Report.In = F.At.In;
  Report.Site = F.At.Site;
  Report.Path = S.Path;
  Report.Lock = Lock;
  M.Out.report(std::move(Report));
}

/// Nobody can tell any more what is held, nor at which level it goes on.
void CallTransfer::loseLocks(State &S) {
  S.Locks = {};
  S.LocksDoubtful = true;
  S.Irql = IrqlStack::atLeast(Now.Floor);
}

/// Whether what is held may be the lock \p V of the kind \p Of, for all that is
/// known.
static bool mayBe(const Memory &Mem, const LockInstance &Held,
                  AbstractValue HeldAs, AbstractValue V,
                  const catalogue::Lock *Of) {
  // There is one of the kind, or none was taken with a ticket.
  if (HeldAs.isInteger() || V.isInteger())
    return HeldAs == V && Held.Of == Of;
  if (Held.Of != Of && !(HeldAs.isAddress() && V.isAddress()))
    return false;
  return !areApart(Mem, HeldAs, V);
}

/// The acquisition of \p Lock on \p Path that stands.
static const Trace *acquisition(const Trace *Path, uint32_t Lock) {
  while (Path && (Path->K != Trace::Kind::Lock || Path->Resource != Lock))
    Path = Path->Before;
  return Path;
}

/// Whether \p Lock was taken on \p Path while \p Other was held, as it still
/// is: they are two.
static bool wasTakenUnder(const Trace *Path, uint32_t Lock, uint32_t Other) {
  const Trace *Taken = acquisition(Path, Other);
  const Trace *Last = Taken ? acquisition(Path, Lock) : nullptr;
  while (Last && Last != Taken)
    Last = Last->Before;
  return Last != nullptr;
}

/// Gives back a lock of which the state does not say that it is held.
void CallTransfer::unlockUnheld(State &S, const BoundLockUse &U, uint32_t Lock,
                                CallFrame &F) {
  F.LosesLevel = true;
  AbstractValue V = M.Locks[Lock].Which;
  std::optional<uint32_t> Other;
  llvm::SmallVector<uint32_t, 4> Perhaps;
  for (auto &[Id, H] : S.Locks) {
    const LockInstance &L = M.Locks[Id];
    Other = Id;
    if (mayBe(M.Mem, L, U.Ticket ? H.Ticket : L.Which, V, U.Of) &&
        (H.Shared || U.How->Shared || !wasTakenUnder(S.Path, Lock, Id)))
      Perhaps.push_back(Id);
  }
  for (uint32_t Id : Perhaps)
    S.Locks = M.Maps.Locks.remove(S.Locks, Id);
  // The one that there is of a kind may be the OS's, and held by it; unless it
  // was the root's when that was entered.
  bool Tells = U.Which || U.Ticket || U.Of == Now.EntersWith;
  // Nobody held what the path itself has taken.
  bool EntersFree = Now.EntersFree || acquisition(S.Path, Lock);
  bool Certain = Tells && Perhaps.empty() && !S.LocksDoubtful && EntersFree &&
                 !U.How->Shared;
  S.LocksDoubtful |= !Perhaps.empty();
  if (!Certain)
    return;
  reportLock(S,
             nameOf(U, F) + " is released, but is not held on this path" +
                 (Other ? "; another one is" : ""),
             Other ? Other : std::optional(Lock), F);
  // One mistake is enough.
  S.Locks = {};
  S.LocksDoubtful = true;
}

/// The lock that a release finds by \p Ticket. The value of the ticket stands
/// for it where none was taken with it.
std::optional<uint32_t> CallTransfer::lockBy(AbstractValue Ticket,
                                             const State &S,
                                             const BoundLockUse &U) {
  if (!tells(M.Mem, Ticket))
    return std::nullopt;
  for (auto &[Id, H] : S.Locks)
    if (H.Ticket == Ticket)
      return Id;
  return M.Locks.intern({U.Of, Ticket});
}

void CallTransfer::unlock(State &S, const BoundLockUse &U, CallFrame &F) {
  std::optional<uint32_t> Lock =
      U.Ticket ? lockBy(get(S, *U.Ticket, F), S, U) : lockOf(S, U, F);
  if (!Lock) {
    // Which it was, nobody knows.
    F.LosesLevel = true;
    S.Locks = {};
    S.LocksDoubtful = true;
    return;
  }
  const LockHold *Held = S.Locks.lookup(*Lock);
  if (!Held)
    return unlockUnheld(S, U, *Lock, F);
  const LockHold Was = *Held;
  if (Was.By->Form != U.How->Form && U.Of->FormsMatter)
    reportLock(S,
               nameOf(U, F) + " was acquired by " + Was.By->Call +
                   ", and is released by " + U.How->Call,
               Lock, F);
  F.LosesLevel = Was.Depth != S.Irql.Depth || Was.By->Form != U.How->Form;
  S.Locks = M.Maps.Locks.remove(S.Locks, *Lock);
  note(S, Trace::Kind::Unlock, *Lock, nameOf(U, F) + " is released here", F);
}

void CallTransfer::unlock(State &S, CallFrame &F) {
  if (!F.Rules)
    return;
  for (const BoundLockUse &U : F.Rules->Unlocking)
    if (holds(S, U.When, F) != Truth::False)
      unlock(S, U, F);
}

void CallTransfer::lock(State &S, const BoundLockUse &U, const CallFrame &F) {
  std::optional<uint32_t> Lock = lockOf(S, U, F);
  if (!Lock) {
    S.LocksDoubtful = true;
    return;
  }
  bool Shared = U.How->Shared || holds(S, U.When, F) != Truth::True;
  const LockHold *Held = S.Locks.lookup(*Lock);
  if (Held && !Held->Shared && !Shared && !U.Success && !asksForCount(S)) {
    reportLock(S,
               nameOf(U, F) +
                   " is acquired again while it is held: nobody will ever "
                   "release it",
               Lock, F);
    // Who has not stopped there releases it twice.
    S.LocksDoubtful = true;
  }
  LockHold New{U.How, {}, S.Irql.Depth, Shared};
  if (U.Ticket)
    New.Ticket = get(S, *U.Ticket, F);
  S.Locks = M.Maps.Locks.add(S.Locks, *Lock, New);
  note(S, Trace::Kind::Lock, *Lock, nameOf(U, F) + " is acquired here", F);
}

/// What the call leaves, once for each way that it can end.
void CallTransfer::lock(State S, const CallFrame &F, States &After) {
  if (F.LosesLevel)
    S.Irql = IrqlStack::atLeast(Now.Floor);
  if (F.Rules)
    for (const BoundLockUse &U : F.Rules->Locking) {
      if (holds(S, U.When, F) == Truth::False)
        continue;
      if (U.Success) {
        AbstractValue Wanted = AbstractValue::integer(U.Success->Constant);
        AbstractValue V = get(S, U.Success->Path, F);
        State Failed = S;
        if (M.assume(Failed, V, negate(U.Success->Op), Wanted))
          After.push_back(std::move(Failed));
        if (!M.assume(S, V, U.Success->Op, Wanted))
          return;
      }
      lock(S, U, F);
    }
  After.push_back(std::move(S));
}

void CallTransfer::judgeLocks(const State &S, const ir::Function &In,
                              ir::Location Loc, llvm::StringRef Leaves) {
  for (auto &[Lock, H] : S.Locks) {
    const Trace *Taken = acquisition(S.Path, Lock);
    if (!Taken)
      continue;
    llvm::StringRef What = Taken->Text;
    if (!What.consume_back(" is acquired here"))
      What.consume_back(" is held here");
    Reporter::Report Report;
    Report.Check = M.Rows.catalogue().LockCheck;
    Report.Loc = Loc;
    Report.Message =
        ("'" + llvm::Twine(ir::displayName(M.Prog.symbols().name(In.Name))) +
         "' " + Leaves + " and still holds " + What)
            .str();
    Report.In = &In;
    Report.Site = uint64_t{Taken->Loc.File} << 44 |
                  uint64_t{Taken->Loc.Line} << 12 | Taken->Loc.Column;
    Report.Path = S.Path;
    Report.Lock = Lock;
    Report.Last = PathNote{
        PathNote::Kind::Return, Loc,
        (llvm::Twine(Leaves) + " here, and " + What + " is still held").str()};
    M.Out.report(std::move(Report));
  }
}

} // namespace ndistidy::engine
