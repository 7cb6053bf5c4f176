//===- LowerAnnotationTest.cpp - What declarations say of routines --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "gtest/gtest.h"

namespace ndistidy::frontend {
namespace {

constexpr llvm::StringLiteral Head = R"(
#define _When_(x, y)
#define _Success_(x)
#define _Acquires_lock_(x)
#define _Releases_lock_(x)
#define _IRQL_requires_max_(x)
#define _Must_inspect_result_
#define _Out_
#define _At_(x, y)
#define __drv_when(x, y)
#define __drv_at(x, y)
#define __drv_acquiresExclusiveResource(x)
#define __drv_releasesExclusiveResource(x)
#define __drv_allocatesMem(x)
#define __drv_freesMem(x)
#define DISPATCH_LEVEL 2
#define STATUS_SUCCESS ((long)0x00000000L)
#define VOID void
struct A { int Lock, *Near; struct B { int Lock; } In, *Far; };
int Shared;
)";

/// The body of f, with the annotations \p Declarations before it.
std::string body(llvm::StringRef Declarations, llvm::StringRef Routine) {
  Source S;
  S.Headers.emplace_back("system/sal.h", Head.str());
  S.Code = "#include <sal.h>\n" + Declarations.str() + Routine.str();
  S.CallMacros = {"_When_",
                  "_Success_",
                  "_Acquires_lock_",
                  "_Releases_lock_",
                  "_IRQL_requires_max_",
                  "_Must_inspect_result_",
                  "_At_",
                  "__drv_when",
                  "__drv_at",
                  "__drv_acquiresExclusiveResource",
                  "__drv_releasesExclusiveResource",
                  "__drv_allocatesMem",
                  "__drv_freesMem"};
  return bodyOf(lowered(S), "f");
}

TEST(LowerAnnotation, BeforeAndBehindTheCall) {
  EXPECT_EQ(body(R"(
_IRQL_requires_max_(DISPATCH_LEVEL)
_Must_inspect_result_
_Acquires_lock_(a->In.Lock) _Releases_lock_(*a->Near)
VOID Take(struct A *a);
)",
                 "void f(struct A *a, struct A b) { Take(a); Take(&b); }"),
            R"(
call _IRQL_requires_max_(#Take, 2)
call _Releases_lock_(#Take, $0*.Near)
call Take($0)
call _Acquires_lock_(#Take, &$0*.In.Lock)
call _IRQL_requires_max_(#Take, 2)
call _Releases_lock_(#Take, $1.Near)
call Take(&$1)
call _Acquires_lock_(#Take, &$1.In.Lock)
return
)");
}

TEST(LowerAnnotation, ALockIsAPlaceOrAPointer) {
  EXPECT_EQ(body(R"(
_Acquires_lock_(Lock) void One(int *Lock);
_Acquires_lock_(*Lock) void Two(int *Lock);
_Acquires_lock_(&a->Far->Lock) void Three(struct A *a);
_Acquires_lock_(Shared) void Four(void);
_Acquires_lock_(a->None) _Acquires_lock_(a + 1) void Five(struct A *a);
)",
                 R"(
void f(struct A *a) { One(a->Near); Two(&a->Lock); Three(a); Four(); Five(a); }
)"),
            R"(
call One($0*.Near)
call _Acquires_lock_(#One, $0*.Near)
call Two(&$0*.Lock)
call _Acquires_lock_(#Two, &$0*.Lock)
call Three($0)
call _Acquires_lock_(#Three, &$0*.Far*.Lock)
call Four()
call _Acquires_lock_(#Four, &@Shared)
call Five($0)
return
)");
}

TEST(LowerAnnotation, ConditionsAreBranches) {
  EXPECT_EQ(body(R"(
_When_(return != 0, _Acquires_lock_(a->Lock)) int Try(struct A *a);
_Success_(return == STATUS_SUCCESS) _Acquires_lock_(a->Lock)
long Enter(struct A *a);
_When_(Wait != 0, _IRQL_requires_max_(DISPATCH_LEVEL)) void Flush(int Wait);
)",
                 "void f(struct A *a) { Try(a); Enter(a); Flush(a->Lock); }"),
            R"(
%t1 = call Try($0)
branch %t1 != 0 ? b1 : b2
b1:
call _Acquires_lock_(#Try, &$0*.Lock)
goto b2
b2:
%t2 = call Enter($0)
branch %t2 == 0 ? b3 : b4
b3:
call _Acquires_lock_(#Enter, &$0*.Lock)
goto b4
b4:
branch $0*.Lock != 0 ? b5 : b6
b5:
call _IRQL_requires_max_(#Flush, 2)
goto b6
b6:
call Flush($0*.Lock)
return
)");
}

TEST(LowerAnnotation, MemoryIsWhatIsReturnedOrPointedTo) {
  EXPECT_EQ(body(R"(
__drv_allocatesMem(Mem) struct A *Make(int n);
_When_(return == 0, _At_(*Out, __drv_allocatesMem(Mem)))
long Fill(int n, struct A **Out);
_Success_(return == STATUS_SUCCESS)
long Copy(int n, _Out_ __drv_allocatesMem(Mem) struct A **Out);
VOID Free(int n, __drv_freesMem(Mem) struct A *a);
)",
                 R"(
void f(struct A **Out) {
  struct A *a = Make(1);
  if (Fill(2, &a) == 0)
    Free(3, a);
  Copy(4, Out);
}
)"),
            R"(
%a = call Make(1)
%a = call __drv_allocatesMem(#Make, 0)
%t1 = call Fill(2, &%a)
branch %t1 == 0 ? b1 : b2
b1:
%a = call __drv_allocatesMem(#Fill, 1)
goto b2
b2:
branch %t1 == 0 ? b3 : b4
b3:
call __drv_freesMem(#Free, %a)
call Free(3, %a)
goto b4
b4:
%t2 = call Copy(4, $0)
branch %t2 == 0 ? b5 : b6
b5:
$0* = call __drv_allocatesMem(#Copy, 1)
goto b6
b6:
return
)");
}

TEST(LowerAnnotation, InTheFormsOfOldWdks) {
  EXPECT_EQ(body(R"(
__drv_when(return == 0, __drv_at(*Out, __drv_allocatesMem(Mem)))
long Fill(int n, struct A **Out);
__drv_at(a->Lock, __drv_acquiresExclusiveResource(KSPIN_LOCK))
void Take(struct A *a);
__drv_at(a->Near, __drv_releasesExclusiveResource(KSPIN_LOCK))
__drv_when(Far != 0, __drv_at(a->Far->Lock, __drv_releasesExclusiveResource(X)))
void Give(struct A *a, int Far);
)",
                 R"(
void f(struct A *b) {
  struct A *a;
  Fill(2, &a);
  Take(b);
  Give(b, 1);
}
)"),
            R"(
%t1 = call Fill(2, &%a)
branch %t1 == 0 ? b1 : b2
b1:
%a = call __drv_allocatesMem(#Fill, 1)
goto b2
b2:
call Take($0)
call __drv_acquiresExclusiveResource(#Take, &$0*.Lock)
call __drv_releasesExclusiveResource(#Give, $0*.Near)
branch 1 != 0 ? b3 : b4
b3:
call __drv_releasesExclusiveResource(#Give, &$0*.Far*.Lock)
goto b4
b4:
call Give($0, 1)
return
)");
}

TEST(LowerAnnotation, WithoutAConditionNothingTellsWhetherThereIsMemory) {
  EXPECT_EQ(body(R"(
long Fill(int n, __drv_allocatesMem(Mem) struct A **Out, int m);
void Put(int n, __drv_allocatesMem(Mem) struct A **Out);
)",
                 "void f(struct A **Out) { Fill(1, Out, 2); Put(3, Out); }"),
            R"(
%t1 = call Fill(1, $0, 2)
call Put(3, $0)
$0* = call __drv_allocatesMem(#Put, 0)
return
)");
}

TEST(LowerAnnotation, AStatementDropsAResult) {
  EXPECT_EQ(body(R"(
_Must_inspect_result_ int Try(int n);
int Other(int n);
)",
                 R"(
int f(int n) {
  Try(1);
  (void)Try(2);
  (Try)(3);
  n = Try(4);
  Other(5);
  return Try(6) ? n : 0;
}
)"),
            R"(
%t1 = call Try(1)
call _Must_inspect_result_(#Try)
%t2 = call Try(2)
%t3 = call Try(3)
call _Must_inspect_result_(#Try)
$0 = call Try(4)
%t4 = call Other(5)
%t6 = call Try(6)
branch %t6 != 0 ? b1 : b2
b1:
%t5 = $0
goto b3
b2:
%t5 = 0
goto b3
b3:
return %t5
)");
}

TEST(LowerAnnotation, WhatIsNotReadIsLeftOut) {
  EXPECT_EQ(body(R"(
_When_(return > 0 && a, _Acquires_lock_(a->Lock)) int Both(struct A *a);
_When_(Unknown == 0, _Acquires_lock_(a->Lock)) int Other(struct A *a);
_When_(return == 0, _Post_satisfies_(a)) int More(struct A *a);
)",
                 "void f(struct A *a) { Both(a); Other(a); More(a); }"),
            R"(
%t1 = call Both($0)
%t2 = call Other($0)
%t3 = call More($0)
return
)");
}

TEST(LowerAnnotation, OnlyOfTheDeclarationBehindThem) {
  EXPECT_EQ(body(R"(
_Acquires_lock_(a->Lock) void Take(struct A *a);
void Plain(struct A *a);
_Acquires_lock_(a->Lock) void Known(struct A *a);
void Known(struct A *a) {}
)",
                 "void f(struct A *a) { Plain(a); Known(a); }"),
            R"(
call Plain($0)
call Known($0)
return
)");
}

} // namespace
} // namespace ndistidy::frontend
