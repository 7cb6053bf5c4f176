//===- Coverage.cpp - What of the contract the rules cover ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "coverage/Coverage.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace ndistidy::catalogue;

namespace ndistidy::coverage {

static llvm::Error error(llvm::StringRef File, unsigned Line,
                         const llvm::Twine &What) {
  return llvm::createStringError(File + ":" + llvm::Twine(Line) + ": " + What);
}

static std::vector<std::string> words(llvm::StringRef Field) {
  std::vector<std::string> Result;
  for (llvm::StringRef Word : llvm::split(Field, ' '))
    if (!Word.empty() && Word != "-")
      Result.push_back(Word.str());
  return Result;
}

llvm::Expected<std::vector<Section>> parseList(llvm::MemoryBufferRef Text) {
  std::vector<Section> Result;
  unsigned Number = 0;
  for (llvm::StringRef Row : llvm::split(Text.getBuffer(), '\n')) {
    ++Number;
    Row = Row.trim();
    if (Row.empty() || Row.starts_with("#"))
      continue;
    if (Row.consume_front("[") && Row.consume_back("]")) {
      Result.push_back({Row.str(), {}});
      continue;
    }
    llvm::SmallVector<llvm::StringRef, 3> Fields;
    Row.split(Fields, '|');
    if (Result.empty() || Fields.size() < 2 || Fields.size() > 3)
      return error(Text.getBufferIdentifier(), Number,
                   "expected a title in brackets, or two or three fields "
                   "behind one");
    Line L{Number, words(Fields[0]), words(Fields[1]), {}};
    if (Fields.size() == 3)
      L.Remark = Fields[2].trim().str();
    if (L.First.empty())
      return error(Text.getBufferIdentifier(), Number, "the line has no name");
    Result.back().Lines.push_back(std::move(L));
  }
  return Result;
}

namespace {

class Page {
public:
  explicit Page(const Catalogue &Of) : Rules(Of), OS(Text) {}

  void contract(const Section &S);
  void verifier(const Section &S);
  void totals(const std::vector<Section> &Contract,
              const std::vector<Section> &Verifier);

  llvm::raw_ostream &out() { return OS; }
  llvm::Expected<std::string> finish(const std::string &Head) {
    if (!Wrong.empty())
      return llvm::createStringError(Wrong);
    return Head + Text;
  }

private:
  std::vector<const Resource *> taking(llvm::StringRef Call) const;
  bool isKnown(llvm::StringRef Call) const;
  std::set<std::string> checks(const Resource &R) const;
  std::set<std::string> demands(llvm::StringRef Call) const;
  std::string link(const std::string &Check) const;
  template <typename Range> std::string links(const Range &Checks) const {
    return llvm::join(
        llvm::map_range(Checks,
                        [&](const std::string &Id) { return link(Id); }),
        ", ");
  }
  std::string documented(const std::string &Call) const;
  void complain(llvm::StringRef List, const Line &L, const llvm::Twine &What) {
    Wrong += (List + ":" + llvm::Twine(L.Number) + ": " + What + "\n").str();
  }

  const Catalogue &Rules;
  std::string Text, Wrong;
  llvm::raw_string_ostream OS;
  unsigned Rows = 0, Followed = 0, Known = 0;
  unsigned VerifierRows = 0, Covered = 0;

public:
  std::string summary() const;
};

} // namespace

std::vector<const Resource *> Page::taking(llvm::StringRef Call) const {
  std::vector<const Resource *> Result;
  for (const Resource &R : Rules.Resources)
    if (llvm::any_of(R.Acquires,
                     [&](const Acquire &A) { return A.Call == Call; }))
      Result.push_back(&R);
  return Result;
}

/// Whether a row says what the call does, although it takes nothing.
bool Page::isKnown(llvm::StringRef Call) const {
  auto IsIt = [&](const auto &Row) { return Row.Call == Call; };
  return llvm::any_of(Rules.Effects, IsIt) ||
         llvm::any_of(Rules.Registrations, IsIt) ||
         llvm::any_of(Rules.Requirements, IsIt);
}

std::set<std::string> Page::demands(llvm::StringRef Call) const {
  std::set<std::string> Result;
  for (const Requirement &R : Rules.Requirements)
    if (R.Call == Call)
      Result.insert(R.Check);
  return Result;
}

/// Which checks report that a lifecycle does not give it back.
std::set<std::string> Page::checks(const Resource &R) const {
  std::set<std::string> Result;
  for (const Lifecycle &L : Rules.Lifecycles) {
    if (!llvm::is_contained(L.Scopes, R.Lives))
      continue;
    bool Lock = R.Class == ResourceClass::Lock;
    if (R.OwedOnFailure)
      Result.insert(Lock ? L.LockCheck : L.FailureCheck);
    if (R.OwedAtEnd)
      Result.insert(Lock ? L.LockCheck
                    : R.Class == ResourceClass::Registration
                        ? L.EndRegistrationCheck
                        : L.EndResourceCheck);
  }
  bool ByHandle = llvm::any_of(R.Acquires, [](const Acquire &A) {
    return A.Identity == catalogue::IdentityKind::Handle;
  });
  if (ByHandle && R.OwedAtEnd && R.Class == catalogue::ResourceClass::Plain)
    Result.insert(Rules.LocalLeakCheck);
  bool Needs = !R.Needs.empty() ||
               llvm::any_of(R.Acquires,
                            [](const Acquire &A) { return !A.Needs.empty(); });
  if (Needs)
    Result.insert(Rules.ReleaseOrderCheck);
  Result.erase("");
  return Result;
}

std::string Page::link(const std::string &Check) const {
  if (!Rules.check(Check))
    return "`" + Check + "`, which is not there yet";
  return "[" + Check + "](checks/" + Check + ".md)";
}

/// The call, with its page where a rule names it.
std::string Page::documented(const std::string &Call) const {
  std::string Name = "`" + Call + "`";
  std::string End = "-" + llvm::StringRef(Call).lower();
  for (const Resource &R : Rules.Resources)
    for (const std::string &Doc : R.Docs)
      if (llvm::StringRef(Doc).ends_with(End))
        return "[" + Name + "](" + Doc + ")";
  return Name;
}

void Page::contract(const Section &S) {
  OS << "\n### " << S.Title << "\n\n"
     << "| takes | gives back | kind | a path without it is reported by | "
        "remark |\n| --- | --- | --- | --- | --- |\n";
  for (const Line &L : S.Lines) {
    std::set<std::string> Kinds, Checks;
    std::vector<const Resource *> All;
    bool IsKnown = false;
    for (const std::string &Call : L.First) {
      std::vector<const Resource *> Here = taking(Call);
      IsKnown |= isKnown(Call);
      if (Here.empty() && L.Remark.empty())
        complain("contract.txt", L,
                 "no rule says what '" + Call +
                     "' takes, and no remark says why");
      llvm::append_range(All, Here);
      Checks.merge(demands(Call));
    }
    for (const Resource *R : All) {
      Kinds.insert(R->Title);
      Checks.merge(checks(*R));
    }
    for (const std::string &Call : L.Second)
      if (L.Remark.empty() && llvm::none_of(All, [&](const Resource *R) {
            return llvm::any_of(
                R->Releases, [&](const Release &G) { return G.Call == Call; });
          }))
        complain("contract.txt", L,
                 "no rule says that '" + Call +
                     "' gives it back, and no remark says why");
    ++Rows;
    Followed += !All.empty();
    Known += All.empty() && IsKnown;
    auto Code = [&](const std::vector<std::string> &Calls) {
      return llvm::join(
          llvm::map_range(
              Calls, [&](const std::string &Call) { return documented(Call); }),
          ", ");
    };
    OS << "| " << Code(L.First) << " | " << Code(L.Second) << " | "
       << llvm::join(Kinds, ", ") << " | " << links(Checks) << " | " << L.Remark
       << " |\n";
  }
}

void Page::verifier(const Section &S) {
  OS << "\n### " << S.Title << "\n\n| rule | covered by | remark |\n"
     << "| --- | --- | --- |\n";
  for (const Line &L : S.Lines) {
    if (L.Second.empty() && L.Remark.empty())
      complain("verifier.txt", L,
               "no check covers '" + L.First.front() +
                   "', and no remark says why");
    ++VerifierRows;
    Covered += llvm::any_of(L.Second, [&](const std::string &Check) {
      return Rules.check(Check) != nullptr;
    });
    OS << "| `" << L.First.front() << "` | "
       << (L.Second.empty() ? "none" : links(L.Second)) << " | " << L.Remark
       << " |\n";
  }
}

std::string Page::summary() const {
  return "Of " + std::to_string(Rows) + " rows of the contract, " +
         std::to_string(Followed) +
         " are things that are followed from where "
         "they are taken, and of " +
         std::to_string(Known) + " more the rules say what the call does. Of " +
         std::to_string(VerifierRows) + " rules of Static Driver Verifier, " +
         std::to_string(Covered) + " are covered by a check.\n";
}

llvm::Expected<std::string> page(const Catalogue &Rules,
                                 const std::vector<Section> &Contract,
                                 const std::vector<Section> &Verifier) {
  Page P(Rules);
  P.out() << "\n## The contract, row by row\n\n"
             "Beside the checks that are named, every row is held to "
             "ndis-double-release,\nndis-use-after-release, "
             "ndis-release-unacquired and, where a call tells whether it\n"
             "succeeded, ndis-unchecked-status.\n";
  for (const Section &S : Contract)
    P.contract(S);
  P.out() << "\n## The NDIS rules of Static Driver Verifier\n\n"
             "From [Rules for NDIS Drivers](https://learn.microsoft.com/"
             "windows-hardware/drivers/devtest/sdv-rules-for-ndis-drivers).\n"
             "A check covers a rule if a driver that breaks the rule is "
             "reported by it; the remark\nsays what of the rule is not "
             "covered.\n";
  for (const Section &S : Verifier)
    P.verifier(S);
  std::string Head =
      "# What is covered\n\n<!-- Made by tools/coverage from the rules, "
      "coverage/contract.txt and\ncoverage/verifier.txt. Do not edit. -->\n\n" +
      P.summary();
  return P.finish(Head);
}

} // namespace ndistidy::coverage
