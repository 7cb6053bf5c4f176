//===- Variants.h - The builds that a driver may have -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A driver's build under other macros: what "--variants" asks for.
//
//   variants:
//     - name: checked
//       define: [DBG=1, POOL_TAGGING]
//       undefine: [NDIS51]
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_VARIANTS_H
#define NDIS_TIDY_TOOLS_VARIANTS_H

#include "driver/Conditions.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace ndistidy::command {

/// The name of the build as it is.
inline constexpr llvm::StringLiteral BaseVariant = "base";

/// What is wrong with \p Value as what stands behind -D or -U (\p Letter),
/// "wants the name of a macro, not '1'"; empty: nothing.
std::string wrongMacro(char Letter, llvm::StringRef Value);

struct Variant {
  std::string Name;
  std::vector<std::string> Flags; ///< "-DX=1", "-UX"
  /// Flipped by "auto": the only macro that it defines.
  std::string Flipped;

  /// Whether it defines \p Macro.
  bool defines(llvm::StringRef Macro) const;
  /// Whether a unit may differ in it from what it is in the build.
  bool changes(const Conditions &Unit) const {
    return Flipped.empty() || Unit.Undefined.contains(Flipped);
  }
};

/// The variants of a YAML file, at least one.
llvm::Expected<std::vector<Variant>>
parseVariants(llvm::MemoryBufferRef Source);
llvm::Expected<std::vector<Variant>> loadVariants(llvm::StringRef File);

/// One variant for each of \p Macros, which defines it. Not for those that
/// \p Flags undefine: the user has decided that.
std::vector<Variant> flipEach(llvm::ArrayRef<TestedMacro> Macros,
                              llvm::ArrayRef<std::string> Flags);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_VARIANTS_H
