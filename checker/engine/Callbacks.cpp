//===- Callbacks.cpp - The OS calls the driver back -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A call of the OS may run a routine of the driver before it returns: one that
// it is given for that, and one that hears how the call went.
//
//===----------------------------------------------------------------------===//

#include "engine/Explorer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

/// What the routine \p H of \p C is called with before \p C returns, to \p S.
static std::optional<ir::Call> callBack(const BoundHandler &H,
                                        const ir::Call &C,
                                        const catalogue::Role &Role,
                                        const State &S) {
  // One of those that a success registers in a structure.
  if (H.CalledAtOnce && H.Path.isPlace()) {
    const AbstractValue *V = S.Roles.lookup(H.Role);
    if (!V || !V->isFunction())
      return std::nullopt;
    ir::Call Back;
    Back.Callee = ir::Value::function(V->name());
    Back.Loc = C.Loc;
    return Back;
  }
  auto IsArgument = [&](const BoundPath &Path) {
    return !Path.Result && !Path.isPlace() &&
           Path.Argument < C.Arguments.size();
  };
  if (!H.CalledAtOnce || !IsArgument(H.Path))
    return std::nullopt;
  ir::Call Back;
  Back.Callee = C.Arguments[H.Path.Argument];
  Back.Loc = C.Loc;
  if (Role.Context && H.Context && IsArgument(*H.Context)) {
    Back.Arguments.resize(*Role.Context + 1);
    Back.Arguments.back() = C.Arguments[H.Context->Argument];
  }
  return Back;
}

/// The routine that hears how a call went runs before the call returns, as it
/// may: what it does later, it could do now.
void Explorer::complete(Completing Later, const Point &At,
                        CallTransfer::States &After) {
  ir::Call Back;
  Back.Callee = ir::Value::function(Later.S.Roles.lookup(Later.Role)->name());
  Back.Loc = At.Loc;
  llvm::SmallVector<RegionId, 4> Variables;
  for (unsigned I = 0; I != Later.Arguments.size(); ++I) {
    ir::Place Variable;
    Variable.Name = M.Rows.told(I);
    Variables.push_back(M.locate(Later.S, Variable, At));
    M.store(Later.S, Variables.back(), Later.Arguments[I]);
    Back.Arguments.push_back(ir::Value::load(std::move(Variable)));
  }
  StateList Now;
  call(std::move(Later.S), Back, At, Now);
  for (State &S : Now)
    for (RegionId Variable : Variables)
      M.Maps.unbind(S, Variable);
  llvm::append_range(After, std::move(Now));
}

/// A call of the OS, with what it calls back before it returns.
void Explorer::system(State S, const ir::Call &C, ir::Symbol Name,
                      const Point &At, CallTransfer::States &After) {
  StateList Now;
  Calls.system(std::move(S), C, Name, At, Now);
  for (Completing &Later : Calls.takeCompleting())
    complete(std::move(Later), At, Now);
  if (const CallRules *Rules = M.Rows.of(Name))
    for (const BoundHandler &H : Rules->Handlers)
      if (H.CalledAtOnce)
        for (State &Before : std::exchange(Now, {})) {
          std::optional<ir::Call> Back =
              callBack(H, C, M.Rows.catalogue().Roles[H.Role], Before);
          if (Back)
            call(std::move(Before), *Back, At, Now);
          else
            Now.push_back(std::move(Before));
        }
  llvm::append_range(After, std::move(Now));
}

} // namespace ndistidy::engine
