//===- nblaccessors.h - A part of ndis.h in later WDKs -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sources may include the parts; here all is in the one.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS_NBLACCESSORS_H
#define NDISTIDY_NDIS_NBLACCESSORS_H
#pragma GCC system_header

#include <ndis.h>

#endif /* NDISTIDY_NDIS_NBLACCESSORS_H */
