// SPDX-License-Identifier: MIT
#pragma once
/// The living register: one YAML file over many meetings, kept by `klubba update` and by people. Decisions and actions
/// are those of a document's register, besides the meeting they come from, the events that happened to them, and what
/// people wrote: klubba changes *machine fields* only, and *human fields* never.
///
///     Register (a document's) ─ update ─▶ LivingRegister ─ report ─▶ Report
///
/// This header holds the values; reading, updating and writing them have headers of their own.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/register.h"

namespace klubba {

/// What can happen to an action.
enum class EventType { given, reported, deferred, closed, cancelled, renewed };
/// The register's word: "given".
std::string_view event_type_name(EventType type);
std::optional<EventType> event_type_of(std::string_view name);

enum class ActionStatus { open, in_progress, done, cancelled, deferred, superseded };
/// The register's word: "in-progress".
std::string_view action_status_name(ActionStatus status);
std::optional<ActionStatus> action_status_of(std::string_view name);
/// Whether something is still to be done: open, in progress or deferred.
bool is_live(ActionStatus status);

/// One thing that happened to an action, where a document says so. What a person wrote stands in the human fields.
struct ActionEvent {
  EventType type = EventType::given;
  std::string date;      ///< ISO 8601: of the meeting
  std::string meeting;   ///< id of a meeting of the register
  std::string item;      ///< number of the agenda item there, or its title
  std::string body;      ///< whose meeting it was
  LineRange lines;       ///< of that meeting's document; first 0: none
  bool partial = false;  ///< reported in part: the action is in progress
  std::string by;        ///< renewed: id of the action that takes its place
};

struct LivingMeeting {
  std::string id;  ///< "rsl-2024-02-09"
  RegisterSource source;
  MinutesVersion version = MinutesVersion::unknown;
  std::vector<RegisterSource> replaced;  ///< path and hash of other versions, that `source` took the place of
  RegisterMeeting meeting;
  std::vector<RegisterItem> agenda;
};

struct LivingDecision {
  RegisterDecision decision;
  std::string meeting;      ///< id of its meeting
  std::string fingerprint;  ///< of what klubba last wrote
  bool gone = false;        ///< its document was read again and no longer holds it
  std::optional<std::string> note;
  std::vector<std::string> tags;
};

/// What a person wrote under `closed`.
struct ClosedByHand {
  std::string date;
  std::string note;
};

/// A status that a person wrote over klubba's, as klubba found it.
struct KeptStatus {
  std::string date;
  std::string status;
};

struct LivingAction {
  RegisterAction action;  ///< `status` as the register says it: a word of `action_status_name`
  std::string meeting;
  std::string fingerprint;
  bool gone = false;
  std::string supersedes;           ///< id of the action that this one renews, or empty
  std::string superseded_by;        ///< id of the action that renews this one, or empty
  std::vector<ActionEvent> events;  ///< by date
  /// The status that a person set, with the date of the newest meeting that the register then had: events of meetings
  /// up to that day change it no more.
  std::optional<KeptStatus> status_kept;

  // Human fields: absent until someone writes them.
  std::optional<std::string> note;
  std::optional<ClosedByHand> closed;
  std::optional<std::string> due_override;  ///< ISO 8601, or empty: no due date
  std::optional<std::vector<std::string>> owners_override;
  std::vector<std::string> tags;

  /// The register's word; `closed` written by a person makes it done, unless newer minutes say otherwise.
  ActionStatus status() const;
  /// Who must do it: the override, else the resolved names, else the words of the minutes.
  std::vector<std::string> owners() const;
  /// When it is due, ISO 8601: the override, else the deadline's; empty: no date.
  std::string due() const;
};

/// A finding that the register keeps: a citation that nothing, or more than one action, fits. It goes away when minutes
/// are added that it fits.
struct KeptDiagnostic {
  std::string id;  ///< "citation-dangling"
  std::string message;
  std::string meeting;  ///< id
  std::string item;
  LineRange lines;
  std::optional<Citation> cites;  ///< what was cited; for entries of follow-up lists: their task in `task`
  std::string task;
};

/// A register over many meetings.
struct LivingRegister {
  std::vector<LivingMeeting> meetings;  ///< by date, then id
  std::vector<LivingDecision> decisions;
  std::vector<LivingAction> actions;
  std::vector<KeptDiagnostic> diagnostics;

  /// The meeting called `id`, or null.
  const LivingMeeting* meeting(std::string_view id) const;
};

}  // namespace klubba
