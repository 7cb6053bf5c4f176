//===- wdf.h - No Kernel-Mode Driver Framework ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Says once per file what is missing, before the errors that follow from it.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_WDF_H
#define NDISTIDY_MINGW_WDF_H

#error the framework's headers (KMDF) do not come with ndis-tidy; give --wdk=DIR

#endif /* NDISTIDY_MINGW_WDF_H */
