//===- TraceHeaders.cpp - Stand-ins for generated trace headers -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/TraceHeaders.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <set>

namespace ndistidy::command {

/// The name behind "FUNC" on \p Line, where it starts the line's text. WPP does
/// without that word where conditions in braces follow the name.
static llvm::StringRef traceRoutine(llvm::StringRef Line) {
  Line = Line.ltrim(" \t/*#");
  llvm::StringRef Behind = Line;
  bool Said = Behind.consume_front("FUNC") && !Behind.empty() &&
              llvm::isSpace(Behind[0]);
  if (Said)
    Line = Behind.ltrim(" \t");
  llvm::StringRef Name =
      Line.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
  llvm::StringRef Rest = Line.drop_front(Name.size()).ltrim(" \t");
  bool IsRoutine = Rest.starts_with("{") || (Said && Rest.starts_with("("));
  return IsRoutine && !Name.empty() && !llvm::isDigit(Name[0]) ? Name : "";
}

std::vector<llvm::StringRef> traceRoutines(llvm::StringRef Source) {
  std::vector<llvm::StringRef> Names;
  for (size_t At = 0;
       (At = Source.find("begin_wpp config", At)) != llvm::StringRef::npos;) {
    size_t End = std::min(Source.find("end_wpp", At), Source.size());
    llvm::StringRef Block = Source.slice(At, End);
    while (!Block.empty()) {
      auto [Line, Rest] = Block.split('\n');
      if (llvm::StringRef Name = traceRoutine(Line); !Name.empty())
        Names.push_back(Name);
      Block = Rest;
    }
    At = End;
  }
  return Names;
}

std::string traceHeader(llvm::ArrayRef<std::string> DriverFiles,
                        llvm::StringRef Overlay,
                        llvm::ArrayRef<std::string> Routines) {
  std::set<std::string> Names(Routines.begin(), Routines.end());
  for (const std::string &Path : DriverFiles)
    if (auto Source = llvm::MemoryBuffer::getFile(Path))
      for (llvm::StringRef Name : traceRoutines((*Source)->getBuffer()))
        Names.insert(Name.str());
  std::string Text = "#if __has_include(<wpp.h>)\n#include <wpp.h>\n";
  if (!Overlay.empty())
    Text += "#else\n#include \"" + Overlay.str() + "/wpp.h\"\n";
  Text += "#endif\n";
  for (const std::string &Name : Names)
    Text +=
        "#ifndef " + Name + "\n#define " + Name + "(...) ((void)0)\n#endif\n";
  return Text;
}

} // namespace ndistidy::command
