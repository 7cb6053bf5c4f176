//===- ntstrsafe.h - Checked strings -------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64 has the routines for C strings; those for UNICODE_STRING are added.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NTSTRSAFE_H
#define NDISTIDY_MINGW_NTSTRSAFE_H
#pragma GCC system_header

/* Declared there in the WDK. */
typedef unsigned long DWORD;
#include_next <ntstrsafe.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef NTSTRSAFE_UNICODE_STRING_MAX_CCH
#define NTSTRSAFE_UNICODE_STRING_MAX_CCH (0xffff / sizeof(WCHAR))
#endif
#ifndef STRSAFE_ZERO_LENGTH_ON_FAILURE
#define STRSAFE_FILL_BEHIND STRSAFE_FILL_BEHIND_NULL
#define STRSAFE_ZERO_LENGTH_ON_FAILURE STRSAFE_NULL_ON_FAILURE
#endif

#ifndef NTSTRSAFE_NO_UNICODE_STRING_FUNCTIONS
NTSTATUS RtlUnicodeStringInit(PUNICODE_STRING Destination, PCWSTR Source);
NTSTATUS RtlUnicodeStringInitEx(PUNICODE_STRING Destination, PCWSTR Source,
                                ULONG Flags);
NTSTATUS RtlUnicodeStringValidate(PCUNICODE_STRING Source);
NTSTATUS RtlUnicodeStringValidateEx(PCUNICODE_STRING Source, ULONG Flags);
NTSTATUS RtlStringCchCopyUnicodeString(PWSTR Destination, SIZE_T Count,
                                       PCUNICODE_STRING Source);
NTSTATUS RtlStringCbCopyUnicodeString(PWSTR Destination, SIZE_T Bytes,
                                      PCUNICODE_STRING Source);
NTSTATUS RtlStringCchCopyUnicodeStringEx(PWSTR Destination, SIZE_T Count,
                                         PCUNICODE_STRING Source, PWSTR *End,
                                         SIZE_T *Remaining, ULONG Flags);
NTSTATUS RtlStringCbCopyUnicodeStringEx(PWSTR Destination, SIZE_T Bytes,
                                        PCUNICODE_STRING Source, PWSTR *End,
                                        SIZE_T *Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringPrintf(PUNICODE_STRING Destination, PCWSTR Format,
                                ...);
NTSTATUS RtlUnicodeStringPrintfEx(PUNICODE_STRING Destination,
                                  PUNICODE_STRING Remaining, ULONG Flags,
                                  PCWSTR Format, ...);
NTSTATUS RtlUnicodeStringVPrintf(PUNICODE_STRING Destination, PCWSTR Format,
                                 va_list Arguments);
NTSTATUS RtlUnicodeStringVPrintfEx(PUNICODE_STRING Destination,
                                   PUNICODE_STRING Remaining, ULONG Flags,
                                   PCWSTR Format, va_list Arguments);
NTSTATUS RtlUnicodeStringCopyString(PUNICODE_STRING Destination, PCWSTR Source);
NTSTATUS RtlUnicodeStringCopy(PUNICODE_STRING Destination,
                              PCUNICODE_STRING Source);
NTSTATUS RtlUnicodeStringCopyStringEx(PUNICODE_STRING Destination,
                                      PCWSTR Source, PUNICODE_STRING Remaining,
                                      ULONG Flags);
NTSTATUS RtlUnicodeStringCopyEx(PUNICODE_STRING Destination,
                                PCUNICODE_STRING Source,
                                PUNICODE_STRING Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringCchCopyStringN(PUNICODE_STRING Destination,
                                        PCWSTR Source, SIZE_T Count);
NTSTATUS RtlUnicodeStringCchCopyN(PUNICODE_STRING Destination,
                                  PCUNICODE_STRING Source, SIZE_T Count);
NTSTATUS RtlUnicodeStringCchCopyStringNEx(PUNICODE_STRING Destination,
                                          PCWSTR Source, SIZE_T Count,
                                          PUNICODE_STRING Remaining,
                                          ULONG Flags);
NTSTATUS RtlUnicodeStringCchCopyNEx(PUNICODE_STRING Destination,
                                    PCUNICODE_STRING Source, SIZE_T Count,
                                    PUNICODE_STRING Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringCbCopyStringN(PUNICODE_STRING Destination,
                                       PCWSTR Source, SIZE_T Bytes);
NTSTATUS RtlUnicodeStringCbCopyN(PUNICODE_STRING Destination,
                                 PCUNICODE_STRING Source, SIZE_T Bytes);
NTSTATUS RtlUnicodeStringCbCopyStringNEx(PUNICODE_STRING Destination,
                                         PCWSTR Source, SIZE_T Bytes,
                                         PUNICODE_STRING Remaining,
                                         ULONG Flags);
NTSTATUS RtlUnicodeStringCbCopyNEx(PUNICODE_STRING Destination,
                                   PCUNICODE_STRING Source, SIZE_T Bytes,
                                   PUNICODE_STRING Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringCatString(PUNICODE_STRING Destination, PCWSTR Source);
NTSTATUS RtlUnicodeStringCat(PUNICODE_STRING Destination,
                             PCUNICODE_STRING Source);
NTSTATUS RtlUnicodeStringCatStringEx(PUNICODE_STRING Destination, PCWSTR Source,
                                     PUNICODE_STRING Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringCatEx(PUNICODE_STRING Destination,
                               PCUNICODE_STRING Source,
                               PUNICODE_STRING Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringCchCatStringN(PUNICODE_STRING Destination,
                                       PCWSTR Source, SIZE_T Count);
NTSTATUS RtlUnicodeStringCchCatN(PUNICODE_STRING Destination,
                                 PCUNICODE_STRING Source, SIZE_T Count);
NTSTATUS RtlUnicodeStringCchCatStringNEx(PUNICODE_STRING Destination,
                                         PCWSTR Source, SIZE_T Count,
                                         PUNICODE_STRING Remaining,
                                         ULONG Flags);
NTSTATUS RtlUnicodeStringCchCatNEx(PUNICODE_STRING Destination,
                                   PCUNICODE_STRING Source, SIZE_T Count,
                                   PUNICODE_STRING Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringCbCatStringN(PUNICODE_STRING Destination,
                                      PCWSTR Source, SIZE_T Bytes);
NTSTATUS RtlUnicodeStringCbCatN(PUNICODE_STRING Destination,
                                PCUNICODE_STRING Source, SIZE_T Bytes);
NTSTATUS RtlUnicodeStringCbCatStringNEx(PUNICODE_STRING Destination,
                                        PCWSTR Source, SIZE_T Bytes,
                                        PUNICODE_STRING Remaining, ULONG Flags);
NTSTATUS RtlUnicodeStringCbCatNEx(PUNICODE_STRING Destination,
                                  PCUNICODE_STRING Source, SIZE_T Bytes,
                                  PUNICODE_STRING Remaining, ULONG Flags);
#endif

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_MINGW_NTSTRSAFE_H */
