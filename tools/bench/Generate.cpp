//===- Generate.cpp - Drivers of any size ---------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Generate.h"
#include "llvm/Support/FormatVariadic.h"

namespace ndistidy::bench {

using llvm::formatv;

static constexpr unsigned GroupSize = 16;

static constexpr char Top[] = R"(#include <ndis.h>
#define TAG 'hcnB'
static NDIS_PROTOCOL_CHARACTERISTICS Chars;
static NDIS_HANDLE Protocol;
static ULONG Settings[64];
)";

static constexpr char EntryHead[] = R"(
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path)
{
  NDIS_STATUS Status;
  DriverObject->DriverUnload = Unload;
)";

static std::string plainHelper(unsigned N) {
  return formatv(R"(static NDIS_STATUS Helper{0}(ULONG Value)
{{
  ULONG I;
  if (Value == {0})
    return NDIS_STATUS_INVALID_DATA;
  for (I = 0; I < 4; ++I)
    Settings[{1}] += Value & ~I;
  return NDIS_STATUS_SUCCESS;
}
)",
                 N, N % 64);
}

static std::string takingHelper(unsigned N) {
  return formatv(R"(static NDIS_STATUS Helper{0}(ULONG Value)
{{
  PULONG Copy;
  NDIS_STATUS Status = NdisAllocateMemoryWithTag((PVOID *)&Copy, 64, TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMoveMemory(Copy, Settings, 64);
  if (Copy[{1}] > Value)
    Status = NDIS_STATUS_FAILURE;
  NdisFreeMemory(Copy, 0, 0);
  return Status;
}
)",
                 N, N % 16);
}

static std::string group(unsigned N, unsigned Helpers) {
  std::string Text = formatv("static NDIS_STATUS Group{0}(ULONG Value)\n{{\n"
                             "  NDIS_STATUS Status;\n",
                             N);
  unsigned End = std::min(Helpers, (N + 1) * GroupSize);
  for (unsigned I = N * GroupSize; I != End; ++I)
    Text += formatv("  Status = Helper{0}(Value);\n"
                    "  if (Status != NDIS_STATUS_SUCCESS)\n"
                    "    return Status;\n",
                    I);
  return Text + "  return NDIS_STATUS_SUCCESS;\n}\n";
}

std::string driverWithHelpers(unsigned Helpers) {
  std::string Text = Top;
  for (unsigned I = 0; I != Helpers; ++I)
    Text += I % 2 ? takingHelper(I) : plainHelper(I);
  unsigned Groups = (Helpers + GroupSize - 1) / GroupSize;
  for (unsigned I = 0; I != Groups; ++I)
    Text += group(I, Helpers);
  Text += R"(static VOID Unload(PDRIVER_OBJECT DriverObject)
{
  NDIS_STATUS Status;
  NdisDeregisterProtocol(&Status, Protocol);
}
)";
  Text += EntryHead;
  for (unsigned I = 0; I != Groups; ++I)
    Text += formatv("  Status = Group{0}(DriverObject->Flags);\n"
                    "  if (Status != NDIS_STATUS_SUCCESS)\n"
                    "    return Status;\n",
                    I);
  return Text +
         "  NdisRegisterProtocol(&Status, &Protocol, &Chars, sizeof(Chars));\n"
         "  return Status;\n}\n";
}

static std::string take(unsigned N) {
  return formatv("  Status = NdisAllocateMemoryWithTag(&Memory{0}, 64, TAG);\n",
                 N);
}

static std::string give(unsigned N) {
  return formatv("  NdisFreeMemory(Memory{0}, 0, 0);\n", N);
}

static constexpr char Register[] =
    "  NdisRegisterProtocol(&Status, &Protocol, &Chars, sizeof(Chars));\n";

static std::string ladder(unsigned Count) {
  std::string Text;
  for (unsigned I = 0; I != Count; ++I)
    Text += take(I) + formatv("  if (Status != NDIS_STATUS_SUCCESS)\n"
                              "    goto Undo{0};\n",
                              I)
                          .str();
  Text += Register;
  Text += formatv("  if (Status != NDIS_STATUS_SUCCESS)\n"
                  "    goto Undo{0};\n  return NDIS_STATUS_SUCCESS;\n",
                  Count);
  for (unsigned I = Count; I != 0; --I)
    Text += formatv("Undo{0}:\n", I).str() + give(I - 1);
  return Text + "Undo0:\n  return Status;\n}\n";
}

static std::string nested(unsigned Count) {
  std::string Text;
  for (unsigned I = 0; I != Count; ++I)
    Text += take(I) + "  if (Status == NDIS_STATUS_SUCCESS) {\n";
  Text += Register;
  Text += "  if (Status == NDIS_STATUS_SUCCESS)\n"
          "    return NDIS_STATUS_SUCCESS;\n";
  for (unsigned I = Count; I != 0; --I)
    Text += give(I - 1) + "  }\n";
  return Text + "  return Status;\n}\n";
}

static std::string returning(unsigned Count) {
  std::string Undo, Text;
  auto Check = [&] {
    Text += "  if (Status != NDIS_STATUS_SUCCESS) {\n" + Undo +
            "  return Status;\n  }\n";
  };
  for (unsigned I = 0; I != Count; ++I) {
    Text += take(I);
    Check();
    Undo = give(I) + Undo;
  }
  Text += Register;
  Check();
  return Text + "  return NDIS_STATUS_SUCCESS;\n}\n";
}

std::string driverWithAcquisitions(unsigned Count, Style How) {
  std::string Text = Top;
  for (unsigned I = 0; I != Count; ++I)
    Text += formatv("static PVOID Memory{0};\n", I);
  Text += "static VOID Unload(PDRIVER_OBJECT DriverObject)\n{\n"
          "  NDIS_STATUS Status;\n"
          "  NdisDeregisterProtocol(&Status, Protocol);\n";
  for (unsigned I = Count; I != 0; --I)
    Text += give(I - 1);
  Text += "}\n";
  Text += EntryHead;
  switch (How) {
  case Style::Ladder:
    return Text + ladder(Count);
  case Style::Nested:
    return Text + nested(Count);
  case Style::Return:
    return Text + returning(Count);
  }
  llvm_unreachable("style");
}

} // namespace ndistidy::bench
