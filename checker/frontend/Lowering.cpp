//===- Lowering.cpp - From Clang's AST to the IR --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowering.h"
#include "frontend/FunctionLowering.h"
#include "frontend/UnitLowering.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/Lex/Lexer.h"

namespace ndistidy::frontend {

using namespace clang;

ir::Module lower(ASTContext &Context, const MacroCalls &Macros,
                 const LoweringOptions &Options, UnitFacts Facts) {
  return UnitLowering(Context, Macros, std::move(Facts)).run(Options);
}

template <typename Range> void UnitLowering::visitAll(const Range &Decls) {
  for (const Decl *D : Decls)
    if (!isSystem(D->getLocation()))
      visit(D);
}

ir::Module UnitLowering::run(const LoweringOptions &Of) {
  Options = &Of;
  file(SM.getMainFileID());
  const TranslationUnitDecl *Unit = Context.getTranslationUnitDecl();
  if (Facts.After)
    visitAll(Facts.After->Declarations);
  visitAll(Facts.After ? Unit->noload_decls() : Unit->decls());
  while (!Later.empty()) {
    const CXXRecordDecl *Local = Later.back();
    Later.pop_back();
    if (!Local->isDependentContext())
      visitAll(Local->decls());
  }
  for (const auto &Entry : Of.WatchedMacros)
    if (Macros.defined().contains(Entry.getKey()))
      M.Macros.push_back(intern(Entry.getKey()));
  llvm::sort(M.Macros);
  return std::move(M);
}

void UnitLowering::visit(const Decl *D) {
  if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    if (!F->isDependentContext())
      lowerRoutine(F);
    return;
  }
  if (const auto *V = dyn_cast<VarDecl>(D)) {
    if (V->hasGlobalStorage() && !V->getType()->isDependentType() &&
        !V->getDeclContext()->isDependentContext())
      use(V);
    return;
  }
  if (const auto *Friend = dyn_cast<FriendDecl>(D)) {
    if (const NamedDecl *Named = Friend->getFriendDecl();
        isa_and_nonnull<FunctionDecl, FunctionTemplateDecl>(Named))
      visit(Named);
    return;
  }
  if (const auto *T = dyn_cast<FunctionTemplateDecl>(D)) {
    for (const FunctionDecl *F : T->specializations())
      lowerRoutine(F);
    return;
  }
  if (const auto *T = dyn_cast<ClassTemplateDecl>(D)) {
    for (const ClassTemplateSpecializationDecl *S : T->specializations())
      visitAll(S->decls());
    return;
  }
  if (const auto *R = dyn_cast<CXXRecordDecl>(D)) {
    if (R->isThisDeclarationADefinition() && !R->isDependentContext())
      visitAll(R->decls());
    return;
  }
  if (isa<LinkageSpecDecl, NamespaceDecl, ExternCContextDecl, ExportDecl>(D))
    visitAll(cast<DeclContext>(D)->decls());
}

void UnitLowering::lowerRoutine(const FunctionDecl *F) {
  const FunctionDecl *Body = nullptr;
  if (!F->hasBody(Body) || !Lowered.insert(Body->getCanonicalDecl()).second)
    return;
  if (isSystem(Body->getLocation()))
    return;
  ir::Function New;
  New.Name = M.Symbols.intern(keyOf(Body));
  New.Internal = !Body->isExternallyVisible();
  New.Inline = !New.Internal && Body->isInlined();
  New.Parameters = parameters(Body);
  New.ReturnType = typeName(Body->getReturnType());
  New.Loc = location(Body->getLocation());
  FunctionLowering Lowering(*this, Body, New);
  Lowering.run();
  M.Functions.push_back(std::move(New));
}

std::vector<ir::Parameter> UnitLowering::parameters(const FunctionDecl *F) {
  auto PointsToConst = [](QualType T) {
    return (T->isPointerType() || T->isReferenceType()) &&
           T->getPointeeType().isConstQualified();
  };
  std::vector<ir::Parameter> Result;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(F);
      Method && Method->isInstance())
    Result.push_back(
        {intern("this"), typeName(Method->getThisType()), Method->isConst()});
  for (const ParmVarDecl *P : F->parameters())
    Result.push_back({intern(P->getName()), typeName(P->getType()),
                      PointsToConst(P->getType())});
  return Result;
}

uint32_t UnitLowering::file(FileID ID) {
  auto [It, New] =
      FileIndex.try_emplace(ID, static_cast<uint32_t>(M.Files.size()));
  if (!New)
    return It->second;
  OptionalFileEntryRef Entry = SM.getFileEntryRefForID(ID);
  std::string Name = Entry ? nameOf(Entry->getName()) : "<built-in>";
  for (uint32_t I = 0; I != M.Files.size(); ++I)
    if (M.Files[I] == Name)
      return It->second = I;
  M.Files.push_back(std::move(Name));
  return It->second;
}

std::vector<const NamedDecl *> UnitLowering::lookup(const DeclContext *Scope,
                                                    llvm::StringRef Name) {
  if (Facts.After && Scope->isTranslationUnit() &&
      !Context.getLangOpts().CPlusPlus)
    return Facts.After->Lookup(Name);
  auto Found = Scope->lookup(DeclarationName(&Context.Idents.get(Name)));
  return {Found.begin(), Found.end()};
}

std::string UnitLowering::nameOf(llvm::StringRef Path) const {
  return Facts.NameOf ? Facts.NameOf(Path) : Path.str();
}

ir::Location UnitLowering::location(SourceLocation Loc) {
  if (Loc.isInvalid())
    return {};
  auto [ID, Offset] = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  if (ID.isInvalid())
    return {};
  return {file(ID), SM.getLineNumber(ID, Offset),
          SM.getColumnNumber(ID, Offset)};
}

ir::Range UnitLowering::range(SourceRange Range) {
  // All that came out of a macro, or of an argument of one, is where that is
  // written.
  CharSourceRange Written = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, Context.getLangOpts());
  if (Written.isInvalid())
    return {};
  return {location(Written.getBegin()), location(Written.getEnd())};
}

ir::Range UnitLowering::statement(SourceRange Range) {
  CharSourceRange Written = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, Context.getLangOpts());
  Token Next;
  if (Written.isInvalid() ||
      Lexer::getRawToken(Written.getEnd(), Next, SM, Context.getLangOpts(),
                         /*IgnoreWhiteSpace=*/true) ||
      Next.isNot(tok::semi))
    return {};
  return {location(Written.getBegin()),
          location(Next.getLocation().getLocWithOffset(1))};
}

bool UnitLowering::isSystem(SourceLocation Loc) {
  if (Loc.isInvalid())
    return false;
  Loc = SM.getExpansionLoc(Loc);
  // What follows each other is in one file more often than not.
  if (LastFile.isInvalid() || Loc < LastFile.getBegin() ||
      LastFile.getEnd() < Loc) {
    FileID ID = SM.getFileID(Loc);
    LastFile = {SM.getLocForStartOfFile(ID), SM.getLocForEndOfFile(ID)};
    auto [It, New] = SystemFiles.try_emplace(ID, false);
    if (New)
      It->second = SM.isInSystemHeader(Loc);
    LastIsSystem = It->second;
  }
  return LastIsSystem;
}

ir::Symbol UnitLowering::typeName(QualType T) {
  if (T.isNull())
    return ir::Symbol::None;
  QualType Canonical = T.getCanonicalType();
  ir::Symbol &Name = TypeNames[Canonical.getTypePtr()];
  if (Name == ir::Symbol::None || Canonical.hasLocalQualifiers()) {
    PrintingPolicy Policy(Context.getLangOpts());
    // One spelling in C and C++.
    Policy.SuppressTagKeyword = false;
    Policy.FullyQualifiedName = true;
    Policy.Callbacks = &Paths;
    ir::Symbol Spelled = intern(Canonical.getAsString(Policy));
    if (Canonical.hasLocalQualifiers())
      return Spelled;
    Name = Spelled;
  }
  return Name;
}

std::string UnitLowering::filePath(SourceLocation Loc) {
  return M.Files[file(SM.getFileID(SM.getExpansionLoc(Loc)))];
}

std::string UnitLowering::keyOf(const FunctionDecl *F) {
  std::string Name;
  llvm::raw_string_ostream OS(Name);
  if (F->isExternC() || !Context.getLangOpts().CPlusPlus || F->isMain())
    OS << F->getDeclName();
  else
    F->printQualifiedName(OS);
  const PrintingPolicy &Policy = Context.getPrintingPolicy();
  if (const TemplateArgumentList *Arguments =
          F->getTemplateSpecializationArgs())
    printTemplateArgumentList(OS, Arguments->asArray(), Policy);
  // Overloads differ in their parameters.
  const DeclContext *Scope = F->getDeclContext()->getRedeclContext();
  bool Overloaded = false;
  if (Context.getLangOpts().CPlusPlus && !F->isExternC() &&
      !Scope->isFunctionOrMethod())
    for (const NamedDecl *Other : Scope->lookup(F->getDeclName()))
      Overloaded |= Other->getCanonicalDecl() != F->getCanonicalDecl();
  if (Overloaded || F->isTemplateInstantiation()) {
    OS << '(';
    for (const ParmVarDecl *P : F->parameters())
      OS << (P == F->getParamDecl(0) ? "" : ",")
         << P->getType().getCanonicalType().getAsString();
    OS << ')';
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    if (Method && Method->isConst())
      OS << " const";
    if (Method && Method->getRefQualifier() == RQ_RValue)
      OS << " &&";
  }
  // All lambdas of a routine are called the same.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(F);
      Method && Method->getParent()->isLambda()) {
    SourceLocation Loc = Method->getParent()->getBeginLoc();
    OS << " at " << SM.getExpansionLineNumber(Loc) << ':'
       << SM.getExpansionColumnNumber(Loc);
  }
  if (F->isExternallyVisible())
    return Name;
  const FunctionDecl *Where = F->getDefinition();
  return filePath((Where ? Where : F)->getLocation()) + "::" + Name;
}

std::string UnitLowering::keyOf(const VarDecl *V) {
  if (V->isStaticLocal()) {
    const auto *In = dyn_cast<FunctionDecl>(V->getDeclContext());
    std::string Name = filePath(V->getLocation()) +
                       "::" + (In ? In->getQualifiedNameAsString() : "") +
                       "::" + V->getNameAsString();
    // Blocks of one routine, and overloads, may have one each.
    unsigned Count = ++StaticLocals[Name];
    return Count == 1 ? Name : Name + "#" + std::to_string(Count);
  }
  std::string Name = V->getQualifiedNameAsString();
  if (V->isExternallyVisible())
    return Name;
  return filePath(V->getCanonicalDecl()->getLocation()) + "::" + Name;
}

ir::Symbol UnitLowering::use(const FunctionDecl *F) {
  const FunctionDecl *Canonical = F->getCanonicalDecl();
  auto [It, New] = Keys.try_emplace(Canonical, ir::Symbol::None);
  if (!New)
    return It->second;
  llvm::StringRef Builtin = F->getBuiltinID() && F->getIdentifier()
                                ? F->getName()
                                : llvm::StringRef();
  ir::Symbol Key =
      Builtin.consume_front("__builtin_") ? intern(Builtin) : intern(keyOf(F));
  Keys[Canonical] = Key;
  const FunctionDecl *Body = nullptr;
  bool Here = F->hasBody(Body) && !isSystem(Body->getLocation());
  if (Here || !Declared.insert(static_cast<uint32_t>(Key)).second)
    return Key;
  ir::Declaration D;
  D.Name = Key;
  // A call without a declaration makes one where it stands.
  // What is imported is of the OS, whoever wrote the prototype.
  D.System = F->getBuiltinID() != 0 || F->hasAttr<DLLImportAttr>() ||
             (!F->isImplicit() && isSystem(F->getLocation()));
  if (F->isImplicit() && F->getBuiltinID() == 0)
    D.System = false;
  D.Variadic = F->isVariadic();
  D.NoReturn = F->isNoReturn();
  D.Parameters = parameters(F);
  M.Declarations.push_back(std::move(D));
  return Key;
}

ir::Symbol UnitLowering::useMacro(llvm::StringRef Name, size_t Arguments) {
  ir::Symbol Key = intern(Name);
  if (Declared.insert(static_cast<uint32_t>(Key)).second) {
    ir::Declaration D;
    D.Name = Key;
    D.System = true;
    D.Parameters.resize(Arguments);
    M.Declarations.push_back(std::move(D));
  }
  return Key;
}

/// An initialiser that did not parse may have left nothing in the AST.
bool UnitLowering::isBroken(const VarDecl *V) {
  if (!Macros.hasErrors())
    return false;
  if (V->isInvalidDecl() || Macros.errorIn(V->getSourceRange(), SM).isValid())
    return true;
  std::optional<Token> Next =
      Lexer::findNextToken(V->getEndLoc(), SM, Context.getLangOpts());
  return !V->hasInit() && Next && Next->is(tok::equal);
}

ir::Symbol UnitLowering::use(const VarDecl *V) {
  const VarDecl *Canonical = V->getCanonicalDecl();
  auto [It, New] = Keys.try_emplace(Canonical, ir::Symbol::None);
  if (!New)
    return It->second;
  ir::Symbol Key = intern(keyOf(V));
  Keys[Canonical] = Key;
  ir::Global G;
  G.Name = Key;
  G.Internal = !V->isExternallyVisible();
  const VarDecl *Where = V;
  for (const VarDecl *D : V->redecls())
    if (D->isThisDeclarationADefinition() != VarDecl::DeclarationOnly) {
      G.Defined = true;
      Where = D;
    }
  G.Const = V->getType().isConstQualified();
  G.Loc = location(Where->getLocation());
  M.Globals.push_back(G);
  if (isBroken(Where))
    M.Initializers.push_back({{ir::Place::Root::Global, Key, 0, {}},
                              ir::Value::unknown(),
                              location(Where->getLocation())});
  else if (V->getAnyInitializer())
    initialize(V, Key);
  return Key;
}

/// A static initialiser is lowered as if it were a statement; what is more than
/// stores to the variable is code that runs elsewhere.
void UnitLowering::initialize(const VarDecl *V, ir::Symbol Key) {
  const Expr *Init = V->getAnyInitializer();
  if (isSystem(V->getLocation()))
    return;
  ir::Function Scratch;
  FunctionLowering Lowering(*this, nullptr, Scratch);
  ir::Place Target{ir::Place::Root::Global, Key, 0, {}};
  bool Simple =
      Lowering.initializeOnly(Target, Init) && Scratch.Blocks.size() == 1;
  if (Simple)
    for (const ir::Step &S : Scratch.Blocks[0].Steps) {
      const auto *Store = std::get_if<ir::Store>(&S);
      Simple &= Store && Store->Target.R == ir::Place::Root::Global;
    }
  if (!Simple) {
    M.Initializers.push_back(
        {Target, ir::Value::unknown(), location(V->getLocation())});
    return;
  }
  for (ir::Step &S : Scratch.Blocks[0].Steps)
    M.Initializers.push_back(std::move(std::get<ir::Store>(S)));
}

} // namespace ndistidy::frontend
