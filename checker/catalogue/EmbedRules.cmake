# Writes OUTPUT, a C++ file with the text of every one of FILES in an array.
set(arrays "")
set(table "")
set(number 0)
foreach(file IN LISTS FILES)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," characters "${hex}")
  file(RELATIVE_PATH name "${ROOT}" "${file}")
  string(APPEND arrays "static const char Text${number}[] = {${characters}'\\0'};\n")
  string(APPEND table "    {\"rules/${name}\", Text${number}, sizeof(Text${number}) - 1},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT [[
// Made by EmbedRules.cmake.
#include "catalogue/ShippedRules.h"

namespace ndistidy::catalogue {

@arrays@
static const ShippedRule Files[] = {
@table@};

const ShippedRules shippedRules = {Files, sizeof(Files) / sizeof(*Files)};

} // namespace ndistidy::catalogue
]] @ONLY)
