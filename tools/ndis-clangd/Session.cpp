//===- Session.cpp - A client's files, and their drivers ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Session.h"
#include "driver/Sources.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace ndistidy::clangd {

namespace fs = llvm::sys::fs;
namespace json = llvm::json;
namespace path = llvm::sys::path;

std::string pathOf(llvm::StringRef Uri) {
  if (!Uri.consume_front("file://"))
    return "";
  std::string Path;
  for (size_t N = 0; N < Uri.size(); ++N) {
    unsigned Code = 0;
    if (Uri[N] == '%' && N + 2 < Uri.size() &&
        !Uri.substr(N + 1, 2).getAsInteger(16, Code)) {
      Path += static_cast<char>(Code);
      N += 2;
    } else {
      Path += Uri[N];
    }
  }
  // "/C:/drv" is "C:/drv".
  if (Path.size() > 2 && Path[0] == '/' && Path[2] == ':')
    Path.erase(0, 1);
  llvm::SmallString<256> Normal(Path);
  path::remove_dots(Normal, /*remove_dot_dot=*/true);
  return Normal.str().str();
}

/// Whether \p Config, a .clangd, has clangd run our checks: other folders are
/// none of a driver's, and nobody wants them parsed.
static bool wantsChecks(llvm::StringRef Config) {
  auto Text = llvm::MemoryBuffer::getFile(Config);
  return Text && (*Text)->getBuffer().contains("ndis-");
}

/// The folder that was set up and has \p File, or none.
static std::string setUpFolder(llvm::StringRef File) {
  for (const std::string &Folder :
       command::foldersAround(path::parent_path(File))) {
    llvm::SmallString<256> Config(Folder);
    path::append(Config, ".clangd");
    if (wantsChecks(Config))
      return Folder;
  }
  return "";
}

static bool isBelow(llvm::StringRef File, llvm::StringRef Folder) {
  return File.consume_front(Folder) &&
         (Folder.ends_with("/") || File.starts_with("/"));
}

//===----------------------------------------------------------------------===//
// What clangd asks
//===----------------------------------------------------------------------===//

std::optional<knowledge::Rest> Session::restOf(llvm::StringRef File,
                                               llvm::StringRef Where) {
  std::string SetUp = setUpFolder(File);
  {
    std::lock_guard<std::mutex> Lock(Guard);
    if (auto It = Folders.find(SetUp); It != Folders.end())
      It->second.Asked |= It->second.Pending;
    if (auto It = Open.find(File); It != Open.end())
      It->second.Due = 0;
  }
  if (!Where.empty())
    return Known.restOf(File, Where);
  for (const std::string &Folder :
       command::foldersAround(path::parent_path(File))) {
    llvm::SmallString<256> Cache(Folder);
    path::append(Cache, ".ndis-tidy");
    if (!fs::exists(knowledge::driversFile(Cache)))
      continue;
    if (knowledge::Rest Found = Known.restOf(File, Cache); !Found.Root.empty())
      return Found;
  }
  // In a folder of drivers, but of none of them, as far as ndis-tidy knows.
  return std::nullopt;
}

/// What is missing is made; only when that did not help is it said.
void Session::hint(llvm::StringRef File, llvm::StringRef Gap) {
  std::string Where = setUpFolder(File);
  if (!Where.empty()) {
    std::unique_lock<std::mutex> Lock(Guard);
    Folder &F = Folders[Where];
    if (F.Pending || F.Fails) // then it is said why
      return;
    if (F.Gaps.insert(Gap).second) {
      F.Asked = true;
      Lock.unlock();
      return update(Where);
    }
  }
  tellOnce((Gap + "; until then what depends on it is not shown").str());
}

void Session::tellOnce(std::string Text) {
  {
    std::lock_guard<std::mutex> Lock(Guard);
    if (Ends || !Told.insert(Text).second || !ToClient)
      return;
  }
  constexpr int Information = 3;
  ToClient([&] {
    return llvm::formatv(
               "{0}", json::Value(json::Object{
                          {"jsonrpc", "2.0"},
                          {"method", "window/showMessage"},
                          {"params",
                           json::Object{{"type", Information},
                                        {"message", "ndis-tidy: " + Text}}}}))
        .str();
  });
}

//===----------------------------------------------------------------------===//
// What the client says
//===----------------------------------------------------------------------===//

void Session::begin(Sender Server, Sender Client) {
  ToServer = std::move(Server);
  ToClient = std::move(Client);
}

void Session::hear(llvm::StringRef Message) {
  // Few messages matter, and some are long. (Some clients write "\\/" for "/".)
  if (!Message.contains("textDocument") || !Message.contains("/did"))
    return;
  llvm::Expected<json::Value> All = json::parse(Message);
  if (!All)
    return llvm::consumeError(All.takeError());
  const json::Object *Top = All->getAsObject();
  const json::Object *Parameters = Top ? Top->getObject("params") : nullptr;
  const json::Object *Of =
      Parameters ? Parameters->getObject("textDocument") : nullptr;
  llvm::StringRef Method = Top ? Top->getString("method").value_or("") : "";
  llvm::StringRef Uri = Of ? Of->getString("uri").value_or("") : "";
  std::string File = pathOf(Uri);
  if (File.empty() || !Method.consume_front("textDocument/did"))
    return;
  bool Read = Method == "Open" || Method == "Save";
  {
    std::lock_guard<std::mutex> Lock(Guard);
    if (Method == "Close")
      Open.erase(File);
    else if (Method == "Open" || Method == "Change")
      Open[File] = {Uri.str(), Of->getInteger("version").value_or(0)};
  }
  if (!Read)
    return;
  std::string Where = setUpFolder(File);
  if (Where.empty())
    return;
  {
    std::lock_guard<std::mutex> Lock(Guard);
    Folders[Where].Gaps.clear();
  }
  update(Where);
}

//===----------------------------------------------------------------------===//
// ndis-tidy in the background
//===----------------------------------------------------------------------===//

void Session::end() {
  std::lock_guard<std::mutex> Lock(Guard);
  Ends = true;
  Changed.notify_all();
  // What runs may go on: it leaves the cache in order.
  if (Worker.joinable())
    Worker.detach();
}

void Session::update(const std::string &Where) {
  std::lock_guard<std::mutex> Lock(Guard);
  if (!llvm::is_contained(Queue, Where))
    Queue.push_back(Where);
  Folders[Where].Pending = true;
  if (!Worker.joinable())
    Worker = std::thread([this] { work(); });
  Changed.notify_all();
}

void Session::work() {
  constexpr auto Patience = std::chrono::seconds(2);
  for (;;) {
    std::string Where;
    std::vector<std::string> Due;
    {
      std::unique_lock<std::mutex> Lock(Guard);
      auto Wakes = [this] { return Ends || !Queue.empty(); };
      if (!llvm::any_of(Open, [](const auto &Of) { return Of.second.Due; }))
        Changed.wait(Lock, Wakes);
      else if (!Changed.wait_for(Lock, Patience, Wakes))
        Due = due();
      if (Ends)
        return;
      if (Due.empty() && !Queue.empty()) {
        Where = Queue.front();
        Queue.pop_front();
      }
    }
    for (const std::string &File : Due)
      lookAgain(File);
    if (Where.empty())
      continue;
    bool New = run(Where);
    {
      std::lock_guard<std::mutex> Lock(Guard);
      if (Ends)
        return;
      Folder &F = Folders[Where];
      F.Pending = llvm::is_contained(Queue, Where);
      New |= std::exchange(F.Asked, false);
    }
    if (New)
      reconsider(Where);
  }
}

/// The first line of \p File, which is removed.
static std::string takeLine(llvm::StringRef File) {
  std::string Line;
  if (auto Text = llvm::MemoryBuffer::getFile(File))
    Line = (*Text)->getBuffer().split('\n').first.str();
  (void)fs::remove(File);
  return Line;
}

bool Session::run(const std::string &Where) {
  llvm::SmallString<128> Out, Err;
  if (fs::createTemporaryFile("ndis-clangd", "out", Out) ||
      fs::createTemporaryFile("ndis-clangd", "err", Err))
    return false;
  std::string Why;
  int Status = llvm::sys::ExecuteAndWait(
      Command, {Command, "--update-cache", Where}, /*Env=*/std::nullopt,
      {llvm::StringRef(""), Out.str(), Err.str()}, /*SecondsToWait=*/0,
      /*MemoryLimit=*/0, &Why);
  std::string Said = takeLine(Out), Complaint = takeLine(Err);
  {
    std::lock_guard<std::mutex> Lock(Guard);
    Folders[Where].Fails = Status != 0;
  }
  if (Status != 0)
    tellOnce("what other files of the driver do is not known: " +
             (Why.empty() ? Complaint : Why));
  Known.refresh();
  return Status == 0 && !llvm::StringRef(Said).ends_with("nothing is new");
}

void Session::reconsider(const std::string &Where) {
  constexpr unsigned Times = 5;
  std::vector<std::string> Files;
  {
    std::lock_guard<std::mutex> Lock(Guard);
    for (auto &Of : Open)
      if (isBelow(Of.getKey(), Where))
        Of.getValue().Due = Times;
    Files = due();
  }
  for (const std::string &File : Files)
    lookAgain(File);
}

/// What clangd is to be told now. The guard is held.
std::vector<std::string> Session::due() {
  std::vector<std::string> Files;
  for (auto &Of : Open)
    if (Of.getValue().Due != 0) {
      --Of.getValue().Due;
      Files.push_back(Of.getKey().str());
    }
  return Files;
}

/// Lets clangd look at \p File as if it had changed.
void Session::lookAgain(const std::string &File) {
  ToServer([&]() -> std::string {
    std::lock_guard<std::mutex> Lock(Guard);
    auto It = Open.find(File);
    if (It == Open.end())
      return "";
    const Document &D = It->second;
    return llvm::formatv(
               "{0}", json::Value(json::Object{
                          {"jsonrpc", "2.0"},
                          {"method", "textDocument/didChange"},
                          {"params",
                           json::Object{{"textDocument",
                                         json::Object{{"uri", D.Uri},
                                                      {"version", D.Version}}},
                                        {"contentChanges", json::Array()},
                                        {"forceRebuild", true}}}}))
        .str();
  });
}

} // namespace ndistidy::clangd
