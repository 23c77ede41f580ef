// SPDX-License-Identifier: MIT
#pragma once
/// Documents × living register → living register: what `klubba update` does, without files.
///
///     Minutes ─ make_meeting_document ─▶ MeetingDocument ─ update_register ─▶ LivingRegister
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "klubba/diagnostic.h"
#include "klubba/living_register.h"
#include "klubba/minutes.h"
#include "klubba/register.h"

namespace klubba {

/// The register of one document with what it says of earlier assignments.
struct MeetingDocument {
  Register entry;
  std::vector<Citation> citations;
  std::vector<FollowUp> follow_ups;
  MinutesVersion version = MinutesVersion::unknown;
};
MeetingDocument make_meeting_document(const SourceFile& source, const Minutes& minutes);

/// What an update did. `touched` are the ids of entries that may differ from before.
struct UpdateSummary {
  std::size_t added = 0;      ///< actions
  std::size_t closed = 0;     ///< actions that went from something to do to done or cancelled
  std::size_t renewed = 0;    ///< actions that another took the place of
  std::size_t vanished = 0;   ///< actions that their document no longer holds
  std::size_t needs_you = 0;  ///< findings that a person must look at
  std::unordered_set<std::string> touched;
};

/// Puts documents into the register, in the order of their dates. What is there is matched: same text within body and
/// item first, then the id with text close enough, then close text within the meeting; two candidates are refused and
/// reported. What a document no longer holds is marked `gone`. A person's values stay; `out` says where the minutes say
/// something else.
UpdateSummary update_register(LivingRegister& entry, std::vector<MeetingDocument> documents, Diagnostics& out);

/// The status that events and what people wrote add up to; `before` (ISO 8601, or empty): only what is older than that
/// day counts.
ActionStatus settle_status(const LivingAction& action, std::string_view before = {});

/// What became of the ids between two versions of a register.
enum class IdChange { unchanged, moved, changed, split, gone, added };
struct IdStep {
  IdChange change = IdChange::unchanged;
  std::string from;
  std::vector<std::string> to;
};
/// One step for each action of `old_version`, in its order, then those that are new.
std::vector<IdStep> compare_ids(const std::vector<RegisterAction>& old_version,
                                const std::vector<RegisterAction>& new_version);

/// An open action that what a document says may mean, without saying so.
struct Suggestion {
  std::string action;   ///< id
  std::string meeting;  ///< id of the meeting whose document says it
  std::string item;
  std::string text;  ///< what it says
  LineRange lines;
};
/// Likely matches for the register's kept findings, best first for each finding.
std::vector<Suggestion> suggest_matches(const LivingRegister& entry);

}  // namespace klubba
