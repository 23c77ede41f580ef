// SPDX-License-Identifier: MIT
#pragma once
/// Which action of a living register a citation means. Nothing is guessed: where more than one may be meant, none is.
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "klubba/living_register.h"
#include "register/bodies.h"

namespace klubba {

/// What a citation was found to mean.
struct Meant {
  std::vector<std::size_t> actions;     ///< indices into the register's actions
  std::vector<std::size_t> candidates;  ///< where more than one may be meant
  std::string problem;                  ///< why nothing is meant; empty where something is
};

/// Looks actions up by meeting, item and points. Views the register, whose lists must not change meanwhile.
class Assignments {
 public:
  explicit Assignments(const LivingRegister& entry);

  /// What `citation`, which stands in the minutes of `citing`, means.
  Meant find(const Citation& citation, const LivingMeeting& citing) const;
  /// What an entry of a follow-up list means: an action of the same body, to be done on that day, that its words fit.
  /// `citation` gives the item, where the entry names it.
  Meant find_task(const std::string& task, const Citation& citation, const LivingMeeting& citing) const;
  /// The one earlier action that `again`, of a later list, says once more.
  Meant find_repeated(const LivingAction& again, const std::string& task, const LivingMeeting& citing) const;

 private:
  bool is_of_case(const LivingMeeting& meeting, const LivingAction& action, const std::string& number) const;
  std::vector<const LivingMeeting*> cited_meetings(const Citation& citation, const LivingMeeting& citing,
                                                   std::string& problem) const;
  bool live_at(const LivingAction& action, const std::string& date) const;
  std::vector<std::size_t> in_meetings(const Citation& citation, const LivingMeeting& citing,
                                       std::string& problem) const;
  std::vector<std::size_t> by_points(const std::vector<std::size_t>& actions,
                                     const std::vector<unsigned>& points) const;
  /// The actions of that body's earlier minutes, to be done on that day.
  std::vector<std::size_t> to_be_done(const LivingMeeting& citing) const;
  /// The one of `actions` that a list's words fit best by far.
  Meant find_like(const std::string& task, const std::vector<std::size_t>& actions, const LivingMeeting& citing) const;
  std::vector<std::size_t> by_words(const std::vector<std::vector<std::size_t>>& groups,
                                    const std::string& about) const;
  void choose(std::vector<std::size_t> actions, const Citation& citation, const LivingMeeting& citing,
              Meant& out) const;
  /// Actions with those that only say more of the one before them ("it is due in May") put to it.
  std::vector<std::vector<std::size_t>> grouped(const std::vector<std::size_t>& actions) const;

  const LivingRegister& register_;
  Bodies bodies_;
  std::unordered_map<std::string, std::vector<std::size_t>> actions_of_, decisions_of_;  // by meeting
};

}  // namespace klubba
