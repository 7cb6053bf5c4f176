//===- Files.h - What was read, and whether it is still so ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A result depends on all that its making asked the file system: the text of
// files, which of them are there, and which are not, since a header that comes
// up in an earlier folder of the search path changes the result, too. No times:
// a file that was written anew with the same text is the same.
//
//   auto Watched = llvm::makeIntrusiveRefCnt<Observer>(FS);
//   ...make something with Watched...
//   std::vector<Observation> Read = Watched->take();
//   ...later, perhaps in another process...
//   FileStates Now(FS);
//   bool Same = Now.hold(Read);
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CACHE_FILES_H
#define NDIS_TIDY_CACHE_FILES_H

#include "cache/Bytes.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <optional>
#include <vector>

namespace ndistidy::cache {

/// An answer of the file system.
struct Observation {
  enum class Kind : uint8_t {
    Missing,
    Folder,
    File,    ///< it is there
    Names,   ///< the folder has the entries that Of stands for
    Content, ///< it has the text that Of stands for
    Unread,  ///< there may be something, but it cannot be read
  };
  std::string Path; ///< absolute
  Kind K = Kind::Missing;
  Digest Of;
};

/// Passes everything on, and remembers the answers. For one thread.
class Observer : public llvm::vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  /// In no particular order.
  std::vector<Observation> take();
  /// Takes what another one saw for what this one did.
  void add(llvm::ArrayRef<Observation> Others);

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Folder,
                                          std::error_code &Error) override;
  bool exists(const llvm::Twine &Path) override;

private:
  class File;
  void note(const llvm::Twine &Path, Observation::Kind K, Digest Of = {});

  /// By path; a folder's entries are noted besides the folder itself.
  llvm::StringMap<Observation> Seen, Listed;
};

/// How things are now; each is looked at once, and then held to stay so. For
/// one thread.
class FileStates {
public:
  explicit FileStates(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk)
      : FS(std::move(Disk)) {}

  /// Whether all of them would be made now.
  bool hold(llvm::ArrayRef<Observation> All);
  /// Of the text of the file at \p Path, an absolute one; nothing if it cannot
  /// be read.
  std::optional<Digest> content(llvm::StringRef Path);

private:
  /// What is known of a path.
  struct State {
    std::optional<Observation::Kind> Is; ///< Missing, Folder or File
    std::optional<std::optional<Digest>> Content, Names;
  };
  bool holds(const Observation &O);
  Observation::Kind kind(State &S, llvm::StringRef Path);

  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS;
  llvm::StringMap<State> Known;
};

void write(ByteWriter &W, llvm::ArrayRef<Observation> All);
std::vector<Observation> readObservations(ByteReader &R);

} // namespace ndistidy::cache

#endif // NDIS_TIDY_CACHE_FILES_H
