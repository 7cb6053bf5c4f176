# cmake -DROOT=<the tree> -P CheckPortable.cmake: fails if a program that is to be
# built for Windows includes a header of POSIX or of Windows outside of the one
# file that may. Tests run on the machine that builds them, and the plugin's
# loader is for systems where plugins can be loaded.
cmake_minimum_required(VERSION 3.25)
set(may tools/system/Descriptors.cpp tools/clang-tidy-plugin/Loader.cpp)

set(found)
file(GLOB_RECURSE files RELATIVE "${ROOT}"
  "${ROOT}/checker/*.h" "${ROOT}/checker/*.cpp"
  "${ROOT}/tools/*.h" "${ROOT}/tools/*.cpp")
foreach(path IN LISTS files)
  file(STRINGS "${ROOT}/${path}" lines REGEX
    "^#[ \t]*include[ \t]*<(sys/|arpa/|netinet/|(unistd|dlfcn|fcntl|pthread|termios|poll|pwd|spawn|dirent|io|direct|process|[Ww]indows)\\.h)")
  foreach(line IN LISTS lines)
    if(path IN_LIST may)
      list(APPEND found "${path}")
    elseif(NOT path MATCHES "Test\\.cpp$|^tools/testing/")
      message(SEND_ERROR "${path}: not for every system: ${line}")
    endif()
  endforeach()
endforeach()
# Whoever moves them tells this test.
foreach(path IN LISTS may)
  if(NOT path IN_LIST found)
    message(SEND_ERROR "${path}: includes no such header")
  endif()
endforeach()
