//===- access.h - Interlocked and ordered access -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64 has the plain forms. The others differ in their memory order, which
// no check looks at. An existing definition is replaced.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_ACCESS_H
#define NDISTIDY_WDM_ACCESS_H
#pragma GCC system_header

/* A load, and a store, of each width and each order. */
#define ReadAcquire(_P) (*(LONG const volatile *)(_P))
#define ReadNoFence(_P) (*(LONG const volatile *)(_P))
#define ReadRaw(_P) (*(LONG const volatile *)(_P))
#define WriteRelease(_P, _V) ((void)(*(LONG volatile *)(_P) = (_V)))
#define WriteNoFence(_P, _V) ((void)(*(LONG volatile *)(_P) = (_V)))
#define WriteRaw(_P, _V) ((void)(*(LONG volatile *)(_P) = (_V)))
#define ReadAcquire8(_P) (*(CHAR const volatile *)(_P))
#define ReadNoFence8(_P) (*(CHAR const volatile *)(_P))
#define ReadRaw8(_P) (*(CHAR const volatile *)(_P))
#define WriteRelease8(_P, _V) ((void)(*(CHAR volatile *)(_P) = (_V)))
#define WriteNoFence8(_P, _V) ((void)(*(CHAR volatile *)(_P) = (_V)))
#define WriteRaw8(_P, _V) ((void)(*(CHAR volatile *)(_P) = (_V)))
#define ReadAcquire16(_P) (*(SHORT const volatile *)(_P))
#define ReadNoFence16(_P) (*(SHORT const volatile *)(_P))
#define ReadRaw16(_P) (*(SHORT const volatile *)(_P))
#define WriteRelease16(_P, _V) ((void)(*(SHORT volatile *)(_P) = (_V)))
#define WriteNoFence16(_P, _V) ((void)(*(SHORT volatile *)(_P) = (_V)))
#define WriteRaw16(_P, _V) ((void)(*(SHORT volatile *)(_P) = (_V)))
#define ReadAcquire64(_P) (*(LONG64 const volatile *)(_P))
#define ReadNoFence64(_P) (*(LONG64 const volatile *)(_P))
#define ReadRaw64(_P) (*(LONG64 const volatile *)(_P))
#define WriteRelease64(_P, _V) ((void)(*(LONG64 volatile *)(_P) = (_V)))
#define WriteNoFence64(_P, _V) ((void)(*(LONG64 volatile *)(_P) = (_V)))
#define WriteRaw64(_P, _V) ((void)(*(LONG64 volatile *)(_P) = (_V)))
#define ReadUCharAcquire(_P) (*(UCHAR const volatile *)(_P))
#define ReadUCharNoFence(_P) (*(UCHAR const volatile *)(_P))
#define ReadUCharRaw(_P) (*(UCHAR const volatile *)(_P))
#define WriteUCharRelease(_P, _V) ((void)(*(UCHAR volatile *)(_P) = (_V)))
#define WriteUCharNoFence(_P, _V) ((void)(*(UCHAR volatile *)(_P) = (_V)))
#define WriteUCharRaw(_P, _V) ((void)(*(UCHAR volatile *)(_P) = (_V)))
#define ReadBooleanAcquire(_P) (*(BOOLEAN const volatile *)(_P))
#define ReadBooleanNoFence(_P) (*(BOOLEAN const volatile *)(_P))
#define ReadBooleanRaw(_P) (*(BOOLEAN const volatile *)(_P))
#define WriteBooleanRelease(_P, _V) ((void)(*(BOOLEAN volatile *)(_P) = (_V)))
#define WriteBooleanNoFence(_P, _V) ((void)(*(BOOLEAN volatile *)(_P) = (_V)))
#define WriteBooleanRaw(_P, _V) ((void)(*(BOOLEAN volatile *)(_P) = (_V)))
#define ReadUShortAcquire(_P) (*(USHORT const volatile *)(_P))
#define ReadUShortNoFence(_P) (*(USHORT const volatile *)(_P))
#define ReadUShortRaw(_P) (*(USHORT const volatile *)(_P))
#define WriteUShortRelease(_P, _V) ((void)(*(USHORT volatile *)(_P) = (_V)))
#define WriteUShortNoFence(_P, _V) ((void)(*(USHORT volatile *)(_P) = (_V)))
#define WriteUShortRaw(_P, _V) ((void)(*(USHORT volatile *)(_P) = (_V)))
#define ReadULongAcquire(_P) (*(ULONG const volatile *)(_P))
#define ReadULongNoFence(_P) (*(ULONG const volatile *)(_P))
#define ReadULongRaw(_P) (*(ULONG const volatile *)(_P))
#define WriteULongRelease(_P, _V) ((void)(*(ULONG volatile *)(_P) = (_V)))
#define WriteULongNoFence(_P, _V) ((void)(*(ULONG volatile *)(_P) = (_V)))
#define WriteULongRaw(_P, _V) ((void)(*(ULONG volatile *)(_P) = (_V)))
#define ReadULong64Acquire(_P) (*(ULONG64 const volatile *)(_P))
#define ReadULong64NoFence(_P) (*(ULONG64 const volatile *)(_P))
#define ReadULong64Raw(_P) (*(ULONG64 const volatile *)(_P))
#define WriteULong64Release(_P, _V) ((void)(*(ULONG64 volatile *)(_P) = (_V)))
#define WriteULong64NoFence(_P, _V) ((void)(*(ULONG64 volatile *)(_P) = (_V)))
#define WriteULong64Raw(_P, _V) ((void)(*(ULONG64 volatile *)(_P) = (_V)))
/* As of the kit of Windows 11; who has his own for older kits asks first. */
#define UINT32_VOLATILE_ACCESSORS
#define ReadUInt32Acquire(_P) (*(UINT32 const volatile *)(_P))
#define ReadUInt32NoFence(_P) (*(UINT32 const volatile *)(_P))
#define ReadUInt32Raw(_P) (*(UINT32 const volatile *)(_P))
#define WriteUInt32Release(_P, _V) ((void)(*(UINT32 volatile *)(_P) = (_V)))
#define WriteUInt32NoFence(_P, _V) ((void)(*(UINT32 volatile *)(_P) = (_V)))
#define WriteUInt32Raw(_P, _V) ((void)(*(UINT32 volatile *)(_P) = (_V)))
#define ReadPointerAcquire(_P) (*(PVOID const volatile *)(_P))
#define ReadPointerNoFence(_P) (*(PVOID const volatile *)(_P))
#define ReadPointerRaw(_P) (*(PVOID const volatile *)(_P))
#define WritePointerRelease(_P, _V) ((void)(*(PVOID volatile *)(_P) = (_V)))
#define WritePointerNoFence(_P, _V) ((void)(*(PVOID volatile *)(_P) = (_V)))
#define WritePointerRaw(_P, _V) ((void)(*(PVOID volatile *)(_P) = (_V)))
#define ReadLongPtrAcquire(_P) (*(LONG_PTR const volatile *)(_P))
#define ReadLongPtrNoFence(_P) (*(LONG_PTR const volatile *)(_P))
#define ReadLongPtrRaw(_P) (*(LONG_PTR const volatile *)(_P))
#define WriteLongPtrRelease(_P, _V) ((void)(*(LONG_PTR volatile *)(_P) = (_V)))
#define WriteLongPtrNoFence(_P, _V) ((void)(*(LONG_PTR volatile *)(_P) = (_V)))
#define WriteLongPtrRaw(_P, _V) ((void)(*(LONG_PTR volatile *)(_P) = (_V)))
#define ReadULongPtrAcquire(_P) (*(ULONG_PTR const volatile *)(_P))
#define ReadULongPtrNoFence(_P) (*(ULONG_PTR const volatile *)(_P))
#define ReadULongPtrRaw(_P) (*(ULONG_PTR const volatile *)(_P))
#define WriteULongPtrRelease(_P, _V)                                           \
  ((void)(*(ULONG_PTR volatile *)(_P) = (_V)))
#define WriteULongPtrNoFence(_P, _V)                                           \
  ((void)(*(ULONG_PTR volatile *)(_P) = (_V)))
#define WriteULongPtrRaw(_P, _V) ((void)(*(ULONG_PTR volatile *)(_P) = (_V)))
#define ReadSizeTAcquire(_P) (*(SIZE_T const volatile *)(_P))
#define ReadSizeTNoFence(_P) (*(SIZE_T const volatile *)(_P))
#define ReadSizeTRaw(_P) (*(SIZE_T const volatile *)(_P))
#define WriteSizeTRelease(_P, _V) ((void)(*(SIZE_T volatile *)(_P) = (_V)))
#define WriteSizeTNoFence(_P, _V) ((void)(*(SIZE_T volatile *)(_P) = (_V)))
#define WriteSizeTRaw(_P, _V) ((void)(*(SIZE_T volatile *)(_P) = (_V)))

/* What differs in order alone is the same operation to an analysis. */
#define InterlockedIncrementAcquire InterlockedIncrement
#define InterlockedIncrementRelease InterlockedIncrement
#define InterlockedIncrementNoFence InterlockedIncrement
#define InterlockedIncrementAcquire16 InterlockedIncrement16
#define InterlockedIncrementRelease16 InterlockedIncrement16
#define InterlockedIncrementNoFence16 InterlockedIncrement16
#define InterlockedIncrementAcquire64 InterlockedIncrement64
#define InterlockedIncrementRelease64 InterlockedIncrement64
#define InterlockedIncrementNoFence64 InterlockedIncrement64
#define InterlockedDecrementAcquire InterlockedDecrement
#define InterlockedDecrementRelease InterlockedDecrement
#define InterlockedDecrementNoFence InterlockedDecrement
#define InterlockedDecrementAcquire16 InterlockedDecrement16
#define InterlockedDecrementRelease16 InterlockedDecrement16
#define InterlockedDecrementNoFence16 InterlockedDecrement16
#define InterlockedDecrementAcquire64 InterlockedDecrement64
#define InterlockedDecrementRelease64 InterlockedDecrement64
#define InterlockedDecrementNoFence64 InterlockedDecrement64
#define InterlockedExchangeAcquire InterlockedExchange
#define InterlockedExchangeRelease InterlockedExchange
#define InterlockedExchangeNoFence InterlockedExchange
#define InterlockedExchangeAcquire64 InterlockedExchange64
#define InterlockedExchangeRelease64 InterlockedExchange64
#define InterlockedExchangeNoFence64 InterlockedExchange64
#define InterlockedExchangeAddAcquire InterlockedExchangeAdd
#define InterlockedExchangeAddRelease InterlockedExchangeAdd
#define InterlockedExchangeAddNoFence InterlockedExchangeAdd
#define InterlockedExchangeAddAcquire64 InterlockedExchangeAdd64
#define InterlockedExchangeAddRelease64 InterlockedExchangeAdd64
#define InterlockedExchangeAddNoFence64 InterlockedExchangeAdd64
#define InterlockedCompareExchangeAcquire InterlockedCompareExchange
#define InterlockedCompareExchangeRelease InterlockedCompareExchange
#define InterlockedCompareExchangeNoFence InterlockedCompareExchange
#define InterlockedCompareExchangeAcquire16 InterlockedCompareExchange16
#define InterlockedCompareExchangeRelease16 InterlockedCompareExchange16
#define InterlockedCompareExchangeNoFence16 InterlockedCompareExchange16
#define InterlockedCompareExchangeAcquire64 InterlockedCompareExchange64
#define InterlockedCompareExchangeRelease64 InterlockedCompareExchange64
#define InterlockedCompareExchangeNoFence64 InterlockedCompareExchange64
#define InterlockedAddAcquire InterlockedAdd
#define InterlockedAddRelease InterlockedAdd
#define InterlockedAddNoFence InterlockedAdd
#define InterlockedAddAcquire64 InterlockedAdd64
#define InterlockedAddRelease64 InterlockedAdd64
#define InterlockedAddNoFence64 InterlockedAdd64
#define InterlockedAndAcquire InterlockedAnd
#define InterlockedAndRelease InterlockedAnd
#define InterlockedAndNoFence InterlockedAnd
#define InterlockedAnd64Acquire InterlockedAnd64
#define InterlockedAnd64Release InterlockedAnd64
#define InterlockedAnd64NoFence InterlockedAnd64
#define InterlockedOrAcquire InterlockedOr
#define InterlockedOrRelease InterlockedOr
#define InterlockedOrNoFence InterlockedOr
#define InterlockedOr64Acquire InterlockedOr64
#define InterlockedOr64Release InterlockedOr64
#define InterlockedOr64NoFence InterlockedOr64
#define InterlockedXorAcquire InterlockedXor
#define InterlockedXorRelease InterlockedXor
#define InterlockedXorNoFence InterlockedXor
#define InterlockedXor64Acquire InterlockedXor64
#define InterlockedXor64Release InterlockedXor64
#define InterlockedXor64NoFence InterlockedXor64
#define InterlockedBitTestAndSetAcquire InterlockedBitTestAndSet
#define InterlockedBitTestAndSetRelease InterlockedBitTestAndSet
#define InterlockedBitTestAndSetNoFence InterlockedBitTestAndSet
#define InterlockedBitTestAndSet64Acquire InterlockedBitTestAndSet64
#define InterlockedBitTestAndSet64Release InterlockedBitTestAndSet64
#define InterlockedBitTestAndSet64NoFence InterlockedBitTestAndSet64
#define InterlockedBitTestAndResetAcquire InterlockedBitTestAndReset
#define InterlockedBitTestAndResetRelease InterlockedBitTestAndReset
#define InterlockedBitTestAndResetNoFence InterlockedBitTestAndReset
#define InterlockedBitTestAndReset64Acquire InterlockedBitTestAndReset64
#define InterlockedBitTestAndReset64Release InterlockedBitTestAndReset64
#define InterlockedBitTestAndReset64NoFence InterlockedBitTestAndReset64
#define InterlockedExchangePointerAcquire InterlockedExchangePointer
#define InterlockedExchangePointerRelease InterlockedExchangePointer
#define InterlockedExchangePointerNoFence InterlockedExchangePointer
#define InterlockedCompareExchangePointerAcquire                               \
  InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerRelease                               \
  InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerNoFence                               \
  InterlockedCompareExchangePointer

/* Widths that intrin.h has no function for on every processor. */
#define InterlockedIncrement16(_P) __sync_add_and_fetch((_P), 1)
#define InterlockedDecrement16(_P) __sync_sub_and_fetch((_P), 1)
#define InterlockedExchange8(_P, _V) __sync_lock_test_and_set((_P), (_V))
#define InterlockedExchange16(_P, _V) __sync_lock_test_and_set((_P), (_V))
#define InterlockedExchangeAdd8(_P, _V) __sync_fetch_and_add((_P), (_V))
#define InterlockedCompareExchange16(_P, _V, _Old)                             \
  __sync_val_compare_and_swap((_P), (_Old), (_V))
#define InterlockedAnd8(_P, _V) __sync_fetch_and_and((_P), (_V))
#define InterlockedOr8(_P, _V) __sync_fetch_and_or((_P), (_V))
#define InterlockedXor8(_P, _V) __sync_fetch_and_xor((_P), (_V))
#define InterlockedAnd16(_P, _V) __sync_fetch_and_and((_P), (_V))
#define InterlockedOr16(_P, _V) __sync_fetch_and_or((_P), (_V))
#define InterlockedXor16(_P, _V) __sync_fetch_and_xor((_P), (_V))
#define InterlockedAndAffinity(_P, _V) __sync_fetch_and_and((_P), (_V))
#define InterlockedOrAffinity(_P, _V) __sync_fetch_and_or((_P), (_V))
#define InterlockedIncrementSizeTNoFence InterlockedIncrementSizeT
#define InterlockedDecrementSizeTNoFence InterlockedDecrementSizeT
#define InterlockedExchangeAddSizeTNoFence InterlockedExchangeAddSizeT
#define InterlockedExchangeAddSizeTAcquire InterlockedExchangeAddSizeT
#ifdef __i386__
#ifndef InterlockedOr
#define InterlockedOr _InterlockedOr
#define InterlockedAnd _InterlockedAnd
#define InterlockedXor _InterlockedXor
#endif
#ifndef InterlockedIncrement64
#define InterlockedIncrement64(_P) __sync_add_and_fetch((_P), 1)
#define InterlockedDecrement64(_P) __sync_sub_and_fetch((_P), 1)
#define InterlockedExchange64(_P, _V) __sync_lock_test_and_set((_P), (_V))
#define InterlockedExchangeAdd64(_P, _V) __sync_fetch_and_add((_P), (_V))
#endif
#define InterlockedAdd(_P, _V) __sync_add_and_fetch((_P), (_V))
#define InterlockedAdd64(_P, _V) __sync_add_and_fetch((_P), (_V))
#define InterlockedCompareExchange64(_P, _V, _Old)                             \
  __sync_val_compare_and_swap((_P), (_Old), (_V))
#define InterlockedAnd64(_P, _V) __sync_fetch_and_and((_P), (_V))
#define InterlockedOr64(_P, _V) __sync_fetch_and_or((_P), (_V))
#define InterlockedXor64(_P, _V) __sync_fetch_and_xor((_P), (_V))
#else
#define InterlockedBitTestAndSet64 _interlockedbittestandset64
#define InterlockedBitTestAndReset64 _interlockedbittestandreset64
#define InterlockedCompareExchange128 _InterlockedCompareExchange128
#endif

/* Bits, the time stamp, barriers. */
#ifndef KeMemoryBarrierWithoutFence
#define KeMemoryBarrierWithoutFence() __sync_synchronize()
#endif
#ifndef FastFence
#define FastFence() __sync_synchronize()
#define LoadFence() __sync_synchronize()
#define StoreFence() __sync_synchronize()
#define MemoryFence() __sync_synchronize()
#endif
#ifndef ReadTimeStampCounter
#define ReadTimeStampCounter() __rdtsc()
#endif
#ifndef PopulationCount64
#define PopulationCount64(_V) __builtin_popcountll(_V)
#endif
#define ReadForWriteAccess(_P) (*(_P))
#define CacheLineFlush(_Address) ((void)(_Address))

#endif /* NDISTIDY_WDM_ACCESS_H */
