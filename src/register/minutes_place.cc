// SPDX-License-Identifier: MIT
#include "register/minutes_place.h"

#include <algorithm>
#include <vector>

namespace klubba {
namespace {

constexpr double least_shared = 0.5;  // of titles and decisions of two versions of the same minutes

std::string title_mark(const std::string& title) {
  return "t:" + make_slug(title);
}
std::string text_mark(const std::string& text) {
  return "d:" + make_slug(text);
}

std::vector<std::string> marks_of(const Register& doc) {
  std::vector<std::string> out;
  for (const RegisterItem& item : doc.agenda) out.push_back(title_mark(item.title));
  for (const RegisterDecision& decision : doc.decisions) out.push_back(text_mark(decision.text));
  for (const RegisterAction& action : doc.actions) out.push_back(text_mark(action.text));
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> marks_of(const LivingMeeting& meeting, const LivingRegister& entry) {
  std::vector<std::string> out;
  for (const RegisterItem& item : meeting.agenda) out.push_back(title_mark(item.title));
  for (const LivingDecision& decision : entry.decisions) {
    if (decision.meeting == meeting.id && !decision.gone) out.push_back(text_mark(decision.decision.text));
  }
  for (const LivingAction& action : entry.actions) {
    if (action.meeting == meeting.id && !action.gone) out.push_back(text_mark(action.action.text));
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// How much of the smaller of two is in the other.
double shared_part(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const std::size_t smaller = std::min(a.size(), b.size());
  return smaller == 0 ? 1.0 : static_cast<double>(both.size()) / static_cast<double>(smaller);
}

/// Whether `id` is `base`, or that with the number of a second meeting of the day.
bool is_numbered(const std::string& id, const std::string& base) {
  if (!id.starts_with(base)) return false;
  if (id.size() == base.size()) return true;
  return id[base.size()] == '-' && id.size() > base.size() + 1 &&
         id.find_first_not_of("0123456789", base.size() + 1) == std::string::npos;
}

int rank(MinutesVersion version) {
  return version == MinutesVersion::adjusted ? 2 : version == MinutesVersion::draft ? 0 : 1;
}

/// The file's name without its ending.
std::string stem_of(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace

bool reads_before(const MeetingDocument& a, const MeetingDocument& b) {
  if (a.entry.meeting.date != b.entry.meeting.date) return a.entry.meeting.date < b.entry.meeting.date;
  if (rank(a.version) != rank(b.version)) return rank(a.version) > rank(b.version);
  return stem_of(a.entry.source.path) > stem_of(b.entry.source.path);
}

MinutesPlace place_of(const MeetingDocument& document, const LivingRegister& entry,
                      const std::unordered_set<std::string>& read) {
  const Register& doc = document.entry;
  const std::string id = make_meeting_id(doc.source.path, doc.meeting);
  const auto& meetings = entry.meetings;
  const std::vector<std::string> marks = marks_of(doc);
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const LivingMeeting& m = meetings[i];
    if (m.source.path != doc.source.path || read.contains(m.id)) continue;
    if (is_numbered(m.id, id)) return {PlaceKind::same, i};
    // Its date or body was mended; or the file's name is used for one meeting after the other.
    const bool alike = m.meeting.date == doc.meeting.date || m.meeting.body == doc.meeting.body;
    if (alike && shared_part(marks, marks_of(m, entry)) >= least_shared) return {PlaceKind::same, i};
  }
  MinutesPlace best;
  double most = least_shared;
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const LivingMeeting& m = meetings[i];
    if (!is_numbered(m.id, id)) continue;
    const double shared = shared_part(marks, marks_of(m, entry));
    if (shared < most || (best.kind != PlaceKind::fresh && shared <= most)) continue;
    most = shared;
    const bool outdated = read.contains(m.id) || rank(document.version) < rank(m.version);
    best = {outdated ? PlaceKind::outdated : PlaceKind::same, i};
  }
  return best;
}

}  // namespace klubba
