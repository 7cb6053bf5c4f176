//===- annotations.h - SAL 2 and annotations of drivers -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Annotations of source code, without effect on it, except that what an author
// says that an analysis may assume is told to the compiler. A definition that
// sal.h or driverspecs.h has is replaced by the same nothing.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_WDM_ANNOTATIONS_H
#define NDISTIDY_WDM_ANNOTATIONS_H
#pragma GCC system_header

#define __drv_at(x, y)
#define __drv_when(x, y)
#define __drv_allocatesMem(x)
#define __drv_freesMem(x)
#define __drv_aliasesMem
#define __drv_requiresIRQL(x)
#define __drv_maxIRQL(x)
#define __drv_minIRQL(x)
#define __drv_raisesIRQL(x)
#define __drv_setsIRQL(x)
#define __drv_savesIRQL
#define __drv_restoresIRQL
#define __drv_savesIRQLGlobal(x, y)
#define __drv_restoresIRQLGlobal(x, y)
#define __drv_sameIRQL
#define __drv_functionClass(x)
#define __drv_dispatchType(x)
#define __drv_dispatchType_other
#define __drv_acquiresExclusiveResource(x)
#define __drv_releasesExclusiveResource(x)
#define __drv_mustHold(x)
#define __drv_mustHoldCriticalRegion
#define __drv_neverHold(x)
#define __drv_acquiresResource(x)
#define __drv_releasesResource(x)
#define __drv_acquiresResourceGlobal(x, y)
#define __drv_releasesResourceGlobal(x, y)
#define __drv_interlocked
#define __drv_inTry
#define __drv_notInTry
#define __drv_clearDoInit
#define __drv_reportError(x)
#define __drv_preferredFunction(x, y)
#define __drv_valueIs(x)
#define __drv_arg(x, y)
#define __drv_in(x)
#define __drv_out(x)
#define __drv_inout(x)
#define __drv_strictTypeMatch(x)
#define __drv_strictType(x, y)
#define __drv_isObjectPointer
#define __drv_reserved
#define __drv_constant
#define __drv_nonConstant
#define __drv_useCancelIRQL
#define __drv_Mode_impl(x)
#define __drv_unit(x)
#define __drv_fun(x)
#define __drv_ret(x)
#define _Dispatch_type_(x)
#define _Function_class_(x)
#define _IRQL_always_function_max_(x)
#define _IRQL_always_function_min_(x)
#define _IRQL_raises_(x)
#define _IRQL_requires_(x)
#define _IRQL_requires_max_(x)
#define _IRQL_requires_min_(x)
#define _IRQL_requires_same_
#define _IRQL_restores_
#define _IRQL_restores_global_(x, y)
#define _IRQL_saves_
#define _IRQL_saves_global_(x, y)
#define _IRQL_uses_cancel_
#define _IRQL_is_cancel_
#define _IRQL_limited_to_(x)
#define _Kernel_clear_do_init_(x)
#define _Kernel_float_saved_
#define _Kernel_float_restored_
#define _Kernel_float_used_
#define _Kernel_acquires_resource_(x)
#define _Kernel_releases_resource_(x)
#define _Kernel_requires_resource_held_(x)
#define _Kernel_requires_resource_not_held_(x)
#define _Kernel_IoGetDmaAdapter_
#define _Kernel_entry_
#define _Acquires_lock_(x)
#define _Acquires_exclusive_lock_(x)
#define _Acquires_shared_lock_(x)
#define _Acquires_nonreentrant_lock_(x)
#define _Releases_lock_(x)
#define _Releases_exclusive_lock_(x)
#define _Releases_shared_lock_(x)
#define _Releases_nonreentrant_lock_(x)
#define _Requires_lock_held_(x)
#define _Requires_lock_not_held_(x)
#define _Requires_exclusive_lock_held_(x)
#define _Requires_shared_lock_held_(x)
#define _Requires_no_locks_held_
#define _Guarded_by_(x)
#define _Write_guarded_by_(x)
#define _Interlocked_
#define _Has_lock_kind_(x)
#define _Has_lock_level_(x)
#define _Lock_level_order_(x, y)
#define _Post_same_lock_(x, y)
#define _Create_lock_level_(x)
#define _Interlocked_operand_
#define _Benign_race_begin_
#define _Benign_race_end_
#define _No_competing_thread_
#define _No_competing_thread_begin_
#define _No_competing_thread_end_
#define _Use_decl_annotations_
#define _Must_inspect_result_
#define _Check_return_
#define _Success_(x)
#define _Always_(x)
#define _On_failure_(x)
#define _When_(x, y)
#define _At_(x, y)
#define _At_buffer_(a, b, c, d)
#define _Analysis_assume_(x) __builtin_assume(!!(x))
#define _Analysis_assume_lock_held_(x)
#define _Analysis_assume_lock_not_held_(x)
#define _Analysis_assume_lock_acquired_(x)
#define _Analysis_assume_lock_released_(x)
#define _Analysis_assume_same_lock_(x, y)
#define _Analysis_mode_(x)
#define _Analysis_noreturn_
#define _Analysis_suppress_lock_checking_(x)
#define _Literal_
#define _Notliteral_
#define _Points_to_data_
#define _Strict_type_match_
#define _Null_
#define _Notnull_
#define _Maybenull_
#define _Notref_
#define _Pre_
#define _Post_
#define _Pre_notnull_
#define _Pre_maybenull_
#define _Pre_valid_
#define _Pre_null_
#define _Pre_satisfies_(x)
#define _Post_satisfies_(x)
#define _Post_notnull_
#define _Post_maybenull_
#define _Post_null_
#define _Post_valid_
#define _Post_invalid_
#define _Post_ptr_invalid_
#define _Post_equal_to_(x)
#define _Pre_equal_to_(x)
#define _Pre_writable_byte_size_(x)
#define _Post_writable_byte_size_(x)
#define _Pre_readable_byte_size_(x)
#define _Post_readable_byte_size_(x)
#define _Pre_writable_size_(x)
#define _Post_writable_size_(x)
#define _Post_readable_size_(x)
#define _Readable_bytes_(x)
#define _Writable_bytes_(x)
#define _Readable_elements_(x)
#define _Writable_elements_(x)
#define _Null_terminated_
#define _NullNull_terminated_
#define _Field_range_(x, y)
#define _In_range_(x, y)
#define _Out_range_(x, y)
#define _Ret_range_(x, y)
#define _Pre_range_(x, y)
#define _Post_range_(x, y)
#define _Deref_in_range_(x, y)
#define _Deref_out_range_(x, y)
#define _Deref_inout_range_(x, y)
#define _Deref_pre_
#define _Deref_post_
#define _Deref_ret_range_(x, y)
#define _Struct_size_bytes_(x)
#define _Field_size_(x)
#define _Field_size_opt_(x)
#define _Field_size_bytes_(x)
#define _Field_size_bytes_opt_(x)
#define _Field_size_part_(x, y)
#define _Field_size_full_(x)
#define _Field_size_bytes_part_(x, y)
#define _Field_size_bytes_full_(x)
#define _Field_z_
#define _Enum_is_bitflag_
#define _Inexpressible_(x)
#define _Printf_format_string_
#define _Scanf_format_string_
#define _Outptr_
#define _Outptr_opt_
#define _Outptr_result_maybenull_
#define _Outptr_result_nullonfailure_
#define _Outptr_opt_result_maybenull_
#define _Outptr_opt_result_nullonfailure_
#define _Outptr_result_bytebuffer_(x)
#define _Outptr_result_bytebuffer_maybenull_(x)
#define _Outptr_result_buffer_(x)
#define _Outptr_result_buffer_maybenull_(x)
#define _Outptr_result_z_
#define _COM_Outptr_
#define _Out_writes_(x)
#define _Out_writes_opt_(x)
#define _Out_writes_bytes_(x)
#define _Out_writes_bytes_opt_(x)
#define _Out_writes_all_(x)
#define _Out_writes_to_(x, y)
#define _Out_writes_to_opt_(x, y)
#define _Out_writes_bytes_to_(x, y)
#define _Out_writes_bytes_to_opt_(x, y)
#define _Out_writes_bytes_all_(x)
#define _Out_writes_bytes_all_opt_(x)
#define _Out_writes_z_(x)
#define _In_reads_(x)
#define _In_reads_opt_(x)
#define _In_reads_bytes_(x)
#define _In_reads_bytes_opt_(x)
#define _In_reads_z_(x)
#define _In_reads_or_z_(x)
#define _In_reads_to_ptr_(x)
#define _In_z_
#define _In_opt_z_
#define _In_
#define _In_opt_
#define _Out_
#define _Out_opt_
#define _Inout_
#define _Inout_opt_
#define _Inout_updates_(x)
#define _Inout_updates_opt_(x)
#define _Inout_updates_all_(x)
#define _Inout_updates_to_(x, y)
#define _Inout_updates_bytes_(x)
#define _Inout_updates_bytes_opt_(x)
#define _Inout_updates_bytes_to_(x, y)
#define _Inout_updates_bytes_all_(x)
#define _Inout_updates_z_(x)
#define _Inout_z_
#define _Reserved_
#define _Const_
#define _Ret_
#define _Ret_valid_
#define _Ret_notnull_
#define _Ret_maybenull_
#define _Ret_null_
#define _Ret_opt_
#define _Ret_z_
#define _Ret_writes_(x)
#define _Ret_writes_bytes_(x)
#define _Ret_writes_bytes_maybenull_(x)
#define _Ret_writes_maybenull_(x)
#define _Result_nullonfailure_
#define _Result_zeroonfailure_
#define _Unchanged_(x)
#define _Frees_ptr_
#define _Frees_ptr_opt_
#define _Group_(x)
#define _Flow_analysis_
#define __rpc_entry
#define __analysis_assert(x)
#undef __analysis_assume
#define __analysis_assume(x) _Analysis_assume_(x)
#define __analysis_noreturn
#define __forceuse

/* Static Driver Verifier. */
#define __sdv_save_request(x)
#define __sdv_retrieve_request(x)
#define __sdv_save_adapter_context(x)

#endif /* NDISTIDY_WDM_ANNOTATIONS_H */
