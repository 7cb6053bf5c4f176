# `cpack -G DEB` and `cpack -G TGZ` in the build's folder. A component is a
# package; the archive has all of them and may be unpacked anywhere.
set(CPACK_PACKAGE_NAME ndis-tidy)
set(CPACK_PACKAGE_VENDOR ndis-tidy)
set(CPACK_PACKAGE_CONTACT "ndis-tidy maintainers <root@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "Checks that a Windows NDIS driver can be unloaded")
set(CPACK_COMPONENTS_ALL ndis-tidy ndis-clang-tidy)
if(TARGET ndis-clangd)
  list(APPEND CPACK_COMPONENTS_ALL ndis-clangd)
endif()
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)
set(CPACK_GENERATOR DEB TGZ)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

# Clang's own headers, and a driver's.
set(CPACK_DEBIAN_NDIS-TIDY_PACKAGE_NAME ndis-tidy)
set(CPACK_DEBIAN_NDIS-TIDY_PACKAGE_DEPENDS
  "libclang-common-${LLVM_VERSION_MAJOR}-dev, mingw-w64-common")
set(CPACK_COMPONENT_NDIS-TIDY_DESCRIPTION
  "The command ndis-tidy, the headers that it parses drivers with, and the
documentation.")

set(CPACK_DEBIAN_NDIS-CLANG-TIDY_PACKAGE_NAME ndis-clang-tidy)
set(CPACK_DEBIAN_NDIS-CLANG-TIDY_PACKAGE_DEPENDS
  "ndis-tidy (= ${PROJECT_VERSION}), clang-tidy-${LLVM_VERSION_MAJOR}")
set(CPACK_COMPONENT_NDIS-CLANG-TIDY_DESCRIPTION
  "The checks of ndis-tidy in clang-tidy.")

set(CPACK_DEBIAN_NDIS-CLANGD_PACKAGE_NAME ndis-clangd)
set(CPACK_DEBIAN_NDIS-CLANGD_PACKAGE_DEPENDS
  "ndis-tidy (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_NDIS-CLANGD_DESCRIPTION
  "clangd with the checks of ndis-tidy, for editors.")

include(CPack)
