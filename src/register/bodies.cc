// SPDX-License-Identifier: MIT
#include "register/bodies.h"

#include <algorithm>

namespace klubba {
namespace {

constexpr std::size_t least_stem = 6;
constexpr std::size_t longest_ending = 3;
constexpr std::size_t longest_acronym = 5;

/// Whether the letters of an acronym stand in a name in their order, the first one first; 2: each of the name's longer
/// words begins with one.
int abbreviates(std::string_view acronym, std::string_view name) {
  constexpr std::size_t longest_joint = 3;  // "and", "for"
  if (acronym.empty() || name.empty() || acronym.front() != name.front()) return 0;
  std::size_t at = 0;
  bool all = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool taken = at < acronym.size() && acronym[at] == name[i];
    if (taken) ++at;
    const bool begins = i == 0 || name[i - 1] == '-';
    if (begins && !taken && std::min(name.find('-', i), name.size()) - i > longest_joint) all = false;
  }
  if (at != acronym.size()) return 0;
  return all ? 2 : 1;
}

/// One word up to the genitive's ending and those of the definite form.
bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  return shorter.size() >= least_stem && longer.starts_with(shorter) &&
         longer.size() - shorter.size() <= longest_ending && longer.find('-', shorter.size()) == std::string_view::npos;
}

/// How well an organ's name fits a body's; 0: not at all.
int fit(std::string_view organ, std::string_view body) {
  if (organ.empty() || body.empty()) return 0;
  if (alike(organ, body)) return 5;
  const std::string_view last = body.substr(body.rfind('-') + 1);
  if (alike(organ, last) || body.starts_with(std::string(organ) + '-') || body.ends_with('-' + std::string(organ)))
    return 4;
  // Minutes of a committee may leave out whose it is.
  if (body.find('-') == std::string_view::npos && alike(organ.substr(organ.rfind('-') + 1), body)) return 3;
  // The end of a compound: "the council" is the town council.
  for (std::size_t at = 1; at + least_stem <= last.size(); ++at) {
    if (alike(organ, last.substr(at))) return 3;
  }
  if (organ.size() <= longest_acronym) return abbreviates(organ, body);
  return body.size() <= longest_acronym ? abbreviates(body, organ) : 0;
}

/// Whether one body is the other's committee: its name begins with the other's.
bool related(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && (a.starts_with(b) || b.starts_with(a));
}

void sort_by_date(std::vector<const LivingMeeting*>& meetings) {
  std::stable_sort(meetings.begin(), meetings.end(),
                   [](const auto* a, const auto* b) { return a->meeting.date < b->meeting.date; });
}

}  // namespace

Bodies::Bodies(const LivingRegister& entry) {
  for (const LivingMeeting& meeting : entry.meetings) meetings_[make_slug(meeting.meeting.body)].push_back(&meeting);
}

std::vector<const LivingMeeting*> Bodies::all() const {
  Found out;
  for (const auto& [body, meetings] : meetings_) out.insert(out.end(), meetings.begin(), meetings.end());
  sort_by_date(out);
  return out;
}

std::vector<const LivingMeeting*> Bodies::own(const LivingMeeting& citing) const {
  const std::string slug = make_slug(citing.meeting.body);
  if (slug.empty()) return all();
  Found out;
  for (const std::string& body : {slug, std::string()}) {
    if (const auto found = meetings_.find(body); found != meetings_.end())
      out.insert(out.end(), found->second.begin(), found->second.end());
  }
  sort_by_date(out);
  return out;
}

std::vector<const LivingMeeting*> Bodies::named(const std::string& organ, bool maybe_own,
                                                const LivingMeeting& citing) const {
  const std::string name = make_slug(organ);
  const std::string slug = make_slug(citing.meeting.body);
  int best = 0;
  for (const auto& [body, meetings] : meetings_) {
    if (!maybe_own || related(body, slug)) best = std::max(best, fit(name, body));
  }
  if (best == 0) return maybe_own ? own(citing) : Found{};
  std::vector<const Found*> fitting;
  std::vector<const Found*> near;
  for (const auto& [body, meetings] : meetings_) {
    if (fit(name, body) != best || (maybe_own && !related(body, slug))) continue;
    fitting.push_back(&meetings);
    if (related(body, slug)) near.push_back(&meetings);
  }
  if (fitting.size() > 1 && !near.empty()) fitting = near;
  // Letters that abbreviate several bodies name none.
  if (best <= 2 && fitting.size() > 1) return {};
  Found out;
  for (const Found* meetings : fitting) out.insert(out.end(), meetings->begin(), meetings->end());
  sort_by_date(out);
  return out;
}

}  // namespace klubba
