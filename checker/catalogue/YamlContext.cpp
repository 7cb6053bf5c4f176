//===- YamlContext.cpp - Read YAML with messages that help ----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "catalogue/YamlContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;

namespace ndistidy::catalogue {

SMLoc YamlContext::location() const {
  const yaml::Node *N = In->getCurrentNode();
  return N ? N->getSourceRange().Start : SMLoc();
}

std::string YamlContext::spell(SMLoc Loc) const {
  StringRef Text = Source.getBuffer();
  size_t At = 0;
  if (Loc.getPointer() >= Text.begin() && Loc.getPointer() <= Text.end())
    At = static_cast<size_t>(Loc.getPointer() - Text.begin());
  StringRef Before = Text.take_front(At);
  const size_t Line = Before.count('\n') + 1;
  const size_t Column = At - (Before.rfind('\n') + 1) + 1;
  return (Source.getBufferIdentifier() + ":" + Twine(Line) + ":" +
          Twine(Column))
      .str();
}

StringRef YamlContext::fail(const Twine &What) {
  Message = What.str();
  return Message;
}

YamlKeys::YamlKeys(yaml::IO &I) : Io(I) {
  const yaml::Node *N = yamlContext(Io.getContext()).In->getCurrentNode();
  if (isa_and_nonnull<yaml::MappingNode>(N))
    Given = Io.keys();
}

YamlKeys::~YamlKeys() {
  auto IsKnown = [&](StringRef Key) { return is_contained(Known, Key); };
  // Without a node the text is no YAML, and that has been said.
  bool IsThere = yamlContext(Io.getContext()).In->getCurrentNode() != nullptr;
  if (IsThere && !Problem.empty() && (!Given || all_of(*Given, IsKnown)))
    Io.setError(Problem);
  yamlContext(Io.getContext()).Keys = std::move(Known);
}

bool YamlKeys::has(StringRef Key) const {
  return Given && is_contained(*Given, Key);
}

void YamlKeys::lack(StringRef Key) {
  Known.push_back(Key);
  fail(Given ? "missing required key '" + Key + "'" : Twine("not a mapping"));
}

void YamlKeys::fail(const Twine &Why) {
  if (Problem.empty())
    Problem = Why.str();
}

std::string suggestion(StringRef Name, const std::vector<StringRef> &Known) {
  StringRef Nearest;
  unsigned Distance = std::max<unsigned>(2, Name.size() / 3) + 1;
  for (StringRef K : Known)
    if (unsigned D = Name.edit_distance(K, true, Distance); D < Distance) {
      Nearest = K;
      Distance = D;
    }
  return Nearest.empty() ? "" : ("; did you mean '" + Nearest + "'?").str();
}

void keepFirstError(const SMDiagnostic &D, void *Context) {
  YamlContext &C = yamlContext(Context);
  if (!C.FirstError.empty())
    return;
  StringRef Message = D.getMessage();
  std::string Hint;
  StringRef Key = Message;
  if (Key.consume_front("unknown key '") && Key.consume_back("'"))
    Hint = suggestion(Key, C.Keys);
  C.FirstError = (D.getFilename() + ":" + Twine(D.getLineNo()) + ":" +
                  Twine(D.getColumnNo() + 1) + ": " + Message + Hint)
                     .str();
}

/// The first key at \p N or below it that has no value, or null.
static yaml::ScalarNode *keyWithoutValue(yaml::Node *N) {
  if (auto *Items = dyn_cast_or_null<yaml::SequenceNode>(N)) {
    for (yaml::Node &Item : *Items)
      if (yaml::ScalarNode *Key = keyWithoutValue(&Item))
        return Key;
    return nullptr;
  }
  auto *Mapping = dyn_cast_or_null<yaml::MappingNode>(N);
  if (!Mapping)
    return nullptr;
  for (yaml::KeyValueNode &Entry : *Mapping) {
    auto *Key = dyn_cast_or_null<yaml::ScalarNode>(Entry.getKey());
    if (Key && isa_and_nonnull<yaml::NullNode>(Entry.getValue()))
      return Key;
    if (yaml::ScalarNode *Below = keyWithoutValue(Entry.getValue()))
      return Below;
  }
  return nullptr;
}

Error findPassedOver(const YamlContext &Context) {
  SourceMgr Lines;
  Lines.setDiagHandler([](const SMDiagnostic &, void *) {});
  yaml::Stream Stream(Context.Source, Lines, /*ShowColors=*/false);
  auto Document = Stream.begin();
  if (Document == Stream.end())
    return Error::success();
  if (yaml::ScalarNode *Key = keyWithoutValue(Document->getRoot()))
    return createStringError(Context.spell(Key->getSourceRange().Start) +
                             ": '" + Key->getRawValue() + "' has no value");
  if (Stream.failed() || ++Document == Stream.end() || Stream.failed())
    return Error::success();
  yaml::Node *Next = Document->getRoot();
  if (!Next || isa<yaml::NullNode>(Next))
    return Error::success();
  return createStringError(Context.spell(Next->getSourceRange().Start) +
                           ": a second document is not read");
}

Error finish(yaml::Input &In, const YamlContext &Context) {
  if (!In.error())
    return Error::success();
  // A text of directives alone is an error that LLVM does not describe.
  if (Context.FirstError.empty())
    return createStringError(Context.spell(SMLoc()) + ": expected a mapping");
  return createStringError(Context.FirstError);
}

} // namespace ndistidy::catalogue
