//===- level.h - Which NDIS a driver asks for ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Read by ../ndis.h and ../ntddndis.h, before mingw-w64's headers.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_LEVEL_H
#define NDISTIDY_NDIS6_LEVEL_H
#pragma GCC system_header

/* What the driver asked for: 0 for nothing of NDIS 6, else 600 for 6.0, 610
   for 6.1, 620 for 6.20 ... The highest macro wins. */
#if defined(NDIS689_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 689
#elif defined(NDIS688_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 688
#elif defined(NDIS687_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 687
#elif defined(NDIS686_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 686
#elif defined(NDIS685_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 685
#elif defined(NDIS684_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 684
#elif defined(NDIS683_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 683
#elif defined(NDIS682_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 682
#elif defined(NDIS681_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 681
#elif defined(NDIS680_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 680
#elif defined(NDIS670_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 670
#elif defined(NDIS660_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 660
#elif defined(NDIS651_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 651
#elif defined(NDIS650_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 650
#elif defined(NDIS640_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 640
#elif defined(NDIS630_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 630
#elif defined(NDIS620_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 620
#elif defined(NDIS61_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 610
#elif defined(NDIS60_MINIPORT)
#define NDISTIDY_MINIPORT_LEVEL 600
#else
#define NDISTIDY_MINIPORT_LEVEL 0
#endif

#if defined(NDIS689)
#define NDISTIDY_DRIVER_LEVEL 689
#elif defined(NDIS688)
#define NDISTIDY_DRIVER_LEVEL 688
#elif defined(NDIS687)
#define NDISTIDY_DRIVER_LEVEL 687
#elif defined(NDIS686)
#define NDISTIDY_DRIVER_LEVEL 686
#elif defined(NDIS685)
#define NDISTIDY_DRIVER_LEVEL 685
#elif defined(NDIS684)
#define NDISTIDY_DRIVER_LEVEL 684
#elif defined(NDIS683)
#define NDISTIDY_DRIVER_LEVEL 683
#elif defined(NDIS682)
#define NDISTIDY_DRIVER_LEVEL 682
#elif defined(NDIS681)
#define NDISTIDY_DRIVER_LEVEL 681
#elif defined(NDIS680)
#define NDISTIDY_DRIVER_LEVEL 680
#elif defined(NDIS670)
#define NDISTIDY_DRIVER_LEVEL 670
#elif defined(NDIS660)
#define NDISTIDY_DRIVER_LEVEL 660
#elif defined(NDIS651)
#define NDISTIDY_DRIVER_LEVEL 651
#elif defined(NDIS650)
#define NDISTIDY_DRIVER_LEVEL 650
#elif defined(NDIS640)
#define NDISTIDY_DRIVER_LEVEL 640
#elif defined(NDIS630)
#define NDISTIDY_DRIVER_LEVEL 630
#elif defined(NDIS620)
#define NDISTIDY_DRIVER_LEVEL 620
#elif defined(NDIS61)
#define NDISTIDY_DRIVER_LEVEL 610
#elif defined(NDIS60)
#define NDISTIDY_DRIVER_LEVEL 600
#else
#define NDISTIDY_DRIVER_LEVEL 0
#endif

#if defined(NDIS40) || defined(NDIS50) || defined(NDIS51) ||                   \
    defined(NDIS40_MINIPORT) || defined(NDIS50_MINIPORT) ||                    \
    defined(NDIS51_MINIPORT)
#define NDISTIDY_LEGACY 1
#else
#define NDISTIDY_LEGACY 0
#endif

/* No version at all: the flags of the driver's project are unknown, so that
   NDIS 5.1 and NDIS 6.30 are both declared. */
#if NDISTIDY_MINIPORT_LEVEL == 0 && NDISTIDY_DRIVER_LEVEL == 0 &&              \
    !NDISTIDY_LEGACY
#undef NDISTIDY_MINIPORT_LEVEL
#undef NDISTIDY_DRIVER_LEVEL
#undef NDISTIDY_LEGACY
#define NDISTIDY_MINIPORT_LEVEL 630
#define NDISTIDY_DRIVER_LEVEL 630
#define NDISTIDY_LEGACY 1
#endif

#if NDISTIDY_MINIPORT_LEVEL > NDISTIDY_DRIVER_LEVEL
#define NDISTIDY_LEVEL NDISTIDY_MINIPORT_LEVEL
#else
#define NDISTIDY_LEVEL NDISTIDY_DRIVER_LEVEL
#endif

#undef NDIS_SUPPORT_NDIS6
#if NDISTIDY_LEVEL >= 600
#define NDIS_SUPPORT_NDIS6 1
#else
#define NDIS_SUPPORT_NDIS6 0
#endif
#undef NDIS_SUPPORT_NDIS61
#if NDISTIDY_LEVEL >= 610
#define NDIS_SUPPORT_NDIS61 1
#else
#define NDIS_SUPPORT_NDIS61 0
#endif
#undef NDIS_SUPPORT_NDIS620
#if NDISTIDY_LEVEL >= 620
#define NDIS_SUPPORT_NDIS620 1
#else
#define NDIS_SUPPORT_NDIS620 0
#endif
#undef NDIS_SUPPORT_NDIS630
#if NDISTIDY_LEVEL >= 630
#define NDIS_SUPPORT_NDIS630 1
#else
#define NDIS_SUPPORT_NDIS630 0
#endif
#undef NDIS_SUPPORT_NDIS640
#if NDISTIDY_LEVEL >= 640
#define NDIS_SUPPORT_NDIS640 1
#else
#define NDIS_SUPPORT_NDIS640 0
#endif
#undef NDIS_SUPPORT_NDIS650
#if NDISTIDY_LEVEL >= 650
#define NDIS_SUPPORT_NDIS650 1
#else
#define NDIS_SUPPORT_NDIS650 0
#endif
#undef NDIS_SUPPORT_NDIS651
#if NDISTIDY_LEVEL >= 651
#define NDIS_SUPPORT_NDIS651 1
#else
#define NDIS_SUPPORT_NDIS651 0
#endif
#undef NDIS_SUPPORT_NDIS660
#if NDISTIDY_LEVEL >= 660
#define NDIS_SUPPORT_NDIS660 1
#else
#define NDIS_SUPPORT_NDIS660 0
#endif
#undef NDIS_SUPPORT_NDIS670
#if NDISTIDY_LEVEL >= 670
#define NDIS_SUPPORT_NDIS670 1
#else
#define NDIS_SUPPORT_NDIS670 0
#endif
#undef NDIS_SUPPORT_NDIS680
#if NDISTIDY_LEVEL >= 680
#define NDIS_SUPPORT_NDIS680 1
#else
#define NDIS_SUPPORT_NDIS680 0
#endif
#undef NDIS_SUPPORT_NDIS681
#if NDISTIDY_LEVEL >= 681
#define NDIS_SUPPORT_NDIS681 1
#else
#define NDIS_SUPPORT_NDIS681 0
#endif
#undef NDIS_SUPPORT_NDIS682
#if NDISTIDY_LEVEL >= 682
#define NDIS_SUPPORT_NDIS682 1
#else
#define NDIS_SUPPORT_NDIS682 0
#endif
#undef NDIS_SUPPORT_NDIS683
#if NDISTIDY_LEVEL >= 683
#define NDIS_SUPPORT_NDIS683 1
#else
#define NDIS_SUPPORT_NDIS683 0
#endif
#undef NDIS_SUPPORT_NDIS684
#if NDISTIDY_LEVEL >= 684
#define NDIS_SUPPORT_NDIS684 1
#else
#define NDIS_SUPPORT_NDIS684 0
#endif
#undef NDIS_SUPPORT_NDIS685
#if NDISTIDY_LEVEL >= 685
#define NDIS_SUPPORT_NDIS685 1
#else
#define NDIS_SUPPORT_NDIS685 0
#endif
#undef NDIS_SUPPORT_NDIS686
#if NDISTIDY_LEVEL >= 686
#define NDIS_SUPPORT_NDIS686 1
#else
#define NDIS_SUPPORT_NDIS686 0
#endif
#undef NDIS_SUPPORT_NDIS687
#if NDISTIDY_LEVEL >= 687
#define NDIS_SUPPORT_NDIS687 1
#else
#define NDIS_SUPPORT_NDIS687 0
#endif
#undef NDIS_SUPPORT_NDIS688
#if NDISTIDY_LEVEL >= 688
#define NDIS_SUPPORT_NDIS688 1
#else
#define NDIS_SUPPORT_NDIS688 0
#endif
#undef NDIS_SUPPORT_NDIS689
#if NDISTIDY_LEVEL >= 689
#define NDIS_SUPPORT_NDIS689 1
#else
#define NDIS_SUPPORT_NDIS689 0
#endif

#endif /* NDISTIDY_NDIS6_LEVEL_H */
