//===- ProjectNames.cpp - Names in Visual Studio projects -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/ProjectNames.h"
#include "build/Msbuild.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace ndistidy::build {

/// The kit's folders and Visual Studio's.
static constexpr llvm::StringLiteral KitFolders[] = {"vctargetspath",
                                                     "vctargetspath10",
                                                     "vctargetspath11",
                                                     "vctargetspath12",
                                                     "vctargetspath14",
                                                     "userrootdir",
                                                     "vcinstalldir",
                                                     "vcidedir",
                                                     "vctoolsinstalldir",
                                                     "vc_includepath",
                                                     "msbuildtoolspath",
                                                     "msbuildextensionspath",
                                                     "msbuildextensionspath32",
                                                     "msbuildbinpath",
                                                     "ddk_inc_path",
                                                     "ddk_include_path",
                                                     "ddk_lib_path",
                                                     "sdk_inc_path",
                                                     "sdk_include_path",
                                                     "sdk_lib_path",
                                                     "crt_inc_path",
                                                     "crt_lib_path",
                                                     "km_includepath",
                                                     "km_includepath_versioned",
                                                     "um_includepath",
                                                     "shared_includepath",
                                                     "kit_shared_includepath",
                                                     "kit_shared_inc_path",
                                                     "kmdf_inc_path",
                                                     "kmdf_lib_path",
                                                     "windows_sdk_includepath",
                                                     "windowssdk_includepath",
                                                     "wdkcontentroot",
                                                     "windowssdkdir",
                                                     "windowssdkdir_10",
                                                     "universalcrt_includepath",

                                                     "universalcrtsdkdir",
                                                     "netfxkitsdir",
                                                     "wpp_template_path",
                                                     "basedir",

                                                     "systemroot",
                                                     "programfiles",
                                                     "programfiles(x86)",
                                                     "localappdata",
                                                     "appdata"};

/// Where generated files go, which are never at hand.
static constexpr llvm::StringLiteral GeneratedFolders[] = {
    "intdir", "outdir", "targetdir", "targetpath"};

static constexpr llvm::StringLiteral EmptyProperties[] = {
    "platformtoolset",
    "windowstargetplatformversion",
    "latesttargetplatformversion",
    "latestwdkplatformversion",
    "externalincludepath",
    "solutionname",
    "solutionext",
    "solutionpath",
    "solutionfilename",
    "includepath",
    "publicincludedirectories",
    "caexcludepath",
    "drivertype",
    "devenvdir"};

llvm::StringMap<std::string> projectDefaults(llvm::StringRef SolutionFolder) {
  llvm::StringMap<std::string> P;
  auto Mark = [&](llvm::StringRef Name) {
    P[Name] = (llvm::Twine(Msbuild::KitMark) + Name + ">").str();
  };
  llvm::for_each(KitFolders, Mark);
  llvm::for_each(GeneratedFolders, Mark);
  for (llvm::StringRef Name : EmptyProperties)
    P[Name] = "";
  P["visualstudioversion"] = "17.0";
  P["msbuildtoolsversion"] = "Current";
  P["os"] = "Windows_NT";
  P["targetext"] = ".sys";
  P["solutiondir"] = SolutionFolder.str();
  for (auto [Name, Version] : {std::pair("win2k", "0x500"),
                               {"winxp", "0x501"},
                               {"ws03", "0x502"},
                               {"vista", "0x600"},
                               {"longhorn", "0x600"},
                               {"ws08", "0x600"},
                               {"win7", "0x601"},
                               {"win8", "0x602"},
                               {"winblue", "0x603"},
                               {"win10", "0xA00"}})
    P[("_nt_target_version_" + llvm::Twine(Name)).str()] = Version;
  return P;
}

bool isWithoutMeaning(llvm::StringRef Lower) {
  // WPP and the like have families of names.
  if (Lower.starts_with("wpp") || Lower.starts_with("precompiledheader") ||
      Lower.starts_with("enableprefast") || Lower.starts_with("prefast") ||
      Lower.starts_with("codeanalysis"))
    return true;
  return llvm::StringSwitch<bool>(Lower)
      .Cases({"filename", "extension", "identity", "fullpath", "filetype",
              "link", "deploymentcontent", "excludedfrombuild"},
             true)
      .Cases({"warninglevel", "treatwarningaserror", "disablespecificwarnings",
              "treatspecificwarningsaserrors", "externalwarninglevel",
              "treatanglebracketsincludeasexternal", "diagnosticsformat",
              "suppressstartupbanner", "showincludes", "sdlcheck",
              "undefineallpreprocessordefinitions", "errorreporting"},
             true)
      .Cases({"optimization", "inlinefunctionexpansion", "intrinsicfunctions",
              "favorsizeorspeed", "omitframepointers", "stringpooling",
              "wholeprogramoptimization", "functionlevellinking",
              "minimalrebuild", "buffersecuritycheck", "controlflowguard",
              "spectremitigation", "guardehcontmetadata", "basicruntimechecks",
              "smallertypecheck", "enablefibersafeoptimizations",
              "enableenhancedinstructionset", "enableparallelcodegeneration"},
             true)
      .Cases({"runtimelibrary", "exceptionhandling", "runtimetypeinfo",
              "floatingpointmodel", "floatingpointexceptions",
              "createhotpatchableimage", "supportjustmycode",
              "debuginformationformat", "programdatabasefilename",
              "objectfilename", "assemblerlistinglocation", "assembleroutput",
              "xmldocumentationfilename", "browseinformation",
              "browseinformationfile", "generatexmldocumentationfiles"},
             true)
      .Cases({"multiprocessorcompilation",
              "processornumber",
              "preprocesstofile",
              "preprocesskeepcomments",
              "preprocesssuppresslinenumbers",
              "expandattributedsource",
              "useunicodeforassemblerlisting",
              "compileasmanaged",
              "compileaswinrt",
              "forcedusingfiles",
              "additionalusingdirectories",
              "conformancemode",
              "ignorestandardincludepath",
              "callingconvention",
              "structmemberalignment",
              "treatwchar_tasbuiltintype",
              "forceconformanceinforloopscope",
              "openmpsupport",
              "removeunreferencedcodedata",
              "usefullpaths",
              "omitdefaultlibname"},
             true)
      .Cases({"languagestandard", "languagestandard_c", "enablemodules",
              "disablelanguageextensions", "usestandardpreprocessor",
              "additionalsourcedependencies"},
             true)
      .Default(false);
}

} // namespace ndistidy::build
