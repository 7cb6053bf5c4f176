//===- MachineToys.cpp - One concrete execution: lists and counts ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the toy calls do of which the catalogue only says that nobody can tell:
// how lists and counts really behave. The engine takes none of their answers
// for evidence.
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Machine.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine::oracle {

static Datum unsure(Datum D) {
  D.Unsure = true;
  return D;
}

/// Whether \p Key is \p Entry, or the memory that this is an address in.
static bool isOf(const Datum &Entry, const Datum &Key) {
  return Key.sameAs(Entry) ||
         (Key.K == Datum::Kind::Pointer && Entry.K == Datum::Kind::Pointer &&
          Key.Where.Object == Entry.Where.Object);
}

/// \p Entry was looked up in an array or a list.
void Machine::noteUnpacked(const Datum &Entry) {
  for (const Instance &I : Instances)
    if (I.Identity == catalogue::IdentityKind::Handle && isOf(Entry, I.Key))
      Seen.Unpacked.insert({Now, I.Of});
}

/// The entry is in some object: that is in the list.
void Machine::put(Cell Head, const Datum &Entry) {
  if (Entry.K != Datum::Kind::Pointer)
    return stop("puts what is no pointer into a list");
  for (Instance &I : Instances)
    if (I.Of->Memory && isOf(Entry, I.Key)) {
      I.Collected = true;
      I.KeptIn.insert(shelfOf(Head));
      Seen.Kept.insert({I.Taken, shelfOf(Head)});
      Seen.Lists.insert(shelfOf(Head));
    }
  for (auto &[Known, Entries] : Lists)
    if (Known == Head)
      return Entries.push_back(Entry);
  Lists.push_back({Head, {Entry}});
}

Datum Machine::next(Cell Head) {
  for (auto &[Known, Entries] : Lists)
    if (Known == Head && !Entries.empty()) {
      Datum First = Entries.front();
      Entries.erase(Entries.begin());
      noteUnpacked(First);
      Seen.Emptied.insert({Now, shelfOf(Head)});
      return unsure(First);
    }
  // Where it was imagined to hold something, that is an entry of others.
  if (!Chosen.imagined()) {
    stop("takes from an empty list");
    return {};
  }
  Cell Entry{Memory.create(/*Zeroed=*/false), 0};
  Foreign.insert(Entry.Object);
  return unsure(Datum::pointer(Entry));
}

/// A list may hold more than the driver has put there, or less. Who asks goes
/// on to take what is there.
Datum Machine::isEmpty(Cell Head) const {
  Seen.Emptied.insert({Now, shelfOf(Head)});
  Datum Answer = unsure(Datum::integer(llvm::none_of(Lists, [&](const auto &L) {
    return L.first == Head && !L.second.empty();
  })));
  Answer.Open = true;
  return Answer;
}

/// Whether \p Call is of a list or a count; then it is made.
bool Machine::toyCall(OsCall &Call) {
  bool Counts = Call.Name == "Add" || Call.Name == "Drop";
  bool OfList = Call.Name == "InitList" || Call.Name == "Put" ||
                Call.Name == "IsEmpty" || Call.Name == "Next";
  if (!Counts && !OfList)
    return false;
  if (Call.Arguments.empty() ||
      Call.Arguments.front().K != Datum::Kind::Pointer) {
    stop("gives a routine what is no pointer");
    return true;
  }
  Cell Where = Call.Arguments.front().Where;
  auto IsList = [&](const auto &List) { return List.first == Where; };
  if (Call.Name == "InitList")
    llvm::erase_if(Lists, IsList);
  else if (Call.Name == "Put")
    put(Where, Call.Arguments.size() > 1 ? Call.Arguments[1] : Datum());
  else if (Call.Name == "Next")
    Call.Result = next(Where);
  else if (Call.Name == "IsEmpty")
    Call.Result = isEmpty(Where);
  else
    Call.Result =
        unsure(arithmetic(Call.Name == "Add" ? ir::Value::Operator::Add
                                             : ir::Value::Operator::Sub,
                          read(Where), Datum::integer(1)));
  // Others may have references, too: then this is not the last one, and any
  // one behind it may be.
  if (Counts)
    Call.Result.Open = Call.Result.isNull() || Chosen.imagined();
  if (Counts && !Stopped)
    write(Where, Call.Result);
  return true;
}

} // namespace ndistidy::engine::oracle
