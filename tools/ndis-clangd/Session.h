//===- Session.h - A client's files, and their drivers ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd knows one file at a time. What the others of its driver do is in the
// cache of ndis-tidy, which is run in the background when a file is opened or
// saved; what it finds new reaches the open files at once.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_CLANGD_SESSION_H
#define NDIS_TIDY_TOOLS_CLANGD_SESSION_H

#include "tidy/Host.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"
#include <condition_variable>
#include <deque>
#include <functional>
#include <thread>

namespace ndistidy::clangd {

class Session : public tidy::Host {
public:
  /// Sends the message that it is given a maker of, if that makes one.
  using Sender = std::function<void(llvm::function_ref<std::string()>)>;

  /// \p Command: where ndis-tidy is.
  explicit Session(std::string Command) : Command(std::move(Command)) {}

  /// From now on something may be said to clangd, as if the client said it, and
  /// to the client.
  void begin(Sender Server, Sender Client);
  /// From now on nothing may. It has to live on: somebody may still be at work.
  void end();
  /// \p Message is on its way from the client to clangd.
  void hear(llvm::StringRef Message);

  std::optional<knowledge::Rest> restOf(llvm::StringRef File,
                                        llvm::StringRef Where) override;
  void hint(llvm::StringRef File, llvm::StringRef Gap) override;
  bool asksAgain() const override { return true; }

private:
  struct Document {
    std::string Uri;
    int64_t Version = 0;
    /// It has to be looked at again, and clangd may be told so many times: of
    /// what comes in quick succession it forgets some.
    unsigned Due = 0;
  };
  /// A folder that ndis-tidy is run on.
  struct Folder {
    bool Pending = false;   ///< it will be run, or runs
    bool Asked = false;     ///< meanwhile somebody wanted to know
    bool Fails = false;     ///< did so the last time
    llvm::StringSet<> Gaps; ///< for which it was run since a file was read
  };

  void update(const std::string &Where);
  void work();
  /// Whether anything is known now that was not before.
  bool run(const std::string &Where);
  void reconsider(const std::string &Where);
  std::vector<std::string> due();
  void lookAgain(const std::string &File);
  void tellOnce(std::string Text);

  std::string Command;
  Sender ToServer, ToClient;
  knowledge::Knowledge Known;

  std::mutex Guard;
  std::condition_variable Changed;
  llvm::StringMap<Document> Open; ///< by path
  std::map<std::string, Folder> Folders;
  std::deque<std::string> Queue;
  llvm::StringSet<> Told;
  bool Ends = false;
  std::thread Worker;
};

/// The path that \p Uri names, or nothing if that is no file.
std::string pathOf(llvm::StringRef Uri);

} // namespace ndistidy::clangd

#endif // NDIS_TIDY_TOOLS_CLANGD_SESSION_H
