# cmake -DINPUT=<file> -DOUTPUT=<file.cpp> -DNAMESPACE=<ns> -DNAME=<Name>
#   -P PackText.cmake
# writes the bytes of INPUT as C++: ns::Name, an array, and ns::NameSize.
cmake_minimum_required(VERSION 3.25)

file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(................................................................................)"
  "\\1\n  " bytes "${bytes}")
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
