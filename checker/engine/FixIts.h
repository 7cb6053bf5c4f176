//===- FixIts.h - What to write instead -------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Corrections where there is one right answer, none elsewhere: what they lead
// to parses, and the finding is gone.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_FIXITS_H
#define NDIS_TIDY_ENGINE_FIXITS_H

#include "engine/Machine.h"

namespace ndistidy::engine {

/// For an argument at \p Argument that should be the handle of what is held of
/// \p Wanted: the variable of the routine at \p At that has it.
std::vector<FixIt> writeHandle(Machine &M, const State &S,
                               const catalogue::Resource &Wanted,
                               ir::Range Argument, const Point &At);

/// For the call \p Early at \p At, which demands that one of \p Wanted is held,
/// and nothing shows that it is: the call behind the acquisition in the same
/// block, or as it is, if that succeeded.
std::vector<FixIt> writeCondition(Machine &M,
                                  llvm::ArrayRef<std::string> Wanted,
                                  const ir::Call &Early, const Point &At);

/// For \p End, which never gives back \p Id and has one way through, left at
/// \p Exit with \p S: the call that does, in front of its end.
std::vector<FixIt> writeRelease(Machine &M, const State &S, ResourceId Id,
                                const ir::Function &End, ir::Location Exit);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_FIXITS_H
