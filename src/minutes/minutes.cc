// SPDX-License-Identifier: MIT
#include "klubba/minutes.h"

namespace klubba {

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::none:
      return "";
    case Outcome::approved:
      return "approved";
    case Outcome::approved_after_vote:
      return "approved-after-vote";
    case Outcome::amended:
      return "amended";
    case Outcome::rejected:
      return "rejected";
    case Outcome::noted:
      return "noted";
    case Outcome::remitted:
      return "remitted";
    case Outcome::tabled:
      return "tabled";
    case Outcome::withdrawn:
      return "withdrawn";
    case Outcome::elected:
      return "elected";
    case Outcome::answered:
      return "answered";
  }
  return "";
}

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::closed:
      return "closed";
    case Verdict::cancelled:
      return "cancelled";
    case Verdict::renewed:
      return "renewed";
    case Verdict::reported:
      return "reported";
    case Verdict::partly:
      return "partly";
    case Verdict::deferred:
      return "deferred";
  }
  return "";
}

std::optional<Verdict> verdict_of(std::string_view name) {
  for (const Verdict verdict :
       {Verdict::closed, Verdict::cancelled, Verdict::renewed, Verdict::reported, Verdict::partly, Verdict::deferred}) {
    if (verdict_name(verdict) == name) return verdict;
  }
  return std::nullopt;
}

std::string_view minutes_version_name(MinutesVersion version) {
  switch (version) {
    case MinutesVersion::unknown:
      return "";
    case MinutesVersion::draft:
      return "draft";
    case MinutesVersion::adjusted:
      return "adjusted";
  }
  return "";
}

std::string_view line_class_name(LineClass line_class) {
  switch (line_class) {
    case LineClass::blank:
      return "blank";
    case LineClass::heading:
      return "heading";
    case LineClass::label:
      return "label";
    case LineClass::decision:
      return "decision";
    case LineClass::action:
      return "action";
    case LineClass::prose:
      return "prose";
    case LineClass::furniture:
      return "furniture";
    case LineClass::front:
      return "front";
    case LineClass::foot:
      return "foot";
    case LineClass::appendix:
      return "appendix";
    case LineClass::agenda_list:
      return "agenda-list";
    case LineClass::unplaced:
      return "unplaced";
  }
  return "unplaced";
}

}  // namespace klubba
