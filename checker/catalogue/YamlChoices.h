//===- YamlChoices.h - Read rows of which one key says the kind -*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_YAMLCHOICES_H
#define NDIS_TIDY_CATALOGUE_YAMLCHOICES_H

#include "catalogue/YamlReading.h"

namespace ndistidy::catalogue {

/// The keys that say what an acquisition or a release is about: exactly one, or
/// none where a handle comes another way.
void readIdentity(Keys &K, IdentityKind &Identity,
                  std::vector<AccessPath> &Paths, bool MayLack = false);

/// The key that says what an effect is, and what it speaks of besides.
void readEffect(Keys &K, Effect &E);

/// The same of a requirement.
void readRequirement(Keys &K, Requirement &R);

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_YAMLCHOICES_H
