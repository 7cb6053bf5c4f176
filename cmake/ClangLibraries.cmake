# What our libraries are linked with: NdisLLVM and NdisClang. They are the
# shared libraries, which clangd's and clang-tidy's own parts and the plugin
# want; in a program that ndis_link_statically() was called for, the static ones.

# The start of a program with the shared ones takes 12 ms more of the processor:
# the loader relocates the tables of all targets that LLVM has.
function(ndis_link_statically program)
  if(NOT NDIS_TIDY_STATIC_CLANG)
    return()
  endif()
  set_target_properties(${program} PROPERTIES NDIS_STATIC_CLANG ON)
  if(UNIX AND NOT APPLE)
    target_link_options(${program} PRIVATE -static-libstdc++ -static-libgcc
      -Wl,--gc-sections -Wl,--as-needed -Wl,-z,pack-relative-relocs)
  endif()
endfunction()

# ndis_static_clang(LIBRARY...): makes NdisClangStatic of Clang's libraries and
# those that they need. Debian's refer to LLVM's shared library, which a program
# must not have besides the static one: these here are the same without.
function(ndis_static_clang)
  add_library(NdisClangStatic INTERFACE)
  set(waiting ${ARGN})
  set(seen)
  while(waiting)
    list(POP_FRONT waiting name)
    if(name IN_LIST seen)
      continue()
    endif()
    list(APPEND seen ${name})
    get_target_property(file ${name} LOCATION)
    get_target_property(needed ${name} INTERFACE_LINK_LIBRARIES)
    list(FILTER needed INCLUDE REGEX "^clang")
    list(APPEND waiting ${needed})
    list(TRANSFORM needed PREPEND NdisStatic_)
    add_library(NdisStatic_${name} STATIC IMPORTED GLOBAL)
    set_target_properties(NdisStatic_${name} PROPERTIES
      IMPORTED_LOCATION "${file}"
      INTERFACE_LINK_LIBRARIES "${needed};NdisLLVMStatic")
  endwhile()
  list(TRANSFORM ARGN PREPEND NdisStatic_ OUTPUT_VARIABLE libraries)
  target_link_libraries(NdisClangStatic INTERFACE ${libraries})
endfunction()

set(static_default OFF)
if(TARGET clangTooling AND TARGET LLVMSupport)
  set(static_default ON)
endif()
option(NDIS_TIDY_STATIC_CLANG "Link ndis-tidy with LLVM's static libraries"
  ${static_default})

if(NDIS_TIDY_STATIC_CLANG)
  # What Clang's libraries use of LLVM, and the parsers of inline assembly.
  llvm_map_components_to_libnames(components
    X86AsmParser ARMAsmParser AArch64AsmParser Analysis BinaryFormat BitstreamReader Core FrontendHLSL FrontendOpenMP
    MC MCParser Option ProfileData Support TargetParser WindowsDriver)
  add_library(NdisLLVMStatic INTERFACE)
  target_link_libraries(NdisLLVMStatic INTERFACE ${components})
  ndis_static_clang(clangTooling clangDriver clangFrontend clangSerialization)
endif()

foreach(pair IN ITEMS "NdisLLVM;LLVM" "NdisClang;clang-cpp")
  list(GET pair 0 name)
  list(GET pair 1 shared)
  add_library(${name} INTERFACE)
  target_link_libraries(${name} INTERFACE
    "$<IF:$<BOOL:$<TARGET_PROPERTY:NDIS_STATIC_CLANG>>,${name}Static,${shared}>")
endforeach()
