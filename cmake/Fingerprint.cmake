# cmake -DOUTPUT=<file> -DSOURCES=<list, one a line> -P Fingerprint.cmake
# writes a source with a digest of the text of all SOURCES.
cmake_minimum_required(VERSION 3.25)

file(STRINGS "${SOURCES}" sources)
set(digests)
foreach(source IN LISTS sources)
  file(SHA256 "${source}" digest)
  string(APPEND digests "${digest}")
endforeach()
string(SHA256 all "${digests}")
file(WRITE "${OUTPUT}" "// Made by cmake/Fingerprint.cmake.
#include \"cache/Tool.h\"
namespace ndistidy::cache {
llvm::StringRef toolFingerprint() { return \"${all}\"; }
} // namespace ndistidy::cache
")
