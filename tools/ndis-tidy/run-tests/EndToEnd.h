//===- EndToEnd.h - The command, run as its users run it --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the tests of the built command share.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_ENDTOEND_H
#define NDIS_TIDY_TOOLS_ENDTOEND_H

#include "testing/Process.h"
#include "testing/Samples.h"
#include "gtest/gtest.h"

namespace ndistidy::command {

/// A folder of its own for each test, and the command run in it.
class EndToEnd : public ::testing::Test {
protected:
  using Words = std::vector<std::string>;

  /// The command's name and \p Arguments.
  static Words command(const Words &Arguments) {
    Words All = {
        ndistidy::testing::underTest("NDIS_TIDY_PROGRAM", NDIS_TIDY_PROGRAM)};
    All.insert(All.end(), Arguments.begin(), Arguments.end());
    return All;
  }
  ndistidy::testing::Finished tidy(const Words &Arguments,
                                   llvm::StringRef Below = "") {
    ndistidy::testing::Finished F =
        ndistidy::testing::runIn(Folder.path(Below), command(Arguments));
    takeTold(F);
    return F;
  }
  /// Expects status 2, nothing on standard output and this one line of error.
  void expectError(const Words &Arguments, const std::string &Message) {
    ndistidy::testing::Finished F = tidy(Arguments);
    EXPECT_EQ(F.Status, 2);
    EXPECT_EQ(F.Out, "");
    EXPECT_EQ(F.Err, "ndis-tidy: error: " + Message + "\n");
  }

  ndistidy::testing::TemporaryFolder Folder;
  /// What the command said last of what was analysed, and of folders with no
  /// description of a build; not in Finished::Err.
  std::string Told, Undescribed;

private:
  void takeTold(ndistidy::testing::Finished &F) {
    Told.clear();
    Undescribed.clear();
    std::string Rest;
    for (llvm::StringRef Text = F.Err; !Text.empty();) {
      auto [Line, After] = Text.split('\n');
      bool IsTold = Line.starts_with("ndis-tidy: analysed '") ||
                    Line.starts_with("ndis-tidy: not analysed in '");
      bool IsUndescribed = Line.contains(", with no description of a build");
      (IsTold          ? Told
       : IsUndescribed ? Undescribed
                       : Rest) += Text.drop_back(After.size());
      Text = After;
    }
    F.Err = std::move(Rest);
  }
};

/// \p Text up to the first line end, with it.
inline std::string firstLine(llvm::StringRef Text) {
  return Text.split('\n').first.str() + "\n";
}

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_ENDTOEND_H
