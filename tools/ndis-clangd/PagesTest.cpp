//===- PagesTest.cpp - Tests of links to the pages of our checks ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pages.h"
#include "Messages.h"
#include "testing/Process.h"
#include "gtest/gtest.h"

using namespace ndistidy::clangd;
using ndistidy::testing::TemporaryFolder;

namespace {

std::string message(const std::string &Text) {
  return "Content-Length: " + std::to_string(Text.size()) + "\r\n\r\n" + Text;
}

constexpr char Base[] = "https://clang.llvm.org/extra/clang-tidy/checks/";

MessageStream links() {
  return MessageStream([](llvm::StringRef Message) {
    return linkPages(Message, [](llvm::StringRef Check) {
      return Check == "ndis-a-b" ? std::string("file:///a") : std::string();
    });
  });
}

TEST(PageLinks, OursAreReplacedAndOthersStay) {
  for (const auto &[From, To] :
       {std::pair<std::string, std::string>{R"("ndis/a-b.html")", R"("a")"},
        {R"("ndis/c.html")", R"("ndis/c.html")"},
        {R"("misc/a-b.html")", R"("misc/a-b.html")"},
        {R"("ndis/a-b.html?")", R"("ndis/a-b.html?")"}}) {
    std::string Url = "{\"x\":\"" + std::string(Base) + From.substr(1) + "}";
    std::string Wanted =
        To == R"("a")" ? "{\"x\":\"file:///a\"}"
                       : "{\"x\":\"" + std::string(Base) + To.substr(1) + "}";
    MessageStream L = links();
    EXPECT_EQ(L.pass(message(Url)), message(Wanted));
    EXPECT_EQ(L.finish(), "");
  }
}

TEST(PageLinks, MessagesComeInPieces) {
  std::string In =
      message("{\"u\":\"" + std::string(Base) + "ndis/a-b.html\",\"v\":\"" +
              Base + "ndis/a-b.html\"}") +
      message("{}");
  std::string Wanted =
      message("{\"u\":\"file:///a\",\"v\":\"file:///a\"}") + message("{}");
  for (size_t Size = 1; Size != In.size(); ++Size) {
    MessageStream L = links();
    std::string Out;
    for (size_t At = 0; At < In.size(); At += Size)
      Out += L.pass(llvm::StringRef(In).substr(At, Size));
    EXPECT_EQ(Out + L.finish(), Wanted) << Size;
  }
}

TEST(PageLinks, OtherHeadersStay) {
  EXPECT_EQ(links().pass("Content-Length: 2\r\nX: y\r\n\r\n{}"),
            "Content-Length: 2\r\nX: y\r\n\r\n{}");
}

TEST(PageLinks, WhatIsNoProtocolGoesOutAsItIs) {
  for (llvm::StringRef Text :
       {"OVERVIEW: clangd\n", "Content: x", "Content-Length: x\r\n\r\n{}"}) {
    MessageStream L = links();
    EXPECT_EQ(L.pass(Text) + L.pass(" more"), Text.str() + " more");
  }
  MessageStream L = links();
  EXPECT_EQ(L.pass("Content-Len"), "");
  EXPECT_EQ(L.finish(), "Content-Len");
}

TEST(PageUrl, OfPagesThatAreThere) {
  TemporaryFolder Folder;
  Folder.write("a b/ndis-x.md", "");
  EXPECT_EQ(pageUrl(Folder.path("a b"), "ndis-x"),
            "file://" + Folder.path() + "/a%20b/ndis-x.md");
  EXPECT_EQ(pageUrl(Folder.path("a b"), "ndis-y"), "");
}

} // namespace
