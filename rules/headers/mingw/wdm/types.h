//===- types.h - Basic types that ntdef.h lacks --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_TYPES_H
#define NDISTIDY_WDM_TYPES_H
#pragma GCC system_header

#ifdef __cplusplus
extern "C" {
#endif

/* Generic text. */
#if defined(UNICODE) || defined(_UNICODE)
typedef WCHAR TCHAR, *PTCHAR, TUCHAR, *PTUCHAR;
typedef LPWSTR LPTSTR, PTSTR, LPTCH, PTCH;
typedef LPCWSTR LPCTSTR, PCTSTR, LPCTCH, PCTCH;
#else
typedef CHAR TCHAR, *PTCHAR;
typedef UCHAR TUCHAR, *PTUCHAR;
typedef LPSTR LPTSTR, PTSTR, LPTCH, PTCH;
typedef LPCSTR LPCTSTR, PCTSTR, LPCTCH, PCTCH;
#endif

/* Strings: lists of them, and those that no zero ends. */
typedef PSTR PZZSTR, PNZCH;
typedef PCSTR PCZZSTR, PCNZCH;
typedef PWSTR PZZWSTR, PNZWCH, PUNZWCH, PUZZWSTR;
typedef PCWSTR PCZZWSTR, PCNZWCH, PCUNZWCH, PCUZZWSTR;
typedef const PCWSTR *PCZPCWSTR;
typedef const PCSTR *PCZPCSTR;
typedef const WCHAR *LPCWCHAR, *PCWCHAR;
typedef const SCHAR *PCSCHAR;
typedef ULONG UCSCHAR, *PUCSCHAR, *PUCSSTR;
typedef const ULONG *PCUCSCHAR, *PCUCSSTR;

typedef const NTSTATUS *PCNTSTATUS;
typedef LONG SECURITY_STATUS;

typedef enum {
  UNSPECIFIED_COMPARTMENT_ID = 0,
  DEFAULT_COMPARTMENT_ID
} COMPARTMENT_ID,
    *PCOMPARTMENT_ID;

/* Types of functions, for their declarations. */
typedef DRIVER_DISPATCH DRIVER_DISPATCH_RAISED, DRIVER_DISPATCH_PAGED;
typedef VOID NTAPI IO_CSQ_INSERT_IRP(struct _IO_CSQ *Csq, PIRP Irp);
typedef VOID NTAPI IO_CSQ_REMOVE_IRP(PIO_CSQ Csq, PIRP Irp);
typedef PIRP NTAPI IO_CSQ_PEEK_NEXT_IRP(PIO_CSQ Csq, PIRP Irp,
                                        PVOID PeekContext);
typedef VOID NTAPI IO_CSQ_ACQUIRE_LOCK(PIO_CSQ Csq, PKIRQL Irql);
typedef VOID NTAPI IO_CSQ_RELEASE_LOCK(PIO_CSQ Csq, KIRQL Irql);
typedef VOID NTAPI IO_CSQ_COMPLETE_CANCELED_IRP(PIO_CSQ Csq, PIRP Irp);
typedef NTSTATUS NTAPI RTL_QUERY_REGISTRY_ROUTINE(
    PWSTR ValueName, ULONG ValueType, PVOID ValueData, ULONG ValueLength,
    PVOID Context, PVOID EntryContext);
typedef PVOID NTAPI ALLOCATE_FUNCTION_EX(POOL_TYPE PoolType,
                                         SIZE_T NumberOfBytes, ULONG Tag,
                                         struct _LOOKASIDE_LIST_EX *Lookaside);
typedef VOID NTAPI FREE_FUNCTION_EX(PVOID Buffer,
                                    struct _LOOKASIDE_LIST_EX *Lookaside);
typedef VOID NTAPI MM_MDL_ROUTINE(PVOID DriverContext, PVOID MappedVa);
typedef MM_MDL_ROUTINE *PMM_MDL_ROUTINE;

/* A counted reference: a word of its own type. */
typedef LONG_PTR RTL_REFERENCE_COUNT, *PRTL_REFERENCE_COUNT;
typedef LONG RTL_REFERENCE_COUNT32, *PRTL_REFERENCE_COUNT32;

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_WDM_TYPES_H */
