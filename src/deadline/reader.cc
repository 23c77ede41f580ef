// SPDX-License-Identifier: MIT
#include "deadline/scan.h"
#include "klubba/deadline.h"

namespace klubba {

struct DeadlineReader::Parts {
  deadline::TimeRules rules;
};

DeadlineReader::DeadlineReader(std::shared_ptr<const grammar::Grammar> grammar)
    : parts_(std::make_unique<const Parts>(Parts{deadline::TimeRules(std::move(grammar))})) {}
DeadlineReader::~DeadlineReader() = default;
DeadlineReader::DeadlineReader(DeadlineReader&&) noexcept = default;
DeadlineReader& DeadlineReader::operator=(DeadlineReader&&) noexcept = default;

std::vector<TimeReading> DeadlineReader::find(std::string_view text, const TimeContext& context) const {
  std::vector<TimeReading> out;
  for (deadline::Reading& reading : deadline::Scan(parts_->rules, text, context, deadline::Trust::running_text).run()) {
    if (!reading.said.start.empty() && !reading.value.empty()) {
      // A deadline is a day; the hour is in `start`.
      for (deadline::Date& date : reading.value.dates) date.clock.clear();
      reading.said.edtf = reading.value.text();
    }
    out.push_back(std::move(reading.said));
  }
  return out;
}

TimeReading DeadlineReader::read(std::string_view text, const TimeContext& context) const {
  std::vector<deadline::Reading> readings =
      deadline::Scan(parts_->rules, text, context, deadline::Trust::says_a_time).run();
  for (deadline::Reading& reading : readings) {
    if (!reading.value.empty()) return std::move(reading.said);
  }
  return readings.empty() ? TimeReading{} : std::move(readings[0].said);
}

bool is_iso_date(std::string_view text) {
  return deadline::parse_day(text).has_value();
}

}  // namespace klubba
