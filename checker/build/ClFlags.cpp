//===- ClFlags.cpp - Options of Microsoft's compiler ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/ClFlags.h"
#include "build/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::build {

std::vector<std::string> addClFlags(llvm::StringRef Text,
                                    llvm::StringRef Folder, Settings &To) {
  std::vector<std::string> Rest;
  std::vector<std::string> Words = splitWords(Text);
  for (size_t N = 0; N < Words.size(); ++N) {
    llvm::StringRef Word = Words[N];
    llvm::StringRef Option = Word.drop_front();
    if (!Word.starts_with("/") && !Word.starts_with("-")) {
      Rest.push_back(Words[N]);
      continue;
    }
    // The argument stands behind the letters or is the next word.
    auto Takes = [&](llvm::StringRef Letters, std::string &Argument) {
      llvm::StringRef Value = Option;
      if (!Value.consume_front(Letters))
        return false;
      if (Value.empty() && N + 1 < Words.size())
        Value = Words[++N];
      Argument = Value.str();
      return true;
    };
    std::string Argument;
    auto Add = [&](std::vector<std::string> &List, std::string Item) {
      (Argument.empty() ? Rest : List).push_back(std::move(Item));
    };
    if (Takes("D", Argument))
      // cl takes "NAME#VALUE", too.
      Add(To.Defines, Argument.empty() ? Words[N] : Argument);
    else if (Takes("U", Argument))
      Add(To.Undefines, Argument.empty() ? Words[N] : Argument);
    else if (Takes("I", Argument))
      Add(To.IncludeFolders,
          Argument.empty() ? Words[N] : hostPath(Folder, Argument));
    else if (Takes("FI", Argument))
      Add(To.ForcedIncludes, Argument.empty() ? Words[N] : Argument);
    else
      To.OtherFlags.push_back(Words[N]);
  }
  return Rest;
}

void addTraceRoutines(llvm::StringRef Text, std::vector<std::string> &To) {
  constexpr llvm::StringLiteral Option = "-func:";
  while (true) {
    size_t At = Text.find(Option);
    if (At == llvm::StringRef::npos)
      return;
    Text = Text.drop_front(At + Option.size()).ltrim();
    llvm::StringRef Name =
        Text.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
    if (!Name.empty() && !llvm::is_contained(To, Name))
      To.push_back(Name.str());
  }
}

void addTraceConfigurations(llvm::StringRef Text, llvm::StringRef Folder,
                            std::vector<std::string> &To) {
  constexpr llvm::StringLiteral Option = "-scan:";
  for (size_t At; (At = Text.find(Option)) != llvm::StringRef::npos;) {
    Text = Text.drop_front(At + Option.size());
    bool Quoted = Text.consume_front("\"");
    llvm::StringRef Name =
        Text.take_until([&](char C) { return Quoted ? C == '"' : C == ' '; });
    if (!Name.empty())
      To.push_back(hostPath(Folder, Name));
  }
}

} // namespace ndistidy::build
