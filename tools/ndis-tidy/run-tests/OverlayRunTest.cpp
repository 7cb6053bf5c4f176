//===- OverlayRunTest.cpp - Tests of the headers that come with us --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What drivers use and mingw-w64 does not declare, in rules/headers/mingw.
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/run-tests/EndToEnd.h"

using namespace ndistidy::command;
using namespace ndistidy::testing;

namespace {

class OverlayRun : public EndToEnd {
protected:
  /// Expects that \p Text parses, as C and as C++.
  void parses(const std::string &Text, const Words &Flags = {}) {
    Folder.write("a.c", Text);
    Folder.write("b.cpp", "extern \"C\" {\n" + Text + "}\n");
    Words All = {"a.c", "b.cpp"};
    All.insert(All.end(), Flags.begin(), Flags.end());
    Finished F = tidy(All);
    EXPECT_EQ(F.Status, 0) << F.Err;
  }
};

TEST_F(OverlayRun, SectionsOfCodeMayBeNamed) {
  std::string Text = "#include <ntddk.h>\n"
                     "DRIVER_INITIALIZE DriverEntry;\n"
                     "#ifdef ALLOC_PRAGMA\n"
                     "#pragma alloc_text(INIT, DriverEntry)\n"
                     "#endif\n"
                     "#ifdef ALLOC_DATA_PRAGMA\n"
                     "#pragma data_seg(\"PAGED\")\n"
                     "#endif\n"
                     "int x;\n";
  parses(Text);
  Finished F = tidy({"a.c", "--list-variants"});
  EXPECT_EQ(F.Status, 0);
  EXPECT_EQ(F.Out, "");
}

TEST_F(OverlayRun, AnnotationsOfTheFirstSal) {
  parses("#include <ndis.h>\n"
         "__checkReturn NTSTATUS ask(\n"
         "    __in_range(1, 14) ULONG Channel,\n"
         "    __format_string __nullterminated const CHAR *Format,\n"
         "    __in_xcount_opt(\"varies\") PVOID Context,\n"
         "    __out_bcount_full_opt(Channel) PVOID To,\n"
         "    __deref_opt_out_ecount_opt(Channel) PVOID *All);\n"
         "struct Buffer {\n"
         "  __field_range(0, 8) ULONG Used;\n"
         "  __field_bcount_part_opt(8, Used) PUCHAR Bytes;\n"
         "};\n");
}

TEST_F(OverlayRun, WideAreaNetworks) {
  parses("#include <ndis.h>\n#include <ndiswan.h>\n"
         "NDIS_MAC_LINE_UP Up;\nWAN_CO_LINKPARAMS Link;\n"
         "NDIS_WAN_CO_GET_STATS_INFO Statistics;\n");
}

/// Registers a callout, and does in its unload handler what \p InUnload says.
std::string calloutDriver(llvm::StringRef InUnload) {
  return R"(#include <ndis.h>
#include <fwpsk.h>
#include <fwpmk.h>
static UINT32 Id;
static VOID NTAPI classify(const FWPS_INCOMING_VALUES *Fixed,
                           const FWPS_INCOMING_METADATA_VALUES *Meta,
                           void *Data, const void *Context,
                           const FWPS_FILTER *Filter, UINT64 Flow,
                           FWPS_CLASSIFY_OUT *Out) {
  FWPS_STREAM_CALLOUT_IO_PACKET *Packet = (FWPS_STREAM_CALLOUT_IO_PACKET *)Data;
  if (Fixed->layerId == FWPS_LAYER_STREAM_V4 &&
      FWPS_IS_METADATA_FIELD_PRESENT(Meta, FWPS_METADATA_FIELD_FLOW_HANDLE) &&
      Fixed->incomingValue[FWPS_FIELD_STREAM_V4_DIRECTION].value.uint32 == 0)
    Packet->streamAction = FWPS_STREAM_ACTION_NONE;
  Out->actionType = FWP_ACTION_PERMIT;
}
static NTSTATUS NTAPI notify(FWPS_CALLOUT_NOTIFY_TYPE Type, const GUID *Key,
                             FWPS_FILTER *Filter) {
  return STATUS_SUCCESS;
}
static VOID NTAPI unload(PDRIVER_OBJECT DriverObject) {
  )" + InUnload.str() +
         R"(
}
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  FWPS_CALLOUT Callout = {0};
  FWPM_CALLOUT Added = {0};
  Added.applicableLayer = FWPM_LAYER_STREAM_V4;
  Callout.classifyFn = (FWPS_CALLOUT_CLASSIFY_FN)classify;
  Callout.notifyFn = (FWPS_CALLOUT_NOTIFY_FN)notify;
  DriverObject->DriverUnload = unload;
  return FwpsCalloutRegister(DriverObject, &Callout, &Id);
}
)";
}

TEST_F(OverlayRun, NamesOfTheFilteringPlatformWithoutAVersion) {
  for (const char *Version :
       {"0x06000000", "0x06010000", "0x06020000", "0x0A000000", "0x0A000004"}) {
    SCOPED_TRACE(Version);
    std::string Flag = std::string("-DNTDDI_VERSION=") + Version;
    Folder.write("d/a.c", calloutDriver("FwpsCalloutUnregisterById(Id);"));
    Finished F = tidy({"d", "--", Flag});
    EXPECT_EQ(F.Status, 0) << F.Out << F.Err;
    Folder.write("d/a.c", calloutDriver(""));
    F = tidy({"d", "--", Flag});
    EXPECT_EQ(F.Status, 1) << F.Err;
    EXPECT_NE(F.Out.find("'unload' never gives back the callout registration"),
              std::string::npos)
        << F.Out;
  }
}

TEST_F(OverlayRun, VersionsOfNdisAtRunTime) {
  for (const char *Version : {"NDIS51_MINIPORT", "NDIS60_MINIPORT", "NDIS630"})
    parses("#include <ndis.h>\n"
           "int Sizes[NDIS_RUNTIME_VERSION_60 == 0x60000 ? 1 : -1];\n"
           "int f(void) {\n"
           "  return NdisGetVersion() >= NDIS_RUNTIME_VERSION_620 &&\n"
           "         NdisGetVersion() < NDIS_RUNTIME_VERSION_685;\n"
           "}\n",
           {"-DNDIS_MINIPORT_DRIVER=1", std::string("-D") + Version + "=1"});
}

} // namespace
