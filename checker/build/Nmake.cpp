//===- Nmake.cpp - Macros of an NMAKE description -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Nmake.h"
#include "build/Files.h"
#include "build/NmakeCondition.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"

namespace ndistidy::build {

static bool isNameCharacter(char C) { return llvm::isAlnum(C) || C == '_'; }

Nmake::Nmake(const llvm::StringMap<std::string> &Given) {
  for (const auto &Entry : Given)
    Macros[Entry.getKey()].Value = Entry.getValue();
}

llvm::Error Nmake::fail(const llvm::Twine &Why) const {
  return llvm::createStringError(toString({At.File, At.Line, Why.str()}));
}

void Nmake::remark(const llvm::Twine &Text) {
  Remarks.push_back({At.File, At.Line, Text.str()});
}

bool Nmake::active() const {
  return llvm::all_of(Branches, [](const Branch &B) { return B.Active; });
}

Remark Nmake::where(llvm::StringRef Name) const {
  auto It = Macros.find(Name);
  return It == Macros.end() ? Remark{}
                            : Remark{It->second.File, It->second.Line, {}};
}

llvm::Error Nmake::read(llvm::StringRef Path) {
  llvm::Expected<std::string> Text = readText(Path);
  if (!Text)
    return Text.takeError();
  Place Outer = std::exchange(At, {Path.str(), 0});
  std::vector<Branch> OuterBranches = std::exchange(Branches, {});
  Including.push_back(Path.str());

  llvm::StringRef Rest = *Text;
  unsigned Number = 0;
  while (!Rest.empty()) {
    std::string Line;
    At.Line = Number + 1;
    bool Continues = true;
    while (Continues && !Rest.empty()) {
      auto [Physical, After] = Rest.split('\n');
      Rest = After;
      ++Number;
      // A comment between the lines of a list takes out one line of it.
      llvm::StringRef Trimmed = Physical.rtrim(" \t");
      if (Physical.ltrim(" \t").starts_with("#"))
        Trimmed = Line.empty() ? "" : "\\";
      Continues = Trimmed.consume_back("\\");
      Line += Trimmed;
      if (Continues)
        Line += ' ';
    }
    if (llvm::Error E = readLine(Line))
      return E;
  }
  if (!Branches.empty()) {
    At.Line = Branches.back().Line;
    return fail("this !if has no !endif");
  }
  Including.pop_back();
  Branches = std::move(OuterBranches);
  At = std::move(Outer);
  return llvm::Error::success();
}

/// Cuts a comment off. "^#" is a mere "#".
static std::string withoutComment(llvm::StringRef Line) {
  std::string Result;
  for (size_t I = 0; I < Line.size() && Line[I] != '#'; ++I) {
    if (Line[I] == '^' && I + 1 < Line.size() && Line[I + 1] == '#')
      ++I;
    Result += Line[I];
  }
  return Result;
}

llvm::Error Nmake::readLine(llvm::StringRef Line) {
  std::string Clean = withoutComment(Line);
  llvm::StringRef Text = llvm::StringRef(Clean).trim();
  if (Text.empty())
    return llvm::Error::success();
  if (Text.consume_front("!"))
    return directive(Text.ltrim());
  if (!active())
    return llvm::Error::success();
  llvm::StringRef Name = Text.take_while(isNameCharacter);
  llvm::StringRef Behind = Text.drop_front(Name.size()).ltrim();
  if (!Name.empty() && Behind.consume_front("="))
    return define(Name, Behind.trim());
  remark("'" + Text.take_front(40) +
         "' defines no macro: rules and commands are not followed");
  return llvm::Error::success();
}

llvm::Error Nmake::directive(llvm::StringRef Line) {
  llvm::StringRef Word = Line.take_while(isNameCharacter);
  llvm::StringRef Rest = Line.drop_front(Word.size()).trim();
  std::string Lower = Word.lower();
  if (Lower == "if" || Lower == "ifdef" || Lower == "ifndef") {
    constexpr unsigned MostBranches = 256;
    if (Branches.size() >= MostBranches)
      return fail("!if is nested too deep");
    bool Active = active();
    if (Active) {
      llvm::Expected<bool> Holds = test(Lower, Rest);
      if (!Holds)
        return Holds.takeError();
      Active = *Holds;
    }
    Branches.push_back({Active, Active, false, At.Line});
    return llvm::Error::success();
  }
  if (llvm::StringRef(Lower).starts_with("else"))
    return otherwise(Lower, Rest);
  if (Lower == "endif") {
    if (Branches.empty())
      return fail("this !endif has no !if");
    Branches.pop_back();
    return llvm::Error::success();
  }
  if (!active())
    return llvm::Error::success();
  if (Lower == "include")
    return include(Rest);
  if (Lower == "undef") {
    Macros.erase(Rest);
    return llvm::Error::success();
  }
  if (Lower == "error")
    return fail("the file ends itself here: !error " + Rest);
  if (Lower != "message" && Lower != "cmdswitches")
    remark("'!" + Word + "' is no directive that is known");
  return llvm::Error::success();
}

/// "!else", "!else if ...", "!elseif ...", "!elseifdef ...".
llvm::Error Nmake::otherwise(llvm::StringRef Kind, llvm::StringRef Rest) {
  if (Branches.empty() || Branches.back().Else)
    return fail("this !else has no !if");
  Branch &B = Branches.back();
  std::string Test = Kind.drop_front(4).str();
  if (Test.empty() && !Rest.empty()) {
    llvm::StringRef Word = Rest.take_while(isNameCharacter);
    Rest = Rest.drop_front(Word.size()).ltrim();
    Test = Word.lower();
  }
  B.Active = false;
  if (Test.empty()) {
    B.Else = true;
    B.Active = !B.Taken;
    return llvm::Error::success();
  }
  if (Test != "if" && Test != "ifdef" && Test != "ifndef")
    return fail("'" + llvm::Twine(Test) + "' does not go behind !else");
  bool OuterActive = llvm::all_of(llvm::ArrayRef(Branches).drop_back(),
                                  [](const Branch &O) { return O.Active; });
  if (B.Taken || !OuterActive)
    return llvm::Error::success();
  llvm::Expected<bool> Holds = test(Test, Rest);
  if (!Holds)
    return Holds.takeError();
  B.Taken = B.Active = *Holds;
  return llvm::Error::success();
}

llvm::Expected<bool> Nmake::test(llvm::StringRef Kind, llvm::StringRef Rest) {
  if (Kind != "if")
    return defined(Rest) == (Kind == "ifdef");
  std::string Text;
  Unknown.clear();
  Testing = true;
  llvm::Error E = expand(Rest, "", Text);
  Testing = false;
  if (E)
    return std::move(E);
  auto Defined = [&](llvm::StringRef Name) { return defined(Name); };
  auto Exists = [&](llvm::StringRef Name) {
    return llvm::sys::fs::exists(hostPath(folderOf(At.File), Name));
  };
  llvm::Expected<bool> Holds = nmakeCondition(Text, {Defined, Exists});
  if (!Holds && !Unknown.empty()) {
    // The driver's own build environment would have it.
    llvm::consumeError(Holds.takeError());
    remark("$(" + Unknown +
           ") is defined neither here nor in the environment, and the "
           "condition '" +
           Rest + "' taken as not true");
    return false;
  }
  if (!Holds)
    return fail("cannot read the condition '" + Rest +
                "': " + llvm::toString(Holds.takeError()));
  return Holds;
}

llvm::Error Nmake::include(llvm::StringRef Name) {
  std::string Expanded;
  if (llvm::Error E = expand(Name, "", Expanded))
    return E;
  llvm::StringRef Wanted = llvm::StringRef(Expanded).trim(" \t\"");
  // The kit's own makefiles hold rules.
  if (Wanted.starts_with(KitMark))
    return llvm::Error::success();
  std::optional<std::string> Path = findFile(folderOf(At.File), Wanted);
  if (!Path) {
    remark("cannot include '" + Wanted + "': there is no such file");
    return llvm::Error::success();
  }
  constexpr unsigned MostFiles = 32;
  if (llvm::is_contained(Including, *Path) || Including.size() >= MostFiles)
    return fail("'" + Wanted + "' includes itself");
  return read(*Path);
}

llvm::Error Nmake::define(llvm::StringRef Name, llvm::StringRef Value) {
  // Its own name stands for what it was; others are looked up when it is used.
  std::string Own;
  if (llvm::Error E = expand(Value, Name, Own))
    return E;
  Macros[Name] = {llvm::StringRef(Own).trim().str(), At.File, At.Line};
  return llvm::Error::success();
}

/// "NAME" or "NAME:old=new".
llvm::Error Nmake::expandOne(llvm::StringRef Inside, std::string &To) {
  auto [Name, Change] = Inside.split(':');
  auto It = Macros.find(Name);
  if (It == Macros.end()) {
    if (auto Value = llvm::sys::Process::GetEnv(Name)) {
      To += *Value;
      return llvm::Error::success();
    }
    // To ask whether it is there is no mistake.
    if (Testing)
      Unknown = Name.str();
    else if (Undefined.insert(Name).second)
      remark("$(" + Name +
             ") is defined neither here nor in the environment, and taken as "
             "empty");
    return llvm::Error::success();
  }
  if (llvm::is_contained(Expanding, Name))
    return fail("the macro '" + Name + "' leads to itself");
  // Each is another one, so this ends; but not with a stack of any size.
  constexpr unsigned MostDeep = 200;
  if (Expanding.size() >= MostDeep)
    return fail("the macro '" + Name + "' is nested too deep");
  Expanding.push_back(Name.str());
  std::string Value;
  // By value: what is expanded may define nothing, but moves the map's memory.
  std::string Raw = It->second.Value;
  llvm::Error E = expand(Raw, "", Value);
  Expanding.pop_back();
  if (E)
    return E;
  auto [Old, New] = Change.split('=');
  if (Old.empty()) {
    To += Value;
    return llvm::Error::success();
  }
  llvm::StringRef Rest = Value;
  for (size_t Next; (Next = Rest.find(Old)) != llvm::StringRef::npos;
       Rest = Rest.drop_front(Next + Old.size()))
    To += (Rest.take_front(Next) + New).str();
  To += Rest;
  return llvm::Error::success();
}

llvm::Error Nmake::expand(llvm::StringRef Text, llvm::StringRef Only,
                          std::string &To) {
  constexpr size_t MostBytes = size_t(1) << 20;
  while (!Text.empty()) {
    if (To.size() > MostBytes)
      return fail("what the macros stand for has more than 1 MB");
    size_t Dollar = std::min(Text.find('$'), Text.size());
    To += Text.take_front(Dollar);
    Text = Text.drop_front(Dollar);
    if (!Text.consume_front("$"))
      break;
    if (Text.consume_front("$")) {
      To += Only.empty() ? "$" : "$$";
      continue;
    }
    llvm::StringRef Inside = Text.take_front(1), Whole = Inside;
    if (Text.starts_with("(") || Text.starts_with("{")) {
      size_t End = Text.find(Text.front() == '(' ? ')' : '}');
      if (End == llvm::StringRef::npos)
        return fail("a macro's ')' is missing");
      Inside = Text.slice(1, End);
      Whole = Text.take_front(End + 1);
    }
    Text = Text.drop_front(Whole.size());
    bool Wanted = Only.empty() || Inside.split(':').first == Only;
    if (!Wanted) {
      To += ("$" + Whole).str();
      continue;
    }
    // What it adds to need not be there.
    if (!Only.empty() && !defined(Only))
      continue;
    if (Only.empty()) {
      if (llvm::Error E = expandOne(Inside, To))
        return E;
      continue;
    }
    // As it stands: what is in it is looked up when it is used.
    if (Inside == Only)
      To += Macros[Only].Value;
    else if (llvm::Error E = expandOne(Inside, To))
      return E;
  }
  return llvm::Error::success();
}

llvm::Expected<std::string> Nmake::value(llvm::StringRef Name) {
  std::string Result;
  auto It = Macros.find(Name);
  if (It == Macros.end())
    return Result;
  Place Outer = std::exchange(At, {It->second.File, It->second.Line});
  llvm::Error E = expandOne(Name, Result);
  At = std::move(Outer);
  if (E)
    return std::move(E);
  return Result;
}

} // namespace ndistidy::build
