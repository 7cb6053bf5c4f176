// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sockets, interfaces and the headers of packets.
#include <ntddk.h>

#include <wsk.h>

#include <ip2string.h>
#include <mstcpip.h>
#include <netioapi.h>
#include <netiodef.h>
#include <ntintsafe.h>
#include <ntstrsafe.h>

static WSK_REGISTRATION Registration;
static const WSK_CLIENT_DISPATCH Dispatch = {MAKE_WSK_VERSION(1, 0), 0, NULL};

NTSTATUS WSKAPI Received(PVOID Context, ULONG Flags,
                         PWSK_DATAGRAM_INDICATION Indication) {
  WSK_PROVIDER_DATAGRAM_DISPATCH *Socket;
  Socket = (WSK_PROVIDER_DATAGRAM_DISPATCH *)((PWSK_SOCKET)Context)->Dispatch;
  if (Flags & WSK_FLAG_AT_DISPATCH_LEVEL)
    return Socket->WskRelease((PWSK_SOCKET)Context, Indication);
  return STATUS_PENDING;
}

static const WSK_CLIENT_DATAGRAM_DISPATCH Events = {Received};

NTSTATUS OpenSocket(PIRP Irp) {
  WSK_PROVIDER_NPI Provider;
  WSK_CLIENT_NPI Client = {NULL, &Dispatch};
  NTSTATUS Status = WskRegister(&Client, &Registration);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = WskCaptureProviderNPI(&Registration, WSK_INFINITE_WAIT, &Provider);
  if (NT_SUCCESS(Status)) {
    Provider.Dispatch->WskSocket(Provider.Client, AF_INET6, SOCK_DGRAM,
                                 IPPROTO_UDP, WSK_FLAG_DATAGRAM_SOCKET, NULL,
                                 &Events, NULL, NULL, NULL, Irp);
    WskReleaseProviderNPI(&Registration);
  }
  return Status;
}

NTSTATUS Resolve(WSK_PROVIDER_NPI *Provider, PUNICODE_STRING Name, PIRP Irp) {
  ADDRINFOEXW Hints, *Result = NULL;
  RtlZeroMemory(&Hints, sizeof(Hints));
  Hints.ai_family = AF_UNSPEC;
  Hints.ai_flags = AI_CANONNAME;
  return Provider->Dispatch->WskGetAddressInfo(Provider->Client, Name, NULL,
                                               NS_ALL, NULL, &Hints, &Result,
                                               NULL, NULL, Irp);
}

VOID NTAPI Changed(PVOID Context, PMIB_IPINTERFACE_ROW Row,
                   MIB_NOTIFICATION_TYPE Type) {
  UNREFERENCED_PARAMETER(Context);
  if (Type == MibAddInstance && Row->Family == AF_INET)
    Row->SitePrefixLength = 0;
}

NTSTATUS Watch(HANDLE *Handle) {
  PMIB_IF_TABLE2 Table;
  NTSTATUS Status =
      NotifyIpInterfaceChange(AF_UNSPEC, Changed, NULL, FALSE, Handle);
  if (NT_SUCCESS(Status) && NT_SUCCESS(GetIfTable2(&Table))) {
    if (Table->NumEntries && Table->Table[0].OperStatus == IfOperStatusUp &&
        Table->Table[0].InterfaceLuid.Info.IfType == IF_TYPE_SOFTWARE_LOOPBACK)
      Status = STATUS_SUCCESS;
    FreeMibTable(Table);
  }
  return Status;
}

BOOLEAN IsTcp(const ETHERNET_HEADER *Frame) {
  if (RtlUshortByteSwap(Frame->Type) == ETHERNET_TYPE_IPV4) {
    const IPV4_HEADER *Header = (const IPV4_HEADER *)(Frame + 1);
    const TCP_HDR *Tcp = (const TCP_HDR *)((const UCHAR *)Header +
                                           Ip4HeaderLengthInBytes(Header));
    return Header->Protocol == IPPROTO_TCP && (Tcp->th_flags & TH_SYN);
  }
  if (RtlUshortByteSwap(Frame->Type) == ETHERNET_TYPE_IPV6) {
    const IPV6_HEADER *Header = (const IPV6_HEADER *)(Frame + 1);
    return Header->NextHeader == IPPROTO_ICMPV6 &&
           ((const ICMPV6_HEADER *)(Header + 1))->Type == ICMP6_ECHO_REQUEST &&
           !IN6_IS_ADDR_UNSPECIFIED(&Header->SourceAddress);
  }
  return FALSE;
}

NTSTATUS Print(const SOCKADDR_INET *Address, PWSTR Buffer, ULONG Length) {
  ULONG Size;
  UNICODE_STRING Text;
  DECLARE_UNICODE_STRING_SIZE(Name, 64);
  if (!NT_SUCCESS(RtlULongMult(Length, sizeof(WCHAR), &Size)))
    return STATUS_INTEGER_OVERFLOW;
  RtlUnicodeStringPrintf(&Name, L"%u", Size);
  RtlUnicodeStringInit(&Text, Buffer);
  RtlStringCbPrintfW(Buffer, Size, L"%wZ", &Text);
  return Address->si_family == AF_INET
             ? RtlIpv4AddressToStringExW(&Address->Ipv4.sin_addr,
                                         Address->Ipv4.sin_port, Buffer,
                                         &Length)
             : RtlIpv6AddressToStringExW(&Address->Ipv6.sin6_addr, 0,
                                         Address->Ipv6.sin6_port, Buffer,
                                         &Length);
}
