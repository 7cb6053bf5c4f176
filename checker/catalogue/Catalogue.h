//===- Catalogue.h - What NDIS calls take, give back and demand -*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rules as data: resources with the calls that take and release them,
// plain effects of other calls, the roles that a driver's routines play, the
// lifecycles that lead from one role to another, and the checks. Loaded from
// rules/*.yaml (CatalogueYaml.h); docs/adding-a-rule.md describes the files.
// Nothing here refers to a particular program: names are strings.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CATALOGUE_CATALOGUE_H
#define NDIS_TIDY_CATALOGUE_CATALOGUE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::catalogue {

/// A place or value seen from a call: "1" is argument 1 (counted from 0), "*1"
/// what it points to, "*1.Buffer" a member of that, "result" what is returned,
/// "*0.MajorFunction[*]" any element, "*0.DriverObject->DeviceObject" a member
/// of what a member points to. The dereferences in front are made first.
///
///   path   = '*'* ( 'result' | number ) ( '.' name | '[*]' | '->' ( name |
///   '[*]' ) )*
struct AccessPath {
  bool Result = false;
  unsigned Argument = 0;
  unsigned Derefs = 0;
  /// Members, outermost first; "[*]" is an element of an array, "*" what the
  /// pointer there points to ("->Name" is "*", "Name").
  std::vector<std::string> Fields;
  bool operator==(const AccessPath &) const = default;
};

/// A test of a value that a call has, takes or gives: "result == 0",
/// "*0 == 0", "result >= 0" (NT_SUCCESS), "4 != 0". No predicate means
/// "always". Constants are spelled in decimal or, with 0x, in hexadecimal;
/// as in the IR, those of 32 bits are sign-extended.
///
///   predicate = path ( '==' | '!=' | '<' | '<=' | '>' | '>=' ) integer
struct Predicate {
  enum class Operator : uint8_t { EQ, NE, LT, LE, GT, GE };
  AccessPath Path;
  Operator Op = Operator::EQ;
  int64_t Constant = 0;
  bool operator==(const Predicate &) const = default;
};

/// How a release finds the resource that an acquisition took.
enum class IdentityKind : uint8_t {
  Handle,  ///< acquiring puts a new handle at Paths[0], releasing takes it
  Storage, ///< the address at Paths[0] of storage that the caller owns
  Key,     ///< the values at Paths, after the acquiring and before the
           ///< releasing call, are equal; only numbers, routines and string
           ///< literals can be told to differ (two buffers may hold one name)
  Any,     ///< nothing tells: a release releases all of the kind
};

/// The routine of the driver that hears later how a call went.
struct Completion {
  std::string Role;
  /// Seen from the call: what the routine gets for its context. Without one it
  /// is that of the lifecycle to which the role belongs.
  std::optional<AccessPath> Context;
  /// Seen from the routine: holds exactly when the resource was taken.
  std::optional<Predicate> Success;
  /// The parameter in which it gets the handle.
  std::optional<unsigned> Handle;
  /// What the call passes on to it.
  struct Passed {
    AccessPath Path;
    unsigned Parameter = 0;
    bool operator==(const Passed &) const = default;
  };
  std::vector<Passed> Passes;
  bool operator==(const Completion &) const = default;
};

/// One way to take a resource.
struct Acquire {
  std::string Call;
  IdentityKind Identity = IdentityKind::Handle;
  std::vector<AccessPath> Paths;
  /// Counts as an acquisition only when this holds for the arguments.
  std::optional<Predicate> When;
  /// Holds after the call exactly when the resource was taken.
  std::optional<Predicate> Success;
  /// Where a success puts a number that is not zero, and a failure nothing: the
  /// identifier of what is known by something else (a callout, a cookie).
  std::optional<AccessPath> Number;
  /// Holds when a callback will tell later whether it was
  /// (NDIS_STATUS_PENDING).
  std::optional<Predicate> Pending;
  /// Who is told then. It may be told before the call returns.
  std::optional<Completion> Completed;
  /// The call takes nothing itself: the handle comes with the completion.
  bool comesLater() const {
    return Identity == IdentityKind::Handle && Paths.empty();
  }
  /// The memory taken is zero (ExAllocatePool2).
  bool Zeroed = false;
  /// Handles, and addresses of storage, of what must be there as long as this
  /// is (the pool of a packet). For storage, the memory that it lies in goes
  /// without saying.
  std::vector<AccessPath> Needs;
  /// Counts only where the call gives back one of these kinds that was
  /// certainly held: a timer is cancelled, and its routine may be running.
  /// Success, which is an equation with 0, then says nothing about the call
  /// until somebody looks: where it does not hold, nothing was taken.
  std::vector<std::string> GivesBack;
  bool operator==(const Acquire &) const = default;
};

/// One way to give a resource back. A call may stand in several resources; it
/// then releases what is held of any of them.
struct Release {
  std::string Call;
  IdentityKind Identity = IdentityKind::Handle;
  std::vector<AccessPath> Paths;
  std::optional<Predicate> When;
  /// The handle is all that the call takes: a fix-it can write it.
  bool Alone = false;
  bool operator==(const Release &) const = default;
};

enum class Scope : uint8_t { Driver, Adapter, Binding, Module, Local, Any };

/// What a finding about it is called, and how bad it is.
enum class ResourceClass : uint8_t {
  Registration, ///< ndis-unload-skips-deregister
  Plain,        ///< ndis-unload-leak
  Lock,         ///< ndis-unpaired-lock
};

/// How long it is certain that something is held which ends by itself.
enum class Lasting : uint8_t {
  Always,    ///< it does not end by itself
  UntilWait, ///< until somebody waits, or looks how far others have got
  UntilLock, ///< ... or takes a lock
};

/// A kind of thing that a driver takes and gives back.
struct Resource {
  std::string Id;    ///< "ndis-protocol"
  std::string Title; ///< in messages: "protocol registration"
  Scope Lives = Scope::Any;
  ResourceClass Class = ResourceClass::Plain;
  std::vector<Acquire> Acquires;
  std::vector<Release> Releases;
  /// Must be given back before the routine that took it returns failure.
  bool OwedOnFailure = true;
  /// Must be given back by the end of the lifecycle that took it.
  bool OwedAtEnd = true;
  /// Only an unload handler could give it back, whatever the others do
  /// (layered miniport, protocol): DriverEntry has to register one.
  bool NeedsUnloadHandler = false;
  /// Holding it obliges nobody; it is a fact for requirements ("a miniport is
  /// registered").
  bool fact() const { return !OwedOnFailure && !OwedAtEnd; }
  /// Releasing a null handle is allowed and does nothing.
  bool NullIsReleasable = false;
  /// The handle is the address of memory: what it points to dies with it.
  bool Memory = false;
  /// A failed acquisition that nobody looked at is passed over in silence
  /// (the wrapper handle: Microsoft's own samples do not look).
  bool AssumeSuccess = false;
  /// A release while it is not held is tolerated, a second one or one without
  /// an acquisition (cancelling a timer, dropping a reference).
  bool ReleaseTwiceIsAllowed = false;
  /// As long as this is held, one of these kinds has to be (map registers or
  /// scatter/gather DMA for shared memory).
  std::vector<std::string> Needs;
  /// Roles in which the driver may be called as long as this is held: what
  /// those routines use first thing has to be there, too.
  std::vector<std::string> Calls;
  /// What ends by itself obliges nobody; but what needs it may not be given
  /// back as long as it certainly lasts.
  Lasting Lasts = Lasting::Always;
  bool endsByItself() const { return Lasts != Lasting::Always; }
  /// Documentation pages.
  std::vector<std::string> Docs;
  std::string Notes;
  bool operator==(const Resource &) const = default;
};

/// A kind of lock: who has it keeps others out until it gives it back, in the
/// same call from outside. What taking one does to the IRQL is an effect.
struct Lock {
  struct Use {
    std::string Call;
    /// The lock: its address, or what stands for it. None: there is only one.
    std::optional<AccessPath> Which;
    /// By what a release finds the acquisition instead (LockHandle of queued
    /// spin locks).
    std::optional<AccessPath> Ticket;
    /// Acquisitions are given back by releases of the same form ("dpr").
    std::string Form;
    /// Several may have it at once.
    bool Shared = false;
    std::optional<Predicate> When;
    /// Holds after the call exactly when the lock was taken.
    std::optional<Predicate> Success;
    bool operator==(const Use &) const = default;
  };
  std::string Id;    ///< "ndis-spin-lock"
  std::string Title; ///< in messages: "spin lock"
  std::vector<Use> Acquires, Releases;
  /// A release of another form is a mistake; else it only leaves the IRQL
  /// unknown.
  bool FormsMatter = false;
  std::vector<std::string> Docs;
  std::string Notes;
  bool operator==(const Lock &) const = default;
};

/// The IRQL at which a call may be made.
struct LevelLimit {
  std::string Call;
  std::optional<unsigned> AtMost, AtLeast;
  /// Applies only where this certainly holds.
  std::optional<Predicate> When;
  std::vector<std::string> Docs;
  std::string Notes;
  bool operator==(const LevelLimit &) const = default;
};

/// An effect of a call on the memory and the state of the machine.
struct Effect {
  enum class Kind : uint8_t {
    Zero,      ///< To and all inside becomes zero
    Copy,      ///< the place To gets the value at From, members included
    Write,     ///< To gets a value that the OS chooses
    Inside,    ///< To gets the address of something that lives in what From is
               ///< the handle of, and no longer
    Escape,    ///< what To points to is reachable by code that is not seen
               ///< (packets that are sent): what depends on it is unknown from
               ///< now on
    Insert,    ///< what From points to goes into the list whose head To is
    Pick,      ///< To gets an entry of the list whose head From is
    Unlink,    ///< the entry that To points to leaves its list: whoever takes
               ///< it out owns it
    Doubt,     ///< To gets a value that is no evidence: whether a list is empty
    Same,      ///< To gets what any such call with these numbers returns: how
               ///< many processors there can be
    Irql,      ///< To gets the level at which the call is made
    Count,     ///< Add, or the number at By, is added to the counter From, and
               ///< To gets what it is then, or was Before. This is no evidence,
               ///< either: others count, too, and what is done when it is zero
               ///< they may have done. Without From, nothing is known of the
               ///< counter
    NoReturn,  ///< control does not come back
    EndThread, ///< the same, and what the thread holds stays held
    RaiseIrql, ///< to Level, until the matching LowerIrql
    LowerIrql, ///< to what it was before the last RaiseIrql
    Wait,      ///< others run meanwhile, as long as they need
    Exclude,   ///< others that exclude each other by the same lock are done
  };
  Kind K = Kind::Write;
  AccessPath To;
  AccessPath From;
  unsigned Level = 0;
  int64_t Add = 0;
  /// Where the number stands instead that is added (an argument).
  std::optional<AccessPath> By;
  /// To gets what the counter was before.
  bool Before = false;
  /// Happens only when this holds (memset with 0; a call that succeeded).
  /// Where that cannot be decided, To is unknown; of an Escape, there is one
  /// way on which it does and another one on which it does not.
  std::optional<Predicate> When;
  bool operator==(const Effect &) const = default;
};

/// What else a call does that the analysis has to know: in this order, and
/// after it has taken or released what the resources say. A row says all that
/// a call writes besides its result, the places of new handles and numbers and
/// those that a success speaks of (an empty one: nothing, whatever it is given
/// the address of); a call without a row may write through its pointers.
struct CallEffects {
  std::string Call;
  std::vector<Effect> Effects;
  bool operator==(const CallEffects &) const = default;
};

/// Other spellings of a routine: NdisInitializeWrapper is the call that the
/// macro NdisMInitializeWrapper leaves behind.
struct Alias {
  std::string Name; ///< as seen in the program
  std::string Call; ///< as named in the rules
  bool operator==(const Alias &) const = default;
};

/// What a routine of the driver is to NDIS or the OS.
struct Role {
  std::string Id;    ///< "miniport-halt"
  std::string Title; ///< in messages: "MiniportHalt routine"
  /// Routines that have the role by their name alone ("DriverEntry").
  std::vector<std::string> Names;
  /// Number of parameters, where fixed.
  std::optional<unsigned> ParameterCount;
  /// Record name that the pointer parameter 0 points to ("_DRIVER_OBJECT").
  std::string FirstParameterRecord;
  /// Level at which it is called: 0 PASSIVE, 1 APC, 2 DISPATCH, 3 device.
  std::optional<unsigned> Irql;
  /// The parameter that gets the context: that of the lifecycle to which the
  /// role belongs, else what was passed along when it was registered.
  std::optional<unsigned> Context;
  /// Id of a lock, of which there is one, that it is entered with and gives
  /// back.
  std::string Holds;
  /// The parameter that leads to what is asked of the driver (an IRP): that is
  /// for others to say, whatever the driver has done before.
  std::optional<unsigned> Request;
  bool operator==(const Role &) const = default;
};

/// A call that gives routines their roles.
struct Registration {
  struct Handler {
    AccessPath Path; ///< "1", "*1.HaltHandler"
    std::string Role;
    /// What the routine will get for its context.
    std::optional<AccessPath> Context;
    /// The OS calls the routine before the call returns.
    bool CalledAtOnce = false;
    /// What lies there keeps the routine (a timer's storage, the object of a
    /// handle), and Resource::Calls means those that it keeps.
    std::optional<AccessPath> KeptIn = {};
    bool operator==(const Handler &) const = default;
  };
  std::string Call;
  std::vector<Handler> Handlers;
  bool operator==(const Registration &) const = default;
};

/// A place through which the OS finds a routine, without a call:
/// DriverObject->DriverUnload is "*0.DriverUnload" seen from DriverEntry.
struct RegistrationPlace {
  std::string OfRole; ///< whose parameters Path speaks of
  AccessPath Path;
  std::string Role;
  bool operator==(const RegistrationPlace &) const = default;
};

/// Something that must be so where a call is made, with the check that
/// reports it when it certainly is not.
struct Requirement {
  enum class Kind : uint8_t {
    Held,        ///< one of Resources is held
    NotHeld,     ///< none of Resources is
    LiveHandle,  ///< the value at Path is the live handle of Resources[0]
    RoleRoutine, ///< the value at Path is a routine fit for Role, and has no
                 ///< other role
    WithinRole,  ///< the call is made in the call tree of Role
    Once,        ///< at most once on a path
    MaxIrql,     ///< at Level or below
    NotNdis6,    ///< the driver is no NDIS 6 driver
    Dropped,     ///< never so: the call stands for a result that nobody keeps
  };
  std::string Call;
  std::string Check;
  Kind K = Kind::Held;
  AccessPath Path;
  std::vector<std::string> Resources;
  std::string Role;
  /// Not empty: asked only in the call tree of this role.
  std::string WhenRole;
  unsigned Level = 0;
  /// Appended to the message: what to do instead.
  std::string Advice;
  bool operator==(const Requirement &) const = default;
};

/// How the driver hands over the context of what has begun: the value at Path
/// of a call; without a call, of the beginning's own parameters when it is
/// left.
struct Handover {
  std::string Call;
  AccessPath Path;
  bool operator==(const Handover &) const = default;
};

/// From the routine that takes to the routines that give back.
struct Lifecycle {
  std::string Id;    ///< "driver"
  std::string Title; ///< "driver"
  /// The lifecycles that it is a part of: it begins, any number of times, in
  /// the states that the beginning of one of them leaves. Empty: with the
  /// driver.
  std::vector<std::string> Within;
  std::string Begin; ///< role
  /// Of Begin's result, or of what its parameters lead to ("*0 == 0");
  /// DriverEntry: "result >= 0".
  std::optional<Predicate> Success;
  /// It has failed; without one, whenever it has not succeeded. What neither
  /// holds for is told later.
  std::optional<Predicate> Failure;
  /// Roles in which a beginning goes on: what they do is a part of it. They are
  /// the Completed of what it takes.
  std::vector<std::string> Completions;
  /// Where it then says whether it has succeeded: Success and Failure hold for
  /// this value instead.
  std::vector<Handover> Results;
  /// Where there are any, nothing is said of a beginning that hands over none.
  std::vector<Handover> Handovers;
  /// Roles beside the ends that get the context.
  std::vector<std::string> Between;
  /// Roles that end it, in the order in which they run when several are there.
  std::vector<std::string> Ends;
  /// Roles that may run once before the end, or not.
  std::vector<std::string> BeforeEnd;
  /// Holds behind an end that goes on in the roles EndCompletions.
  std::optional<Predicate> EndPending;
  std::vector<std::string> EndCompletions;
  /// Scopes of resources that this lifecycle owes; Any goes with each.
  std::vector<Scope> Scopes;
  /// Check ids.
  std::string EndRegistrationCheck, EndResourceCheck, FailureCheck, LockCheck;
  /// Reported at Begin when it succeeds, owes something that only an end could
  /// release, and no end is registered. Empty: none.
  std::string MissingEndCheck;
  bool operator==(const Lifecycle &) const = default;
};

/// When a program counts as an NDIS 6 driver.
struct Ndis6Signs {
  std::vector<std::string> Macros;
  std::vector<std::string> Calls;
  bool operator==(const Ndis6Signs &) const = default;
};

enum class Severity : uint8_t { Warning, Note };

struct CheckOption {
  std::string Name, Default, Summary;
  bool operator==(const CheckOption &) const = default;
};

struct Check {
  std::string Id;
  std::string Summary; ///< one sentence
  std::string Help;    ///< what to do about it, a few sentences, plain text
  Severity Level = Severity::Warning;
  std::vector<CheckOption> Options;
  bool operator==(const Check &) const = default;
};

struct Catalogue {
  std::vector<Resource> Resources;
  std::vector<CallEffects> Effects;
  std::vector<Lock> Locks;
  std::vector<LevelLimit> Levels;
  std::vector<Alias> Aliases;
  std::vector<Role> Roles;
  std::vector<Registration> Registrations;
  std::vector<RegistrationPlace> RegistrationPlaces;
  std::vector<Requirement> Requirements;
  std::vector<Lifecycle> Lifecycles;
  Ndis6Signs Ndis6;
  /// Macros in front of a declaration that say what its routine does. Each is a
  /// call where the routine is called, with the routine as the first argument,
  /// and counts where no body says what it does.
  std::vector<std::string> Annotations;
  std::vector<Check> Checks;
  /// Ids of checks that the engine reports without naming them in another
  /// row: "double-release", "use-after-release", "release-unacquired" to id,
  /// and, where they are wanted, "unchecked-status", "release-order" and
  /// "local-leak".
  std::string DoubleReleaseCheck, UseAfterReleaseCheck, UnacquiredCheck;
  std::string UncheckedStatusCheck, ReleaseOrderCheck, LocalLeakCheck;
  /// ... of what one routine does by itself: "lock", "irql". Empty: none.
  std::string LockCheck, IrqlCheck;

  const Resource *resource(llvm::StringRef Id) const;
  const Lock *lock(llvm::StringRef Id) const;
  const Role *role(llvm::StringRef Id) const;
  const Check *check(llvm::StringRef Id) const;
  const Lifecycle *lifecycle(llvm::StringRef Id) const;
  /// Every name that a program's call may have and a row speaks of: macros of
  /// these names are what the frontend turns back into calls. In no order, and
  /// some of them several times.
  std::vector<llvm::StringRef> calls() const;
  /// The same, sorted and each once.
  std::vector<std::string> callNames() const;
  bool operator==(const Catalogue &) const = default;
};

} // namespace ndistidy::catalogue

#endif // NDIS_TIDY_CATALOGUE_CATALOGUE_H
