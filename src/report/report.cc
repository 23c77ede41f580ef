// SPDX-License-Identifier: MIT
#include "klubba/report.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "deadline/calendar.h"

namespace klubba {
namespace {

constexpr int soon = 30;  // days that "due soon" reaches

const std::string& nothing() {
  static const std::string empty;
  return empty;
}

/// The words of a name as keys that compare with case and accents folded.
std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  const std::string key = collation_key(text);
  const std::string_view words = std::string_view(key).substr(0, key.find('\0'));
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (end > begin) out.emplace_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// Names that a user asked for.
class NameFilter {
 public:
  explicit NameFilter(const std::vector<std::string>& names) {
    for (const std::string& name : names) wanted_.push_back(folded_words(name));
  }
  bool empty() const { return wanted_.empty(); }
  bool takes(std::string_view name) const {
    const auto words = folded_words(name);
    return std::any_of(wanted_.begin(), wanted_.end(), [&](const auto& wanted) { return begins(wanted, words); });
  }

 private:
  /// Each wanted word begins a word of the name, one after another.
  static bool begins(const std::vector<std::string>& wanted, const std::vector<std::string>& words) {
    auto at = words.begin();
    for (const std::string& word : wanted) {
      at = std::find_if(at, words.end(), [&](const auto& part) { return part.starts_with(word); });
      if (at == words.end()) return false;
      ++at;
    }
    return !wanted.empty();
  }

  std::vector<std::vector<std::string>> wanted_;
};

/// Meetings by id, which a register keeps in a list.
class Meetings {
 public:
  explicit Meetings(const LivingRegister& entry) {
    for (const LivingMeeting& meeting : entry.meetings) by_id_.emplace(meeting.id, &meeting);
  }
  const LivingMeeting* find(const std::string& id) const {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? nullptr : at->second;
  }

 private:
  std::unordered_map<std::string_view, const LivingMeeting*> by_id_;
};

void set_group(ReportRow& row, deadline::Day today) {
  if (!is_live(row.action->status())) {
    row.group = DateGroup::closed;
    return;
  }
  const auto due = deadline::parse_day(row.due);
  if (!due) {
    row.group = DateGroup::undated;
    return;
  }
  const auto days = (*due - today).count();
  row.group = days < 0 ? DateGroup::late : days <= soon ? DateGroup::due_within_30_days : DateGroup::later;
  row.days_late = days < 0 ? static_cast<int>(-days) : 0;
}

void count(const ReportRow& row, ReportCounts& counts) {
  switch (row.group) {
    case DateGroup::late:
      ++counts.late;
      break;
    case DateGroup::due_within_30_days:
      ++counts.due_within_30_days;
      break;
    case DateGroup::later:
      ++counts.later;
      break;
    case DateGroup::undated:
      ++counts.undated;
      break;
    case DateGroup::closed:
      return;
  }
  if (row.owners.empty()) ++counts.without_owner;
  if (row.action->gone) ++counts.vanished;
}

/// "BODY DATE § 4 Title": what rows of one agenda item have in common.
std::string item_name(const ReportRow& row) {
  std::string out = row.body();
  const auto add = [&out](std::string_view part) {
    if (part.empty()) return;
    if (!out.empty()) out += ' ';
    out += part;
  };
  add(row.date());
  const std::string& key = row.action->action.item;
  if (row.meeting != nullptr) {
    for (const RegisterItem& item : row.meeting->agenda) {
      if (item.number.empty() || item.number != key) continue;
      add("\u00A7 " + key);
      add(item.title);
      return out;
    }
  }
  add(key);
  return out;
}

std::vector<std::string> section_names(const ReportRow& row, ReportOrder by) {
  switch (by) {
    case ReportOrder::owner:
      return row.owners.empty() ? std::vector<std::string>{""} : row.owners;
    case ReportOrder::body:
      return {row.body()};
    case ReportOrder::item:
      return {item_name(row)};
    case ReportOrder::deadline:
      break;
  }
  return {};
}

std::vector<ReportSection> sections_by_group(const std::vector<ReportRow>& rows) {
  std::vector<ReportSection> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (out.empty() || out.back().group != rows[i].group) out.push_back({rows[i].group, "", {}});
    out.back().rows.push_back(i);
  }
  return out;
}

/// Sections in the order of their names, that without a name last.
std::vector<ReportSection> sections_by_name(const std::vector<ReportRow>& rows, ReportOrder by) {
  std::map<std::pair<bool, std::string>, ReportSection> sections;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string& name : section_names(rows[i], by)) {
      ReportSection& section =
          sections[{name.empty(), by == ReportOrder::owner ? name_key(name) : collation_key(name)}];
      if (section.name.empty()) section.name = name;
      if (section.rows.empty() || section.rows.back() != i) section.rows.push_back(i);
    }
  }
  std::vector<ReportSection> out;
  out.reserve(sections.size());
  for (auto& [key, section] : sections) out.push_back(std::move(section));
  return out;
}

/// Puts the rows in the order in which the sections first name them.
void order_rows(Report& report) {
  std::vector<std::size_t> place(report.rows.size(), report.rows.size());
  std::vector<ReportRow> rows;
  rows.reserve(report.rows.size());
  for (ReportSection& section : report.sections) {
    for (std::size_t& row : section.rows) {
      if (place[row] == report.rows.size()) {
        place[row] = rows.size();
        rows.push_back(std::move(report.rows[row]));
      }
      row = place[row];
    }
  }
  report.rows = std::move(rows);
}

}  // namespace

std::string_view date_group_name(DateGroup group) {
  constexpr std::array<std::string_view, 5> names{"late", "due_within_30_days", "later", "undated", "closed"};
  return names[static_cast<std::size_t>(group)];
}

const std::string& ReportRow::body() const {
  return meeting == nullptr ? nothing() : meeting->meeting.body;
}
const std::string& ReportRow::date() const {
  return meeting == nullptr ? nothing() : meeting->meeting.date;
}
const std::string& ReportRow::path() const {
  return meeting == nullptr ? nothing() : meeting->source.path;
}

Report make_report(const LivingRegister& entry, const ReportOptions& options) {
  Report out;
  out.as_of = options.as_of;
  out.by = options.by;
  const auto today = deadline::parse_day(options.as_of);
  if (!today) return out;
  const Meetings meetings(entry);
  const NameFilter owners(options.owners);
  const NameFilter bodies(options.bodies);
  const auto wanted_meeting = [&](const LivingMeeting* meeting) {
    const std::string& body = meeting == nullptr ? nothing() : meeting->meeting.body;
    const std::string& date = meeting == nullptr ? nothing() : meeting->meeting.date;
    return (options.since.empty() || date >= options.since) && (bodies.empty() || bodies.takes(body));
  };

  for (const LivingAction& action : entry.actions) {
    ReportRow row;
    row.action = &action;
    row.meeting = meetings.find(action.meeting);
    if (!wanted_meeting(row.meeting)) continue;
    row.due = action.due();
    set_group(row, *today);
    if (options.overdue && row.group != DateGroup::late) continue;
    if (!options.all && !row.live()) continue;
    row.owners = action.owners();
    const auto fits = [&](const std::string& owner) { return owners.takes(owner); };
    if (!owners.empty() && std::none_of(row.owners.begin(), row.owners.end(), fits)) continue;
    count(row, out.counts);
    out.rows.push_back(std::move(row));
  }
  // Within a section: what is due first comes first, what has no date last; the register's order decides the rest.
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const ReportRow& a, const ReportRow& b) {
    return std::forward_as_tuple(a.group, a.due.empty(), a.due, a.date()) <
           std::forward_as_tuple(b.group, b.due.empty(), b.due, b.date());
  });
  out.sections = options.by == ReportOrder::deadline ? sections_by_group(out.rows) : sections_by_name(out.rows, out.by);
  order_rows(out);

  for (const LivingDecision& decision : entry.decisions) {
    const LivingMeeting* meeting = meetings.find(decision.meeting);
    if (wanted_meeting(meeting)) out.decisions.push_back({&decision, meeting});
  }
  std::stable_sort(out.decisions.begin(), out.decisions.end(), [](const ReportDecision& a, const ReportDecision& b) {
    return (a.meeting == nullptr ? nothing() : a.meeting->meeting.date) <
           (b.meeting == nullptr ? nothing() : b.meeting->meeting.date);
  });
  return out;
}

}  // namespace klubba
