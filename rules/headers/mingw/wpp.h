//===- wpp.h - What WPP's preprocessor would generate -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stands for a driver's <file>.tmh, which exists only after a build: start and
// end of tracing as routines, and the usual trace macro.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_WPP_H
#define NDISTIDY_MINGW_WPP_H
#pragma GCC system_header

#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif
VOID NTAPI WppInitKm(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegPath);
VOID NTAPI WppCleanupKm(PDRIVER_OBJECT DriverObject);
#ifdef __cplusplus
}
#endif
#ifndef WPP_INIT_TRACING
#define WPP_INIT_TRACING(_Driver, _RegPath)                                    \
  WppInitKm((PDRIVER_OBJECT)(_Driver), (PUNICODE_STRING)(_RegPath))
#define WPP_CLEANUP(_Driver) WppCleanupKm((PDRIVER_OBJECT)(_Driver))
#endif
#ifndef DoTraceMessage
#define DoTraceMessage(...) ((void)0)
#define DoTraceLevelMessage(...) ((void)0)
#define TraceEvents(...) ((void)0)
#define TraceMessage(...) ((void)0)
#define Trace(...) ((void)0)
#endif
#ifndef WPP_LEVEL_ENABLED
#define WPP_LEVEL_ENABLED(_Flag) 0
#endif

#endif /* NDISTIDY_MINGW_WPP_H */
