//===- Driver.h - A driver that is changed and analysed again ---*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_DRIVER_H
#define NDIS_TIDY_MUTATE_DRIVER_H

#include "engine/Engine.h"
#include "mutate/Mutants.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <map>

namespace ndistidy::mutate {

/// A file of which another text is read than what is on the disk.
struct ChangedFile {
  std::string Path;
  std::string Text;
};

/// Parses the source file \p Path. An error of the compiler is an error here.
using Parser = std::function<llvm::Expected<ir::Module>(
    llvm::StringRef Path, const ChangedFile *Changed)>;

/// What became of a mutant.
struct Outcome {
  enum class Kind : uint8_t {
    Killed,
    Survived,
    Broken, ///< cannot be made in the text, or does not compile
  };
  Kind K = Kind::Broken;
  std::string Why; ///< Broken: the reason
  std::vector<engine::Finding> Findings;
  std::vector<engine::Incomplete> Incompletes;
};

class Driver {
public:
  /// The sources below \p Folder that \p Parse can read.
  static llvm::Expected<Driver> load(std::string Folder,
                                     std::vector<std::string> Sources,
                                     Parser Parse,
                                     const catalogue::Catalogue &Rules);

  const std::string &folder() const { return Folder; }
  /// Of the driver as it is.
  const engine::Analysis &analysis() const { return Unchanged; }
  const std::vector<Mutant> &mutants() const { return Mutants; }
  std::string file(const Mutant &M) const {
    return Whole.module().Files[M.At.File];
  }
  /// May be called from several threads.
  Outcome run(const Mutant &M) const;

private:
  struct Source {
    std::string Path;
    ir::Module Module;
  };
  Driver(std::string Folder, std::vector<Source> Sources, Parser Parse,
         const catalogue::Catalogue &Rules, ir::Program Whole);
  const SourceText *text(llvm::StringRef File);
  bool answers(const engine::Finding &F, const Mutant &M) const;

  std::string Folder;
  std::vector<Source> Sources;
  Parser Parse;
  const catalogue::Catalogue &Rules;
  ir::Program Whole;
  engine::Analysis Unchanged;
  std::map<std::string, SourceText, std::less<>> Texts;
  std::vector<Mutant> Mutants;
};

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_DRIVER_H
