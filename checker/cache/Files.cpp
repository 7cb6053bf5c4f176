//===- Files.cpp - What was read, and whether it is still so --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "cache/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace ndistidy::cache {

namespace vfs = llvm::vfs;

static Observation::Kind kindOf(const llvm::ErrorOr<vfs::Status> &Status) {
  if (!Status)
    return Observation::Kind::Missing;
  return Status->isDirectory() ? Observation::Kind::Folder
                               : Observation::Kind::File;
}

/// Of the names in \p Folder; nothing if it cannot be read.
static std::optional<Digest> digestOfNames(vfs::FileSystem &FS,
                                           const llvm::Twine &Folder) {
  std::vector<std::string> Names;
  std::error_code Error;
  for (vfs::directory_iterator It = FS.dir_begin(Folder, Error), End;
       It != End && !Error; It.increment(Error))
    Names.push_back(llvm::sys::path::filename(It->path()).str());
  if (Error)
    return std::nullopt;
  llvm::sort(Names);
  ByteWriter W;
  W.texts(Names);
  return W.digest();
}

//===----------------------------------------------------------------------===//
// Observer
//===----------------------------------------------------------------------===//

/// A file of the file system below, whose text is noted when it is read.
class Observer::File : public vfs::File {
public:
  File(std::unique_ptr<vfs::File> Real, Observer &Told, std::string As)
      : Below(std::move(Real)), To(Told), Path(std::move(As)) {}

  llvm::ErrorOr<vfs::Status> status() override {
    auto Status = Below->status();
    To.note(Path, kindOf(Status));
    return Status;
  }
  llvm::ErrorOr<std::string> getName() override { return Below->getName(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
  getBuffer(const llvm::Twine &Name, int64_t FileSize,
            bool RequiresNullTerminator, bool IsVolatile) override {
    auto Buffer =
        Below->getBuffer(Name, FileSize, RequiresNullTerminator, IsVolatile);
    if (Buffer)
      To.note(Path, Observation::Kind::Content,
              digestOf((*Buffer)->getBuffer()));
    else
      To.note(Path, Observation::Kind::Unread);
    return Buffer;
  }
  std::error_code close() override { return Below->close(); }

private:
  std::unique_ptr<vfs::File> Below;
  Observer &To;
  std::string Path;
};

/// The first text that was read counts: it is what was parsed. That a file is
/// there, or was missing before it was made, says less.
void Observer::note(const llvm::Twine &Path, Observation::Kind K, Digest Of) {
  llvm::SmallString<256> Absolute;
  Path.toVector(Absolute);
  if (makeAbsolute(Absolute))
    return;
  auto &Map = K == Observation::Kind::Names ? Listed : Seen;
  auto [It, New] = Map.try_emplace(Absolute);
  auto IsText = [](Observation::Kind Kind) {
    return Kind == Observation::Kind::Content ||
           Kind == Observation::Kind::Unread;
  };
  if (New || (IsText(K) && !IsText(It->second.K)))
    It->second = {Absolute.str().str(), K, Of};
}

std::vector<Observation> Observer::take() {
  std::vector<Observation> Result;
  for (auto *Map : {&Seen, &Listed}) {
    for (auto &Entry : *Map)
      Result.push_back(std::move(Entry.second));
    Map->clear();
  }
  return Result;
}

void Observer::add(llvm::ArrayRef<Observation> Others) {
  for (const Observation &O : Others)
    note(O.Path, O.K, O.Of);
}

llvm::ErrorOr<vfs::Status> Observer::status(const llvm::Twine &Path) {
  auto Status = ProxyFileSystem::status(Path);
  note(Path, kindOf(Status));
  return Status;
}

llvm::ErrorOr<std::unique_ptr<vfs::File>>
Observer::openFileForRead(const llvm::Twine &Path) {
  auto Below = ProxyFileSystem::openFileForRead(Path);
  if (!Below) {
    bool Missing = Below.getError() == std::errc::no_such_file_or_directory;
    note(Path,
         Missing ? Observation::Kind::Missing : Observation::Kind::Unread);
    return Below;
  }
  return std::make_unique<File>(std::move(*Below), *this, Path.str());
}

vfs::directory_iterator Observer::dir_begin(const llvm::Twine &Folder,
                                            std::error_code &Error) {
  if (auto Names = digestOfNames(getUnderlyingFS(), Folder))
    note(Folder, Observation::Kind::Names, *Names);
  else
    note(Folder, kindOf(getUnderlyingFS().status(Folder)));
  return ProxyFileSystem::dir_begin(Folder, Error);
}

bool Observer::exists(const llvm::Twine &Path) {
  return static_cast<bool>(status(Path));
}

//===----------------------------------------------------------------------===//
// FileStates
//===----------------------------------------------------------------------===//

Observation::Kind FileStates::kind(State &S, llvm::StringRef Path) {
  if (!S.Is)
    S.Is = kindOf(FS->status(Path));
  return *S.Is;
}

std::optional<Digest> FileStates::content(llvm::StringRef Path) {
  State &S = Known[Path];
  if (!S.Content) {
    S.Content.emplace();
    // Not through getBufferForFile, which asks for the size first.
    if (auto File = FS->openFileForRead(Path))
      if (auto Text = (*File)->getBuffer(Path, /*FileSize=*/-1,
                                         /*RequiresNullTerminator=*/false))
        *S.Content = digestOf((*Text)->getBuffer());
  }
  return *S.Content;
}

bool FileStates::holds(const Observation &O) {
  switch (O.K) {
  case Observation::Kind::Content:
    return content(O.Path) == O.Of;
  case Observation::Kind::Unread:
    return !content(O.Path);
  case Observation::Kind::Names: {
    State &S = Known[O.Path];
    if (!S.Names)
      S.Names = digestOfNames(*FS, O.Path);
    return *S.Names == O.Of;
  }
  case Observation::Kind::Missing:
  case Observation::Kind::Folder:
  case Observation::Kind::File:
    return kind(Known[O.Path], O.Path) == O.K;
  }
  llvm_unreachable("kind of observation");
}

bool FileStates::hold(llvm::ArrayRef<Observation> All) {
  return llvm::all_of(All, [this](const Observation &O) { return holds(O); });
}

//===----------------------------------------------------------------------===//
// As bytes
//===----------------------------------------------------------------------===//

void write(ByteWriter &W, llvm::ArrayRef<Observation> All) {
  W.number(All.size());
  for (const Observation &O : All) {
    W.text(O.Path);
    W.number(static_cast<uint64_t>(O.K));
    W.digest(O.Of);
  }
}

std::vector<Observation> readObservations(ByteReader &R) {
  std::vector<Observation> Result(R.count());
  for (Observation &O : Result) {
    O.Path = R.text().str();
    O.K = static_cast<Observation::Kind>(
        std::min<uint64_t>(R.number(), uint64_t(Observation::Kind::Unread)));
    O.Of = R.digest();
  }
  return Result;
}

} // namespace ndistidy::cache
