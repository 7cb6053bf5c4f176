//===- Describe.cpp - What comes with a command ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Describe.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::packaging {
namespace {

using command::OptionHelp;
using Words = std::vector<llvm::StringRef>;

/// What a shell offers behind an option.
struct Values {
  Words Fixed;
  bool Files = false;
  bool Folders = false;
  bool CheckList = false; ///< ids, separated by commas
  bool Check = false;     ///< one id
};

} // namespace

/// Reads what an option's value is called: "FILE|auto", "text|sarif", "GLOBS".
static Values valuesOf(const OptionHelp &O) {
  Values Result;
  for (llvm::StringRef Word : llvm::split(O.Value, '|'))
    if (Word == "FILE")
      Result.Files = true;
    else if (Word == "DIR")
      Result.Folders = true;
    else if (Word == "GLOBS")
      Result.CheckList = true;
    else if (Word == "CHECK")
      Result.Check = true;
    else if (!Word.empty() && llvm::isLower(Word.front()))
      Result.Fixed.push_back(Word);
  return Result;
}

static bool isShort(const OptionHelp &O) { return O.Name.size() == 2; }

static std::string replaced(std::string Text, llvm::StringRef What,
                            llvm::StringRef With) {
  for (size_t At = 0; (At = Text.find(What, At)) != std::string::npos;
       At += With.size())
    Text.replace(At, What.size(), With);
  return Text;
}

//===----------------------------------------------------------------------===//
// The manual page
//===----------------------------------------------------------------------===//

/// \p Text as roff prints it as it is.
static std::string roff(llvm::StringRef Text) {
  std::string Result = replaced(Text.str(), "\\", "\\e");
  Result = replaced(std::move(Result), "-", "\\-");
  Result = replaced(std::move(Result), "'", "\\(aq");
  return llvm::StringRef(Result).starts_with(".") ? "\\&" + Result : Result;
}

static std::string manualOptions(llvm::ArrayRef<OptionHelp> Options) {
  std::string Text;
  for (const OptionHelp &O : Options) {
    Text += ".TP\n\\fB" + roff(O.Name) + "\\fR";
    if (!O.Value.empty())
      Text += (isShort(O) ? " \\fI" : "=\\fI") + roff(O.Value) + "\\fR";
    Text += "\n";
    for (llvm::StringRef Line : llvm::split(O.Help, '\n'))
      Text += roff(Line) + "\n";
  }
  return Text;
}

static std::string manualChecks(llvm::ArrayRef<catalogue::Check> Checks) {
  std::string Text;
  for (const catalogue::Check &K : Checks)
    Text += ".TP\n.B " + roff(K.Id) + "\n" + roff(K.Summary) + "\n";
  return Text;
}

//===----------------------------------------------------------------------===//
// Bash
//===----------------------------------------------------------------------===//

/// A branch of the case over the option in front of the word.
static std::string bashBranch(const OptionHelp &O) {
  Values V = valuesOf(O);
  std::string Does;
  if (V.CheckList)
    Does = "_ndis_tidy_list \"$current\"";
  else if (V.Check)
    Does = "_ndis_tidy_words \"$_ndis_tidy_checks\" \"$current\"";
  else if (V.Folders)
    Does = "_ndis_tidy_paths -d \"$current\"";
  else if (V.Files)
    Does = "_ndis_tidy_paths -f \"$current\"";
  if (!V.Fixed.empty())
    Does +=
        (Does.empty() ? "" : "; ") +
        ("_ndis_tidy_words \"" + llvm::join(V.Fixed, " ") + "\" \"$current\"");
  if (Does.empty())
    Does = ":";
  return "    " + O.Name + ") " + Does + "; return ;;\n";
}

static std::string bashOptions(llvm::ArrayRef<OptionHelp> Options) {
  std::vector<std::string> Names;
  std::string Branches;
  for (const OptionHelp &O : Options) {
    bool Joined = !O.Value.empty() && !isShort(O);
    Names.push_back(O.Name + (Joined ? "=" : ""));
    if (!O.Value.empty())
      Branches += bashBranch(O);
  }
  return "  local options=\"" + llvm::join(Names, " ") +
         "\"\n  case $option in\n" + Branches + "  esac\n";
}

//===----------------------------------------------------------------------===//
// Zsh
//===----------------------------------------------------------------------===//

/// \p Text within the brackets of a specification, within quotes.
static std::string zshText(llvm::StringRef Text) {
  std::string Result = replaced(Text.str(), "\n", " ");
  for (const char *Special : {"\\", "[", "]", ":"})
    Result = replaced(std::move(Result), Special, std::string("\\") + Special);
  return replaced(std::move(Result), "'", "'\\''");
}

static std::string zshValue(const OptionHelp &O) {
  if (O.Value.empty())
    return "";
  Values V = valuesOf(O);
  std::string Does = " ";
  if (V.CheckList)
    Does = "_sequence compadd - $checks";
  else if (V.Check)
    Does = "($checks)";
  else if (V.Folders)
    Does = "_files -/";
  else if (V.Files)
    Does = "_files";
  else if (!V.Fixed.empty())
    Does = "(" + llvm::join(V.Fixed, " ") + ")";
  return ":" + zshText(O.Value) + ":" + Does;
}

static std::string zshOptions(llvm::ArrayRef<OptionHelp> Options) {
  std::string Text;
  for (const OptionHelp &O : Options) {
    std::string Joined = O.Value.empty() ? "" : isShort(O) ? "+" : "=";
    Text += "  '" + std::string(O.Repeats ? "*" : "") + O.Name + Joined + "[" +
            zshText(O.Help) + "]";
    // Within double quotes $checks is what it stands for.
    std::string Value = zshValue(O);
    Text += llvm::StringRef(Value).contains('$') ? "'\"" + Value + "\""
                                                 : Value + "'";
    Text += " \\\n";
  }
  return Text;
}

std::string describe(Form As, llvm::StringRef Template,
                     llvm::ArrayRef<OptionHelp> Options,
                     llvm::ArrayRef<catalogue::Check> Checks) {
  std::string OfOptions, OfChecks;
  if (As == Form::Manual) {
    OfOptions = manualOptions(Options);
    OfChecks = manualChecks(Checks);
  } else {
    OfOptions = As == Form::Bash ? bashOptions(Options) : zshOptions(Options);
    OfChecks = llvm::join(
        llvm::map_range(Checks, [](const auto &K) { return K.Id; }), " ");
  }
  std::string Text = replaced(Template.str(), "@VERSION@", NDIS_TIDY_VERSION);
  Text = replaced(std::move(Text), "@OPTIONS@\n", OfOptions);
  Text = replaced(std::move(Text), "@CHECKS@\n", OfChecks);
  return replaced(std::move(Text), "@CHECKS@", OfChecks);
}

} // namespace ndistidy::packaging
