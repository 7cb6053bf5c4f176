//===- macros.h - Macros as drivers use them -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64's definitions of these are fit for GNU C alone, or less than what a
// driver for Microsoft's compiler relies on.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_MACROS_H
#define NDISTIDY_WDM_MACROS_H
#pragma GCC system_header

/* A keyword of Clang's own; mingw-w64's macro says "extern", so that no static
   function can have it. */
#undef __forceinline
#define FORCEINLINE __forceinline
#ifndef CFORCEINLINE
#define CFORCEINLINE __forceinline
#endif
#ifndef DECLSPEC_RESTRICT
#define DECLSPEC_RESTRICT __declspec(restrict)
#endif
#ifndef DECLSPEC_GUARDNOCF
#define DECLSPEC_GUARDNOCF
#endif

/* An expression: an assignment refuses what is const. */
#define UNREFERENCED_PARAMETER(_P) ((void)(_P))
#define DBG_UNREFERENCED_PARAMETER(_P) ((void)(_P))
#define DBG_UNREFERENCED_LOCAL_VARIABLE(_V) ((void)(_V))

/* A declaration wherever one can stand. Its condition is compiled and not
   judged: sizes of structures are not promised here. */
#define C_ASSERT(_E) typedef char __C_ASSERT__[sizeof((_E) ? 1 : 1)]

/* Assertions of a free build. Those of the WDK are compiled there too, and an
   analysis may assume them; ASSERT may name what only a checked build has. */
#define NT_ANALYSIS_ASSUME(...) __builtin_assume(!!(__VA_ARGS__))
#define NT_ASSERT_ASSUME(_E) NT_ANALYSIS_ASSUME(_E)
#define NT_ASSERT_NOASSUME(_E) ((void)0)
#define NT_ASSERTMSG_ASSUME(_M, _E) NT_ANALYSIS_ASSUME(_E)
#define NT_ASSERTMSG_NOASSUME(_M, _E) ((void)0)
#define NT_ASSERTMSGW_ASSUME(_M, _E) NT_ANALYSIS_ASSUME(_E)
#define NT_ASSERTMSGW_NOASSUME(_M, _E) ((void)0)
#if !DBG
#undef NT_ASSERT
#undef NT_ASSERTMSG
#undef NT_ASSERTMSGW
#define NT_ASSERT NT_ASSERT_ASSUME
#define NT_ASSERTMSG NT_ASSERTMSG_ASSUME
#define NT_ASSERTMSGW NT_ASSERTMSGW_ASSUME
#endif
#define NT_FRE_ASSERTMSG(_M, _E) ((_E) ? (void)0 : (void)DbgBreakPoint())
#define NT_FRE_ASSERTMSGW(_M, _E) ((_E) ? (void)0 : (void)DbgBreakPoint())

#ifndef EXTERN_C_START
#ifdef __cplusplus
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END }
#else
#define EXTERN_C_START
#define EXTERN_C_END
#endif
#endif

/* What lets C++ combine the enumerators of flags. */
#ifndef DEFINE_ENUM_FLAG_OPERATORS
#ifdef __cplusplus
#define NDISTIDY_FLAG_OPERATOR(_Enum, _Op)                                     \
  inline constexpr _Enum operator _Op(_Enum _A, _Enum _B) {                    \
    return (_Enum)((int)_A _Op(int) _B);                                       \
  }                                                                            \
  inline _Enum &operator _Op## = (_Enum & _A, _Enum _B) {                      \
    return _A = _A _Op _B;                                                     \
  }
#define DEFINE_ENUM_FLAG_OPERATORS(_Enum)                                      \
  extern "C++" {                                                               \
  NDISTIDY_FLAG_OPERATOR(_Enum, |)                                             \
  NDISTIDY_FLAG_OPERATOR(_Enum, &)                                             \
  NDISTIDY_FLAG_OPERATOR(_Enum, ^)                                             \
  inline constexpr _Enum operator~(_Enum _A) { return (_Enum)(~(int)_A); }     \
  }
#else
#define DEFINE_ENUM_FLAG_OPERATORS(_Enum)
#endif
#endif

#ifndef RotateLeft32
#define RotateLeft8 _rotl8
#define RotateLeft16 _rotl16
#define RotateLeft32 _rotl
#define RotateLeft64 _rotl64
#define RotateRight8 _rotr8
#define RotateRight16 _rotr16
#define RotateRight32 _rotr
#define RotateRight64 _rotr64
#endif
#ifndef BitScanForward64
#define BitScanForward64 _BitScanForward64
#define BitScanReverse64 _BitScanReverse64
#endif
#ifndef RTL_GUID_STRING_SIZE
#define RTL_GUID_STRING_SIZE 38
#endif
#ifndef RTL_CONST_CAST
#ifdef __cplusplus
#define RTL_CONST_CAST(_Type) const_cast<_Type>
#else
#define RTL_CONST_CAST(_Type) (_Type)
#endif
#endif
#ifndef DECLARE_GLOBAL_CONST_UNICODE_STRING
#define DECLARE_GLOBAL_CONST_UNICODE_STRING(_Name, _String)                    \
  extern const __declspec(selectany) UNICODE_STRING _Name = {                  \
      sizeof(_String) - sizeof((_String)[0]), sizeof(_String),                 \
      (PWCH)(_String)}
#define DECLARE_GLOBAL_CONST_ANSI_STRING(_Name, _String)                       \
  extern const __declspec(selectany) STRING _Name = {                          \
      sizeof(_String) - sizeof((_String)[0]), sizeof(_String),                 \
      (PCHAR)(_String)}
#endif
#ifndef RTL_NUMBER_OF_FIELD
#define RTL_NUMBER_OF_FIELD(_Type, _Field)                                     \
  (RTL_NUMBER_OF(RTL_FIELD_TYPE(_Type, _Field)))
#endif

/* Names that Microsoft's excpt.h has for C. */
#ifndef __cplusplus
#define try __try
#define except __except
#define finally __finally
#define leave __leave
#endif

#ifndef STATUS_ALREADY_INITIALIZED
#define STATUS_ALREADY_INITIALIZED ((NTSTATUS)0xC0000510L)
#endif

#endif /* NDISTIDY_WDM_MACROS_H */
