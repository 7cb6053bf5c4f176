//===- MacroCallsTest.cpp - Macro uses that stand for calls ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

constexpr llvm::StringLiteral Ndis = R"(
typedef struct { int Lock, Irql; } NDIS_SPIN_LOCK;
void IoFreeMdl(void *);
void KeAcquireSpinLock(int *, int *);
void *memset(void *, int, unsigned long long);
int IoStatus(int);
int IoAllocate(void *, int, int);
#define NdisFreeSpinLock(L)
#define NdisFreeBuffer(B) IoFreeMdl(B)
#define NdisAcquireSpinLock(L) KeAcquireSpinLock(&(L)->Lock, &(L)->Irql)
#define NdisZeroMemory(p, n) memset(p, 0, n)
#define NdisMax(a, b) ((a) > (b) ? (a) : (b))
#define NdisStatus(s) (IoStatus(s))
#define NdisAllocate(p, n) IoAllocate((p), (n), 0)
#define NdisOther(x) IoStatus((x) + 1)
)";

ir::Module macroUnit(Source S) {
  S.Headers.emplace_back("system/ndis.h", Ndis.str());
  S.CallMacros = {"NdisFreeSpinLock", "NdisFreeBuffer", "NdisAcquireSpinLock",
                  "NdisZeroMemory",   "NdisMax",        "NdisStatus",
                  "NdisAllocate"};
  return lowered(S);
}

std::string withMacros(llvm::StringRef Code) {
  return bodyOf(macroUnit({.Code = Code.str()}), "f");
}

TEST(MacroCalls, ToAnotherName) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
struct A { NDIS_SPIN_LOCK Lock; void *Buffer; };
void f(struct A *a) {
  NdisFreeBuffer(a->Buffer);
  NdisAcquireSpinLock(&a->Lock);
  NdisZeroMemory(a, sizeof(*a));
}
)"),
            R"(
call NdisFreeBuffer($0*.Buffer)
call NdisAcquireSpinLock(&$0*.Lock)
%t1 = call NdisZeroMemory($0, 16)
return
)");
}

TEST(MacroCalls, WhatIsNotAskedForIsWhatItExpandsTo) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
int f(int x) { return NdisOther(x); }
)"),
            R"(
%t1 = call IoStatus(($0 + 1))
return %t1
)");
}

TEST(MacroCalls, ToNothing) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
struct A { NDIS_SPIN_LOCK Lock, Locks[3]; } All;
void f(struct A *a, int x) {
  NdisFreeSpinLock(&a->Lock);
  NdisFreeSpinLock ( & ( a -> Locks [ 1 ] ) ) ;
  NdisFreeSpinLock((NDIS_SPIN_LOCK *)&All.Lock);
  NdisFreeSpinLock(&a->Locks[x]);
}
)"),
            R"(
call NdisFreeSpinLock(&$0*.Lock)
call NdisFreeSpinLock(&$0*.Locks[1])
call NdisFreeSpinLock(&@All.Lock)
call NdisFreeSpinLock(?)
return
)");
}

TEST(MacroCalls, ToNothingWhereAStatementIsWanted) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
void f(NDIS_SPIN_LOCK *l, int x) {
  if (x)
    NdisFreeSpinLock(l);
  else
    NdisFreeSpinLock(l + 1);
  while (x)
    NdisFreeSpinLock(l);
  switch (x) {
  case 1:
    NdisFreeSpinLock(l);
    break;
  default:
    NdisFreeSpinLock(l);
  }
end:
  NdisFreeSpinLock(l);
}
)"),
            R"(
branch $1 != 0 ? b1 : b2
b1:
call NdisFreeSpinLock($0)
goto b3
b2:
call NdisFreeSpinLock(?)
goto b3
b3:
branch $1 != 0 ? b4 : b5
b4:
call NdisFreeSpinLock($0)
goto b3
b5:
switch $1 { 1: b6, default: b7 }
b6:
call NdisFreeSpinLock($0)
goto b8
b7:
call NdisFreeSpinLock($0)
goto b8
b8:
call NdisFreeSpinLock($0)
return
)");
}

TEST(MacroCalls, InTheDriversOwnMacros) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
struct A { NDIS_SPIN_LOCK Lock; void *Buffer; };
void g(int);
#define FREE_LOCK(x) NdisFreeSpinLock(x)
#define CLEAN_UP(a)                                                            \
  do {                                                                         \
    NdisFreeSpinLock(&(a)->Lock);                                              \
    NdisFreeBuffer((a)->Buffer);                                               \
    FREE_LOCK(&(a)->Lock);                                                     \
  } while (0)
void f(struct A *a) {
  FREE_LOCK(&a->Lock);
  CLEAN_UP(a);
}
)"),
            R"(
call NdisFreeSpinLock(&$0*.Lock)
call NdisFreeSpinLock(&$0*.Lock)
call NdisFreeBuffer($0*.Buffer)
call NdisFreeSpinLock(&$0*.Lock)
return
)");
}

TEST(MacroCalls, InConditions) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
void g(int);
void f(int x) {
  if (NdisStatus(x) != 0)
    g(1);
  while (!NdisStatus(x))
    g(2);
}
)"),
            R"(
%t1 = call NdisStatus($0)
branch %t1 != 0 ? b1 : b2
b1:
call g(1)
goto b2
b2:
%t2 = call NdisStatus($0)
branch %t2 != 0 ? b3 : b4
b3:
return
b4:
call g(2)
goto b2
)");
}

TEST(MacroCalls, InArgumentsOfMacros) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
#define CHECK(e)                                                               \
  if ((e) != 0)                                                                \
  return 1
#define MY_ALLOCATE(p) NdisAllocate(p, sizeof(*(p)))
int f(int *p, int x) {
  CHECK(NdisStatus(x));
  CHECK(MY_ALLOCATE(p));
  return 0;
}
)"),
            R"(
%t1 = call NdisStatus($1)
branch %t1 != 0 ? b1 : b2
b1:
return 1
b2:
%t2 = call NdisAllocate($0, 4)
branch %t2 != 0 ? b3 : b4
b3:
return 1
b4:
return 0
)");
}

TEST(MacroCalls, InEachOther) {
  EXPECT_EQ(withMacros(R"(
#include <ndis.h>
int g(int);
int f(int x) {
  NdisStatus(NdisStatus(x));
  return NdisMax(NdisMax(1, x), g(NdisStatus(3)));
}
)"),
            R"(
%t1 = call NdisStatus($0)
%t2 = call NdisStatus(%t1)
%t3 = call NdisMax(1, $0)
%t4 = call NdisStatus(3)
%t5 = call g(%t4)
%t6 = call NdisMax(%t3, %t5)
return %t6
)");
}

TEST(MacroCalls, OfMembersOfTheObjectAtHand) {
  const ir::Module M = macroUnit({.Code = R"(
#include <ndis.h>
struct S {
  NDIS_SPIN_LOCK Lock, *Pointer, &Reference;
  void run(NDIS_SPIN_LOCK *Lock) {
    NdisFreeSpinLock(&this->Lock);
    NdisFreeSpinLock(Lock);
    NdisFreeSpinLock(Pointer);
    NdisFreeSpinLock(&Reference);
  }
};
)",
                                  .Path = "a.cpp"});
  EXPECT_EQ(bodyOf(M, "S::run"), R"(
call NdisFreeSpinLock(&$0*.Lock)
call NdisFreeSpinLock($1)
call NdisFreeSpinLock($0*.Pointer)
call NdisFreeSpinLock(&$0*.Reference*)
return
)");
}

} // namespace
} // namespace ndistidy::frontend
