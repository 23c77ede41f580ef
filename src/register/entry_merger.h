// SPDX-License-Identifier: MIT
#pragma once
/// Decisions and actions of one document → those of its meeting in the living register: what is there is found and
/// brought up to date, what is new goes in at its place, what the document no longer holds is marked gone.
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "klubba/living_register.h"
#include "klubba/update.h"
#include "register/matching.h"

namespace klubba {

class EntryMerger {
 public:
  EntryMerger(LivingRegister& entry, UpdateSummary& summary, Diagnostics& out);

  /// `doc` is the document of the register's meeting `meeting`. Returns the ids of its actions in the register.
  std::vector<std::string> put(const Register& doc, const std::string& meeting);
  /// The ids of actions that the register had not before.
  const std::unordered_set<std::string>& fresh() const { return fresh_; }

 private:
  /// The pairs of a list's entries of one meeting, and those that are the document's.
  template <class Entry, class New, class Merge, class Make>
  std::vector<std::string> put_list(std::vector<Entry>& list, const std::vector<New>& now, const Register& doc,
                                    const std::string& meeting, Merge merge, Make make);
  template <class Entry>
  std::size_t place_for(const std::vector<Entry>& list, const std::string& meeting) const;
  std::string free_id(std::string id, const std::string& meeting, const Register& doc);
  void merge(LivingDecision& entry, const RegisterDecision& now);
  void merge(LivingAction& entry, const RegisterAction& now, const Register& doc);
  void keep(const std::string& field, const LivingAction& entry, const std::string& minutes);
  void vanish(LivingDecision& entry);
  void vanish(LivingAction& entry);
  void refuse(const std::string& text, const std::vector<std::string>& candidates);

  LivingRegister& register_;
  UpdateSummary& summary_;
  Diagnostics& out_;
  std::unordered_set<std::string> ids_, fresh_;
  std::unordered_set<std::string> known_;  ///< ids of meetings that may have entries
};

}  // namespace klubba
