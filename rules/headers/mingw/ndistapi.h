//===- ndistapi.h - Telephony of NDIS ------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64's declares two structures a second time.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NDISTAPI_H
#define NDISTIDY_MINGW_NDISTAPI_H
#pragma GCC system_header

#include <ndis.h>

/* What ndis.h has too. */
#define _VAR_STRING _ndistidy_VAR_STRING
#define VAR_STRING ndistidy_VAR_STRING
#define PVAR_STRING ndistidy_PVAR_STRING
#define _NDIS_VAR_DATA_DESC _ndistidy_NDIS_VAR_DATA_DESC
#define NDIS_VAR_DATA_DESC ndistidy_NDIS_VAR_DATA_DESC
#define PNDIS_VAR_DATA_DESC ndistidy_PNDIS_VAR_DATA_DESC
#include_next <ndistapi.h>
#undef _VAR_STRING
#undef VAR_STRING
#undef PVAR_STRING
#undef _NDIS_VAR_DATA_DESC
#undef NDIS_VAR_DATA_DESC
#undef PNDIS_VAR_DATA_DESC

#endif /* NDISTIDY_MINGW_NDISTAPI_H */
