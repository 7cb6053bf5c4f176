# One static library per folder of checker/, and one test program beside it.

# ndis_add_library(NAME [CLANG] [WHOLE] SOURCES ... LINK ...)
# CLANG: the sources include Clang's headers.
# WHOLE: a release compiles them as one translation unit, for speed.
function(ndis_add_library name)
  cmake_parse_arguments(ARG "CLANG;WHOLE" "" "SOURCES;LINK" ${ARGN})
  if(ARG_WHOLE AND CMAKE_BUILD_TYPE STREQUAL "Release")
    # Never built: gives each source its command in the compilation database,
    # for the linter and for editors.
    ndis_add_library(${name}Apart SOURCES ${ARG_SOURCES} LINK ${ARG_LINK})
    set_target_properties(${name}Apart PROPERTIES EXCLUDE_FROM_ALL ON)
    set(CMAKE_UNITY_BUILD ON)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 0)
  endif()
  add_library(${name} STATIC ${ARG_SOURCES})
  ndis_target_defaults(${name})
  target_link_libraries(${name} PUBLIC ${ARG_LINK})
  if(ARG_CLANG)
    target_include_directories(${name} SYSTEM PUBLIC ${CLANG_INCLUDE_DIRS})
  endif()
endfunction()

# ndis_add_test(NAME SOURCES ... LINK ...): a GoogleTest program.
function(ndis_add_test name)
  if(NOT NDIS_TIDY_TESTS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  ndis_target_defaults(${name})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} NdisLLVM GTest::gtest_main)
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endfunction()

# Warnings are errors in our own code; LLVM's headers are system headers.
function(ndis_target_defaults name)
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/checker")
  target_include_directories(${name} SYSTEM PUBLIC ${LLVM_INCLUDE_DIRS})
  separate_arguments(definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
  target_compile_definitions(${name} PUBLIC ${definitions})
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wshadow
    -Wno-unused-parameter -Werror)
  if(NOT LLVM_ENABLE_RTTI)
    target_compile_options(${name} PRIVATE -fno-rtti)
  endif()
endfunction()

# ndis_find_clang_tidy(RESULT VERSION): the distribution's clang-tidy of a version
# of LLVM, as it loads our plugin. One with sanitizers in it wants their library
# to be there first; what clang-tidy itself leaks is not ours.
function(ndis_find_clang_tidy result version)
  find_program(NDIS_TIDY_CLANG_TIDY_${version} clang-tidy-${version}
    HINTS "${LLVM_TOOLS_BINARY_DIR}" REQUIRED)
  set(program "${NDIS_TIDY_CLANG_TIDY_${version}}")
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    execute_process(COMMAND "${CMAKE_CXX_COMPILER}"
        "-print-file-name=libclang_rt.asan-${CMAKE_SYSTEM_PROCESSOR}.so"
      OUTPUT_VARIABLE runtime OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(wrapper "${PROJECT_BINARY_DIR}/clang-tidy-${version}")
    file(WRITE "${wrapper}" "#!/bin/sh\n"
      "export ASAN_OPTIONS=\"$ASAN_OPTIONS:detect_leaks=0\"\n"
      "LD_PRELOAD='${runtime}' exec '${program}' \"$@\"\n")
    file(CHMOD "${wrapper}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
      GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
    set(program "${wrapper}")
  endif()
  set(${result} "${program}" PARENT_SCOPE)
endfunction()

# Those of the folders that are there.
function(ndis_add_subdirectories)
  foreach(folder IN LISTS ARGN)
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
      add_subdirectory(${folder})
    endif()
  endforeach()
endfunction()

# ndis_pack_text(RESULT NAMESPACE NAME FILE...): makes a source of the files'
# bytes when the project is built; its name goes to RESULT.
function(ndis_pack_text result namespace name)
  set(script "${PROJECT_SOURCE_DIR}/cmake/PackText.cmake")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/"
    OUTPUT_VARIABLE inputs)
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DINPUTS=${inputs}" "-DOUTPUT=${output}"
      "-DNAMESPACE=${namespace}" "-DNAME=${name}" -P "${script}"
    DEPENDS ${inputs} "${script}"
    VERBATIM)
  set(${result} "${output}" PARENT_SCOPE)
endfunction()
