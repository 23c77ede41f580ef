// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "deadline/calendar.h"
#include "register/sha256.h"
#include "render/csv.h"
#include "render/report.h"

namespace klubba {
namespace {

/// A UUID made of an id (RFC 9562, version 8): the same action is the same task in every import.
std::string task_uuid(std::string_view id) {
  std::string hex = sha256_hex("klubba action " + std::string(id)).substr(0, 32);
  hex[12] = '8';
  constexpr std::string_view variants = "89ab";
  const char c = hex[16];
  hex[16] = variants[static_cast<std::size_t>(c <= '9' ? c - '0' : c - 'a' + 10) % variants.size()];
  return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) + '-' +
         hex.substr(20);
}

/// Noon in UTC: the same day from the Pacific to Japan.
std::string task_time(std::string_view iso) {
  std::string out;
  for (const char c : iso) {
    if (c != '-') out += c;
  }
  return out + "T120000Z";
}

std::string_view task_status(ActionStatus status) {
  switch (status) {
    case ActionStatus::done:
      return "completed";
    case ActionStatus::cancelled:
    case ActionStatus::superseded:
      return "deleted";
    default:
      return "pending";
  }
}

/// One word: what tags and projects must be.
std::string word(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == ' ' || c == '\t' || c == '\n' || c == ',' ? '_' : c;
  return out;
}

}  // namespace

void render_taskwarrior(const Report& report, std::string& out) {
  out += '[';
  bool first = true;
  for (const ReportRow& row : report.rows) {
    const LivingAction& action = *row.action;
    nlohmann::ordered_json task{{"uuid", task_uuid(action.action.id)},
                                {"description", action.action.text},
                                {"status", task_status(action.status())}};
    const bool dated = deadline::parse_day(row.date()).has_value();
    const std::string entry = task_time(dated ? row.date() : report.as_of);
    task["entry"] = entry;
    if (deadline::parse_day(row.due)) task["due"] = task_time(row.due);
    if (!row.live()) {
      const std::string end = action.closed           ? action.closed->date
                              : action.events.empty() ? ""
                                                      : action.events.back().date;
      task["end"] = deadline::parse_day(end) ? task_time(end) : entry;
    }
    if (!row.body().empty()) task["project"] = row.body();
    for (const std::string& tag : action.tags) task["tags"].push_back(word(tag));
    if (!row.owners.empty()) task["owner"] = joined(row.owners, ", ");
    task["klubba"] = action.action.id;
    auto& notes = task["annotations"];
    notes.push_back({{"entry", entry}, {"description", source_place(row.path(), action.action.lines)}});
    if (action.note) notes.push_back({{"entry", task_time(report.as_of)}, {"description", *action.note}});
    out += first ? "\n" : ",\n";
    out += task.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    first = false;
  }
  out += first ? "]\n" : "\n]\n";
}

}  // namespace klubba
