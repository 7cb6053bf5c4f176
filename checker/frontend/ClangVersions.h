//===- ClangVersions.h - What differs between Clang's versions --*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All that differs for us between LLVM 19 and LLVM 22, in 22's words.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_CLANGVERSIONS_H
#define NDIS_TIDY_FRONTEND_CLANGVERSIONS_H

namespace clang {
class ASTContext;
} // namespace clang

namespace ndistidy::frontend {

/// Of a clang::FieldDecl that is a bit-field.
template <typename FieldDecl>
unsigned bitWidth(const FieldDecl &Field, const clang::ASTContext &Context) {
  if constexpr (requires { Field.getBitWidthValue(); })
    return Field.getBitWidthValue();
  else
    return Field.getBitWidthValue(Context);
}

/// Of clang::DiagnosticIDs: whether \p Id is no error by itself.
template <typename DiagnosticIDs>
bool isWarningOrExtension(const DiagnosticIDs &Ids, unsigned Id) {
  if constexpr (requires { Ids.isWarningOrExtension(Id); })
    return Ids.isWarningOrExtension(Id);
  else
    return Ids.isBuiltinWarningOrExtension(Id);
}

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_CLANGVERSIONS_H
