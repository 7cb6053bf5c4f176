//===- sal1.h - The first SAL ---------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Annotations of sources of the WDKs up to 7600, of which mingw-w64 has few. A
// definition that its sal.h has is replaced by the same nothing.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_SAL1_H
#define NDISTIDY_WDM_SAL1_H
#pragma GCC system_header

#define __bcount(x)
#define __bcount_opt(x)
#define __blocksOn(x)
#define __callback
#define __checkReturn
#define __data_entrypoint(x)
#define __deref_bcount(x)
#define __deref_bcount_opt(x)
#define __deref_ecount(x)
#define __deref_ecount_opt(x)
#define __deref_in_bound
#define __deref_in_range(x, y)
#define __deref_inout
#define __deref_inout_bcount(x)
#define __deref_inout_bcount_full(x)
#define __deref_inout_bcount_full_opt(x)
#define __deref_inout_bcount_full_z(x)
#define __deref_inout_bcount_full_z_opt(x)
#define __deref_inout_bcount_nz(x)
#define __deref_inout_bcount_nz_opt(x)
#define __deref_inout_bcount_opt(x)
#define __deref_inout_bcount_part(x, y)
#define __deref_inout_bcount_part_opt(x, y)
#define __deref_inout_bcount_part_z(x, y)
#define __deref_inout_bcount_part_z_opt(x, y)
#define __deref_inout_bcount_z(x)
#define __deref_inout_bcount_z_opt(x)
#define __deref_inout_bound
#define __deref_inout_ecount(x)
#define __deref_inout_ecount_full(x)
#define __deref_inout_ecount_full_opt(x)
#define __deref_inout_ecount_full_z(x)
#define __deref_inout_ecount_full_z_opt(x)
#define __deref_inout_ecount_nz(x)
#define __deref_inout_ecount_nz_opt(x)
#define __deref_inout_ecount_opt(x)
#define __deref_inout_ecount_part(x, y)
#define __deref_inout_ecount_part_opt(x, y)
#define __deref_inout_ecount_part_z(x, y)
#define __deref_inout_ecount_part_z_opt(x, y)
#define __deref_inout_ecount_z(x)
#define __deref_inout_ecount_z_opt(x)
#define __deref_inout_nz
#define __deref_inout_nz_opt
#define __deref_inout_opt
#define __deref_inout_range(x, y)
#define __deref_inout_xcount(x)
#define __deref_inout_xcount_full(x)
#define __deref_inout_xcount_full_opt(x)
#define __deref_inout_xcount_opt(x)
#define __deref_inout_xcount_part(x, y)
#define __deref_inout_xcount_part_opt(x, y)
#define __deref_inout_z
#define __deref_inout_z_opt
#define __deref_opt_bcount(x)
#define __deref_opt_bcount_opt(x)
#define __deref_opt_ecount(x)
#define __deref_opt_ecount_opt(x)
#define __deref_opt_inout
#define __deref_opt_inout_bcount(x)
#define __deref_opt_inout_bcount_full(x)
#define __deref_opt_inout_bcount_full_opt(x)
#define __deref_opt_inout_bcount_full_z(x)
#define __deref_opt_inout_bcount_full_z_opt(x)
#define __deref_opt_inout_bcount_nz(x)
#define __deref_opt_inout_bcount_nz_opt(x)
#define __deref_opt_inout_bcount_opt(x)
#define __deref_opt_inout_bcount_part(x, y)
#define __deref_opt_inout_bcount_part_opt(x, y)
#define __deref_opt_inout_bcount_part_z(x, y)
#define __deref_opt_inout_bcount_part_z_opt(x, y)
#define __deref_opt_inout_bcount_z(x)
#define __deref_opt_inout_bcount_z_opt(x)
#define __deref_opt_inout_ecount(x)
#define __deref_opt_inout_ecount_full(x)
#define __deref_opt_inout_ecount_full_opt(x)
#define __deref_opt_inout_ecount_full_z(x)
#define __deref_opt_inout_ecount_full_z_opt(x)
#define __deref_opt_inout_ecount_nz(x)
#define __deref_opt_inout_ecount_nz_opt(x)
#define __deref_opt_inout_ecount_opt(x)
#define __deref_opt_inout_ecount_part(x, y)
#define __deref_opt_inout_ecount_part_opt(x, y)
#define __deref_opt_inout_ecount_part_z(x, y)
#define __deref_opt_inout_ecount_part_z_opt(x, y)
#define __deref_opt_inout_ecount_z(x)
#define __deref_opt_inout_ecount_z_opt(x)
#define __deref_opt_inout_nz
#define __deref_opt_inout_nz_opt
#define __deref_opt_inout_opt
#define __deref_opt_inout_xcount(x)
#define __deref_opt_inout_xcount_full(x)
#define __deref_opt_inout_xcount_full_opt(x)
#define __deref_opt_inout_xcount_opt(x)
#define __deref_opt_inout_xcount_part(x, y)
#define __deref_opt_inout_xcount_part_opt(x, y)
#define __deref_opt_inout_z
#define __deref_opt_inout_z_opt
#define __deref_opt_out
#define __deref_opt_out_bcount(x)
#define __deref_opt_out_bcount_full(x)
#define __deref_opt_out_bcount_full_opt(x)
#define __deref_opt_out_bcount_full_z(x)
#define __deref_opt_out_bcount_full_z_opt(x)
#define __deref_opt_out_bcount_nz(x)
#define __deref_opt_out_bcount_nz_opt(x)
#define __deref_opt_out_bcount_opt(x)
#define __deref_opt_out_bcount_part(x, y)
#define __deref_opt_out_bcount_part_opt(x, y)
#define __deref_opt_out_bcount_part_z(x, y)
#define __deref_opt_out_bcount_part_z_opt(x, y)
#define __deref_opt_out_bcount_z(x)
#define __deref_opt_out_bcount_z_opt(x)
#define __deref_opt_out_ecount(x)
#define __deref_opt_out_ecount_full(x)
#define __deref_opt_out_ecount_full_opt(x)
#define __deref_opt_out_ecount_full_z(x)
#define __deref_opt_out_ecount_full_z_opt(x)
#define __deref_opt_out_ecount_nz(x)
#define __deref_opt_out_ecount_nz_opt(x)
#define __deref_opt_out_ecount_opt(x)
#define __deref_opt_out_ecount_part(x, y)
#define __deref_opt_out_ecount_part_opt(x, y)
#define __deref_opt_out_ecount_part_z(x, y)
#define __deref_opt_out_ecount_part_z_opt(x, y)
#define __deref_opt_out_ecount_z(x)
#define __deref_opt_out_ecount_z_opt(x)
#define __deref_opt_out_nz
#define __deref_opt_out_nz_opt
#define __deref_opt_out_opt
#define __deref_opt_out_xcount(x)
#define __deref_opt_out_xcount_full(x)
#define __deref_opt_out_xcount_full_opt(x)
#define __deref_opt_out_xcount_opt(x)
#define __deref_opt_out_xcount_part(x, y)
#define __deref_opt_out_xcount_part_opt(x, y)
#define __deref_opt_out_z
#define __deref_opt_out_z_opt
#define __deref_opt_xcount(x)
#define __deref_opt_xcount_opt(x)
#define __deref_out
#define __deref_out_bcount(x)
#define __deref_out_bcount_full(x)
#define __deref_out_bcount_full_opt(x)
#define __deref_out_bcount_full_z(x)
#define __deref_out_bcount_full_z_opt(x)
#define __deref_out_bcount_nz(x)
#define __deref_out_bcount_nz_opt(x)
#define __deref_out_bcount_opt(x)
#define __deref_out_bcount_part(x, y)
#define __deref_out_bcount_part_opt(x, y)
#define __deref_out_bcount_part_z(x, y)
#define __deref_out_bcount_part_z_opt(x, y)
#define __deref_out_bcount_z(x)
#define __deref_out_bcount_z_opt(x)
#define __deref_out_bound
#define __deref_out_ecount(x)
#define __deref_out_ecount_full(x)
#define __deref_out_ecount_full_opt(x)
#define __deref_out_ecount_full_z(x)
#define __deref_out_ecount_full_z_opt(x)
#define __deref_out_ecount_nz(x)
#define __deref_out_ecount_nz_opt(x)
#define __deref_out_ecount_opt(x)
#define __deref_out_ecount_part(x, y)
#define __deref_out_ecount_part_opt(x, y)
#define __deref_out_ecount_part_z(x, y)
#define __deref_out_ecount_part_z_opt(x, y)
#define __deref_out_ecount_z(x)
#define __deref_out_ecount_z_opt(x)
#define __deref_out_nz
#define __deref_out_nz_opt
#define __deref_out_opt
#define __deref_out_range(x, y)
#define __deref_out_xcount(x)
#define __deref_out_xcount_full(x)
#define __deref_out_xcount_full_opt(x)
#define __deref_out_xcount_opt(x)
#define __deref_out_xcount_part(x, y)
#define __deref_out_xcount_part_opt(x, y)
#define __deref_out_z
#define __deref_out_z_opt
#define __deref_xcount(x)
#define __deref_xcount_opt(x)
#define __ecount(x)
#define __ecount_opt(x)
#define __encoded_array
#define __encoded_pointer
#define __exceptthat
#define __fallthrough
#define __field_bcount(x)
#define __field_bcount_full(x)
#define __field_bcount_full_opt(x)
#define __field_bcount_opt(x)
#define __field_bcount_part(x, y)
#define __field_bcount_part_opt(x, y)
#define __field_data_source(x)
#define __field_ecount(x)
#define __field_ecount_full(x)
#define __field_ecount_full_opt(x)
#define __field_ecount_opt(x)
#define __field_ecount_part(x, y)
#define __field_ecount_part_opt(x, y)
#define __field_range(x, y)
#define __field_xcount(x)
#define __field_xcount_full(x)
#define __field_xcount_full_opt(x)
#define __field_xcount_opt(x)
#define __field_xcount_part(x, y)
#define __field_xcount_part_opt(x, y)
#define __format_string
#define __gdi_entry
#define __in
#define __in_awcount(x, y)
#define __in_bcount(x)
#define __in_bcount_nz(x)
#define __in_bcount_nz_opt(x)
#define __in_bcount_opt(x)
#define __in_bcount_z(x)
#define __in_bcount_z_opt(x)
#define __in_bound
#define __in_data_source(x)
#define __in_ecount(x)
#define __in_ecount_nz(x)
#define __in_ecount_nz_opt(x)
#define __in_ecount_opt(x)
#define __in_ecount_z(x)
#define __in_ecount_z_opt(x)
#define __in_nz
#define __in_nz_opt
#define __in_opt
#define __in_range(x, y)
#define __in_xcount(x)
#define __in_xcount_opt(x)
#define __in_z
#define __in_z_opt
#define __inout
#define __inout_bcount(x)
#define __inout_bcount_full(x)
#define __inout_bcount_full_opt(x)
#define __inout_bcount_full_z(x)
#define __inout_bcount_full_z_opt(x)
#define __inout_bcount_nz(x)
#define __inout_bcount_nz_opt(x)
#define __inout_bcount_opt(x)
#define __inout_bcount_part(x, y)
#define __inout_bcount_part_opt(x, y)
#define __inout_bcount_part_z(x, y)
#define __inout_bcount_part_z_opt(x, y)
#define __inout_bcount_z(x)
#define __inout_bcount_z_opt(x)
#define __inout_ecount(x)
#define __inout_ecount_full(x)
#define __inout_ecount_full_opt(x)
#define __inout_ecount_full_z(x)
#define __inout_ecount_full_z_opt(x)
#define __inout_ecount_nz(x)
#define __inout_ecount_nz_opt(x)
#define __inout_ecount_opt(x)
#define __inout_ecount_part(x, y)
#define __inout_ecount_part_opt(x, y)
#define __inout_ecount_part_z(x, y)
#define __inout_ecount_part_z_opt(x, y)
#define __inout_ecount_z(x)
#define __inout_ecount_z_opt(x)
#define __inout_nz
#define __inout_nz_opt
#define __inout_opt
#define __inout_xcount(x)
#define __inout_xcount_full(x)
#define __inout_xcount_full_opt(x)
#define __inout_xcount_opt(x)
#define __inout_xcount_part(x, y)
#define __inout_xcount_part_opt(x, y)
#define __inout_z
#define __inout_z_opt
#define __kernel_entry
#define __maybenull
#define __maybereadonly
#define __notnull
#define __notreadonly
#define __notvalid
#define __nullnullterminated
#define __nullterminated
#define __on_failure(x)
#define __out
#define __out_awcount(x, y)
#define __out_bcount(x)
#define __out_bcount_full(x)
#define __out_bcount_full_opt(x)
#define __out_bcount_full_z(x)
#define __out_bcount_full_z_opt(x)
#define __out_bcount_nz(x)
#define __out_bcount_nz_opt(x)
#define __out_bcount_opt(x)
#define __out_bcount_part(x, y)
#define __out_bcount_part_opt(x, y)
#define __out_bcount_part_z(x, y)
#define __out_bcount_part_z_opt(x, y)
#define __out_bcount_z(x)
#define __out_bcount_z_opt(x)
#define __out_bound
#define __out_data_source(x)
#define __out_ecount(x)
#define __out_ecount_full(x)
#define __out_ecount_full_opt(x)
#define __out_ecount_full_z(x)
#define __out_ecount_full_z_opt(x)
#define __out_ecount_nz(x)
#define __out_ecount_nz_opt(x)
#define __out_ecount_opt(x)
#define __out_ecount_part(x, y)
#define __out_ecount_part_opt(x, y)
#define __out_ecount_part_z(x, y)
#define __out_ecount_part_z_opt(x, y)
#define __out_ecount_z(x)
#define __out_ecount_z_opt(x)
#define __out_nz
#define __out_nz_opt
#define __out_opt
#define __out_range(x, y)
#define __out_xcount(x)
#define __out_xcount_full(x)
#define __out_xcount_full_opt(x)
#define __out_xcount_opt(x)
#define __out_xcount_part(x, y)
#define __out_xcount_part_opt(x, y)
#define __out_z
#define __out_z_opt
#define __override
#define __possibly_notnullterminated
#define __post_invalid
#define __range(x, y)
#define __readableTo(x)
#define __readonly
#define __refparam
#define __reserved
#define __struct_bcount(x)
#define __struct_bcount_opt(x)
#define __struct_ecount(x)
#define __struct_ecount_opt(x)
#define __struct_xcount(x)
#define __struct_xcount_opt(x)
#define __success(x)
#define __typefix(x)
#define __valid
#define __writableTo(x)
#define __xcount(x)
#define __xcount_opt(x)

#endif /* NDISTIDY_WDM_SAL1_H */
