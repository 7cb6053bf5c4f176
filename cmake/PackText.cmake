# cmake -DINPUTS=<files> -DOUTPUT=<file.cpp> -DNAMESPACE=<ns> -DNAME=<Name>
#   -P PackText.cmake
# writes the bytes of INPUTS, one behind the other, as C++: ns::Name, an array,
# and ns::NameSize.
cmake_minimum_required(VERSION 3.25)

set(bytes)
foreach(input IN LISTS INPUTS)
  file(READ "${input}" more HEX)
  string(APPEND bytes "${more}")
endforeach()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REPEAT "....." 16 line)
string(REGEX REPLACE "(${line})" "\\1\n  " bytes "${bytes}")
file(WRITE "${OUTPUT}" "// Made by PackText.cmake.
#include <cstddef>

namespace ${NAMESPACE} {

extern const unsigned char ${NAME}[];
extern const size_t ${NAME}Size;

const unsigned char ${NAME}[] = {
  ${bytes}
};
const size_t ${NAME}Size = sizeof(${NAME});

} // namespace ${NAMESPACE}
")
