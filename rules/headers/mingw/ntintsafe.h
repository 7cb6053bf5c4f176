//===- ntintsafe.h - Checked arithmetic ----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Instead of mingw-w64's, which declares a part of it and brings types of user
// mode. All are routines without a body: an analysis needs no more.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NTINTSAFE_H
#define NDISTIDY_MINGW_NTINTSAFE_H
#pragma GCC system_header

#include <ntdef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned int UINT;
typedef ULONG DWORD;
typedef USHORT WORD;
typedef UCHAR BYTE;

/* clang-format off */
/* Every conversion of one type to another; NDISTIDY_TYPES is the list. */
#define NDISTIDY_TYPES(_Do, _From, _FromType)                                  \
  _Do(_From, _FromType, Int8, INT8)                                            \
  _Do(_From, _FromType, UInt8, UINT8)                                          \
  _Do(_From, _FromType, Char, CHAR)                                            \
  _Do(_From, _FromType, UChar, UCHAR)                                          \
  _Do(_From, _FromType, Byte, UINT8)                                           \
  _Do(_From, _FromType, Short, SHORT)                                          \
  _Do(_From, _FromType, UShort, USHORT)                                        \
  _Do(_From, _FromType, Int16, INT16)                                          \
  _Do(_From, _FromType, UInt16, UINT16)                                        \
  _Do(_From, _FromType, Word, UINT16)                                          \
  _Do(_From, _FromType, Int, INT)                                              \
  _Do(_From, _FromType, UInt, UINT)                                            \
  _Do(_From, _FromType, Int32, INT32)                                          \
  _Do(_From, _FromType, UInt32, UINT32)                                        \
  _Do(_From, _FromType, Long, LONG)                                            \
  _Do(_From, _FromType, ULong, ULONG)                                          \
  _Do(_From, _FromType, DWord, ULONG)                                          \
  _Do(_From, _FromType, LongLong, LONGLONG)                                    \
  _Do(_From, _FromType, ULongLong, ULONGLONG)                                  \
  _Do(_From, _FromType, Int64, INT64)                                          \
  _Do(_From, _FromType, UInt64, UINT64)                                        \
  _Do(_From, _FromType, Long64, LONG64)                                        \
  _Do(_From, _FromType, ULong64, ULONG64)                                      \
  _Do(_From, _FromType, DWord64, ULONG64)                                      \
  _Do(_From, _FromType, DWordLong, ULONGLONG)                                  \
  _Do(_From, _FromType, IntPtr, INT_PTR)                                       \
  _Do(_From, _FromType, UIntPtr, UINT_PTR)                                     \
  _Do(_From, _FromType, LongPtr, LONG_PTR)                                     \
  _Do(_From, _FromType, ULongPtr, ULONG_PTR)                                   \
  _Do(_From, _FromType, DWordPtr, ULONG_PTR)                                   \
  _Do(_From, _FromType, PtrdiffT, LONG_PTR)                                    \
  _Do(_From, _FromType, SizeT, SIZE_T)                                         \
  _Do(_From, _FromType, SIZET, SIZE_T)                                         \
  _Do(_From, _FromType, SSIZET, SSIZE_T)
/* clang-format on */
#define NDISTIDY_CONVERT(_From, _FromType, _To, _ToType)                       \
  NTSTATUS Rtl##_From##To##_To(_FromType Operand, _ToType *Result);

NDISTIDY_TYPES(NDISTIDY_CONVERT, Int8, INT8)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UInt8, UINT8)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Char, CHAR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UChar, UCHAR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Byte, UINT8)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Short, SHORT)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UShort, USHORT)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Int16, INT16)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UInt16, UINT16)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Word, UINT16)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Int, INT)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UInt, UINT)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Int32, INT32)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UInt32, UINT32)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Long, LONG)
NDISTIDY_TYPES(NDISTIDY_CONVERT, ULong, ULONG)
NDISTIDY_TYPES(NDISTIDY_CONVERT, DWord, ULONG)
NDISTIDY_TYPES(NDISTIDY_CONVERT, LongLong, LONGLONG)
NDISTIDY_TYPES(NDISTIDY_CONVERT, ULongLong, ULONGLONG)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Int64, INT64)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UInt64, UINT64)
NDISTIDY_TYPES(NDISTIDY_CONVERT, Long64, LONG64)
NDISTIDY_TYPES(NDISTIDY_CONVERT, ULong64, ULONG64)
NDISTIDY_TYPES(NDISTIDY_CONVERT, DWord64, ULONG64)
NDISTIDY_TYPES(NDISTIDY_CONVERT, DWordLong, ULONGLONG)
NDISTIDY_TYPES(NDISTIDY_CONVERT, IntPtr, INT_PTR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, UIntPtr, UINT_PTR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, LongPtr, LONG_PTR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, ULongPtr, ULONG_PTR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, DWordPtr, ULONG_PTR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, PtrdiffT, LONG_PTR)
NDISTIDY_TYPES(NDISTIDY_CONVERT, SizeT, SIZE_T)
NDISTIDY_TYPES(NDISTIDY_CONVERT, SIZET, SIZE_T)
NDISTIDY_TYPES(NDISTIDY_CONVERT, SSIZET, SSIZE_T)

#define NDISTIDY_CHECKED(_Unused, _None, _Name, _Type)                         \
  NTSTATUS Rtl##_Name##Add(_Type Augend, _Type Addend, _Type *Result);         \
  NTSTATUS Rtl##_Name##Sub(_Type Minuend, _Type Subtrahend, _Type *Result);    \
  NTSTATUS Rtl##_Name##Mult(_Type Multiplicand, _Type Multiplier,              \
                            _Type *Result);
NDISTIDY_TYPES(NDISTIDY_CHECKED, , )

#undef NDISTIDY_TYPES
#undef NDISTIDY_CONVERT
#undef NDISTIDY_CHECKED

#define _NTINTSAFE_H_INCLUDED_
#ifndef LOWORD
#define LOWORD(_L) ((WORD)((ULONG_PTR)(_L) & 0xffff))
#define HIWORD(_L) ((WORD)(((ULONG_PTR)(_L) >> 16) & 0xffff))
#endif
#define LODWORD(_Q) ((DWORD)(_Q))
#define HIDWORD(_Q) ((DWORD)(((DWORDLONG)(_Q) >> 32) & 0xffffffff))

/* What a failed operation leaves in its result. */
#ifndef INT8_MIN
#define INT8_MIN (-127 - 1)
#define INT8_MAX 127
#define UINT8_MAX 0xff
#define INT16_MIN (-32767 - 1)
#define INT16_MAX 32767
#define UINT16_MAX 0xffff
#define INT32_MIN (-2147483647 - 1)
#define INT32_MAX 2147483647
#define UINT32_MAX 0xffffffffU
#define INT64_MIN (-9223372036854775807LL - 1)
#define INT64_MAX 9223372036854775807LL
#define UINT64_MAX 0xffffffffffffffffULL
#endif
#define BYTE_MAX UINT8_MAX
#define SHORT_MIN INT16_MIN
#define SHORT_MAX INT16_MAX
#define USHORT_MAX UINT16_MAX
#define WORD_MAX UINT16_MAX
#define DWORD_MAX 0xffffffffUL
#define LONGLONG_MIN INT64_MIN
#define LONGLONG_MAX INT64_MAX
#define LONG64_MIN INT64_MIN
#define LONG64_MAX INT64_MAX
#define ULONGLONG_MAX UINT64_MAX
#define ULONG64_MAX UINT64_MAX
#define DWORDLONG_MAX UINT64_MAX
#ifdef _WIN64
#define INT_PTR_MIN INT64_MIN
#define INT_PTR_MAX INT64_MAX
#define UINT_PTR_MAX UINT64_MAX
#else
#define INT_PTR_MIN INT32_MIN
#define INT_PTR_MAX INT32_MAX
#define UINT_PTR_MAX UINT32_MAX
#endif
#define LONG_PTR_MIN INT_PTR_MIN
#define LONG_PTR_MAX INT_PTR_MAX
#define ULONG_PTR_MAX UINT_PTR_MAX
#define DWORD_PTR_MAX UINT_PTR_MAX
#define SSIZE_T_MIN INT_PTR_MIN
#define SSIZE_T_MAX INT_PTR_MAX
#define SIZE_T_MAX UINT_PTR_MAX
#define USHORT_ERROR ((USHORT) - 1)
#define UINT_ERROR 0xffffffffU
#define ULONG_ERROR 0xffffffffUL
#define ULONGLONG_ERROR UINT64_MAX
#define SIZE_T_ERROR UINT_PTR_MAX

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_MINGW_NTINTSAFE_H */
