//===- SourceLook.cpp - What sources say about their build ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/SourceLook.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {
namespace {

/// Names and punctuation of C, without comments, strings and numbers.
class Tokens {
public:
  explicit Tokens(llvm::StringRef Text) : Rest(Text) {}

  /// Empty at the end. A line that begins with '#' is one token, with the
  /// lines that continue it.
  llvm::StringRef next();

private:
  llvm::StringRef line();
  void skipQuoted(char Quote);

  llvm::StringRef Rest;
  bool LineStart = true;
};

} // namespace

static bool isNameCharacter(char C) { return llvm::isAlnum(C) || C == '_'; }

llvm::StringRef Tokens::line() {
  size_t End = 0;
  while (
      End < Rest.size() &&
      (Rest[End] != '\n' || Rest.take_front(End).rtrim('\r').ends_with("\\")))
    ++End;
  llvm::StringRef Line = Rest.take_front(End);
  Rest = Rest.drop_front(End);
  return Line;
}

void Tokens::skipQuoted(char Quote) {
  size_t I = 1;
  for (; I < Rest.size() && Rest[I] != Quote && Rest[I] != '\n'; ++I)
    if (Rest[I] == '\\')
      ++I;
  Rest = Rest.drop_front(std::min(I + 1, Rest.size()));
}

llvm::StringRef Tokens::next() {
  while (!Rest.empty()) {
    char C = Rest.front();
    if (llvm::isSpace(C)) {
      LineStart |= C == '\n';
      Rest = Rest.drop_front();
    } else if (Rest.starts_with("//")) {
      line();
    } else if (Rest.starts_with("/*")) {
      size_t End = Rest.find("*/", 2);
      Rest = End == llvm::StringRef::npos ? "" : Rest.drop_front(End + 2);
    } else if (C == '"' || C == '\'') {
      skipQuoted(C);
      LineStart = false;
    } else if (C == '#' && LineStart) {
      return line();
    } else {
      LineStart = false;
      llvm::StringRef Name = Rest.take_while(isNameCharacter);
      if (Name.empty())
        Name = Rest.take_front(1);
      Rest = Rest.drop_front(Name.size());
      return Name;
    }
  }
  return "";
}

static constexpr llvm::StringLiteral Registrations[] = {
    "NdisMRegisterMiniportDriver", "NdisRegisterProtocolDriver",
    "NdisFRegisterFilterDriver",   "NdisMRegisterMiniport",
    "NdisRegisterProtocol",        "NdisIMRegisterLayeredMiniport"};

static void lookAtDirective(llvm::StringRef Line, SourceLook &To) {
  Line = Line.drop_front().ltrim();
  bool Defines = Line.consume_front("define");
  if (!Defines && !Line.starts_with("if") && !Line.starts_with("elif"))
    return;
  Tokens Names(Line);
  for (llvm::StringRef Name; !(Name = Names.next()).empty();) {
    if (Name.starts_with("NDIS"))
      (Defines ? To.Defined : To.Tested).insert(Name);
    if (Defines)
      return;
  }
}

void lookAt(llvm::StringRef Text, SourceLook &To) {
  Tokens T(Text);
  llvm::StringRef Token = T.next();
  while (!Token.empty()) {
    if (Token.starts_with("#")) {
      lookAtDirective(Token, To);
      Token = T.next();
      continue;
    }
    llvm::StringRef Name = Token;
    Token = T.next();
    if (Token != "(")
      continue;
    if (llvm::is_contained(Registrations, Name))
      To.Calls.insert(Name);
    if (Name != "DriverEntry")
      continue;
    // A definition goes on behind its parameters; a declaration ends there.
    for (unsigned Open = 1; Open && !(Token = T.next()).empty();)
      Open += Token == "(" ? 1 : Token == ")" ? -1 : 0;
    Token = T.next();
    To.DefinesDriverEntry |= Token == "{";
  }
}

/// What a name of NDIS's version macros says: {50, "_MINIPORT"}.
static unsigned versionIn(llvm::StringRef Name) {
  if (!Name.consume_front("NDIS_SUPPORT_"))
    Name.consume_back("_MINIPORT");
  unsigned Version = 0;
  if (!Name.consume_front("NDIS") || Name.getAsInteger(10, Version))
    return 0;
  return Version;
}

/// In order of age: NDIS61 came before NDIS620.
static unsigned age(unsigned Version) {
  return Version < 100 ? Version * 10 : Version;
}

static bool isOfNdis6(unsigned Version) { return age(Version) >= 600; }

Suggestion suggestDefines(const SourceLook &L) {
  Suggestion S;
  auto Calls = [&](llvm::StringRef Name) { return L.Calls.contains(Name); };
  bool Miniport6 = Calls("NdisMRegisterMiniportDriver");
  bool Miniport5 =
      Calls("NdisMRegisterMiniport") || Calls("NdisIMRegisterLayeredMiniport");
  bool Other6 =
      Calls("NdisRegisterProtocolDriver") || Calls("NdisFRegisterFilterDriver");
  bool Other5 = Calls("NdisRegisterProtocol");
  bool Is6 = Miniport6 || Other6, Is5 = Miniport5 || Other5;
  if ((Miniport6 || Miniport5) && !L.Defined.contains("NDIS_MINIPORT_DRIVER"))
    S.Defines.emplace_back("NDIS_MINIPORT_DRIVER=1");
  bool OwnVersion = llvm::any_of(L.Defined.keys(), [](llvm::StringRef Name) {
    return versionIn(Name) != 0;
  });
  // A driver of both generations has to be told which one it is.
  if (!OwnVersion && Is6 != Is5) {
    unsigned Version = 0;
    for (llvm::StringRef Name : L.Tested.keys())
      if (unsigned V = versionIn(Name);
          V && isOfNdis6(V) == Is6 && age(V) > age(Version))
        Version = V;
    std::string Number = std::to_string(Version ? Version : Is6 ? 630 : 51);
    if (Miniport6 || Miniport5)
      S.Defines.push_back("NDIS" + Number + "_MINIPORT=1");
    if (Other6 || Other5)
      S.Defines.push_back("NDIS" + Number + "=1");
  }
  if (S.Defines.empty())
    return S;
  std::vector<llvm::StringRef> Names;
  for (llvm::StringRef Name : Registrations)
    if (Calls(Name))
      Names.push_back(Name);
  S.Why = "it calls " + llvm::join(Names, " and ");
  return S;
}

SourceLook lookAtFile(llvm::StringRef File) {
  // What is larger was written by a program.
  constexpr uint64_t MostBytes = uint64_t(4) << 20;
  SourceLook Look;
  uint64_t Size = 0;
  if (llvm::sys::fs::file_size(File, Size) || Size > MostBytes)
    return Look;
  if (auto Text = llvm::MemoryBuffer::getFile(File))
    lookAt((*Text)->getBuffer(), Look);
  return Look;
}

std::vector<std::string> splitAtEntries(llvm::StringRef Root,
                                        llvm::ArrayRef<std::string> Entries) {
  namespace path = llvm::sys::path;
  llvm::StringSet<> Folders;
  for (const std::string &Entry : Entries)
    Folders.insert(path::parent_path(Entry));
  auto IsBelow = [](llvm::StringRef Path, llvm::StringRef Folder) {
    return Path == Folder ||
           (Path.consume_front(Folder) && path::is_separator(Path.front()));
  };
  std::vector<std::string> Result;
  for (llvm::StringRef Folder : Folders.keys()) {
    auto Alone = [&](llvm::StringRef Up) {
      return llvm::none_of(Folders.keys(), [&](llvm::StringRef Other) {
        return Other != Folder && IsBelow(Other, Up);
      });
    };
    llvm::StringRef At = Folder;
    while (At != Root && IsBelow(path::parent_path(At), Root) &&
           Alone(path::parent_path(At)))
      At = path::parent_path(At);
    Result.push_back(At.str());
  }
  if (Result.size() < 2)
    return {Root.str()};
  llvm::sort(Result);
  return Result;
}

} // namespace ndistidy::build
