// SPDX-License-Identifier: MIT
#include "deadline/calendar.h"

#include <doctest/doctest.h>

using namespace klubba::deadline;

namespace {

Day day(const char* iso) {
  const auto parsed = parse_day(iso);
  REQUIRE_MESSAGE(parsed.has_value(), iso);
  return *parsed;
}

}  // namespace

TEST_CASE("days are read and written") {
  CHECK(to_iso(day("2024-02-29")) == "2024-02-29");
  for (const char* text : {"2023-02-29", "2024-04-31", "2024-13-01", "2024-1-01", "2024-01-1 ", "0999-01-01", "",
                           "2024-01-0a", "-024-01-01", "2024--1-01"}) {
    CHECK_MESSAGE(!parse_day(text), text);
  }
}

TEST_CASE("weeks are those of ISO 8601") {
  CHECK(to_iso(*week_start(2024, 1)) == "2024-01-01");
  CHECK(to_iso(*week_start(2025, 1)) == "2024-12-30");
  CHECK(to_iso(*week_start(2020, 53)) == "2020-12-28");
  CHECK(!week_start(2024, 53));
  CHECK(!week_start(2024, 0));
  CHECK(iso_year_of(day("2027-01-01")) == 2026);
  CHECK(weekday_of(day("2024-03-22")) == 5);
}

TEST_CASE("months are added by the number of the day, else to the month's end") {
  CHECK(to_iso(add_months(day("2024-01-31"), 1)) == "2024-02-29");
  CHECK(to_iso(add_months(day("2024-01-15"), -2)) == "2023-11-15");
  CHECK(to_iso(add_months(day("2024-03-31"), 12)) == "2025-03-31");
}

TEST_CASE("feasts and working days of Sweden") {
  CHECK(to_iso(easter(2024)) == "2024-03-31");
  CHECK(to_iso(easter(2038)) == "2038-04-25");
  CHECK(to_iso(*feast("fri 06-19", 2024)) == "2024-06-21");
  CHECK(to_iso(*feast("sat 10-31", 2025)) == "2025-11-01");
  CHECK(to_iso(*feast("easter+39", 2024)) == "2024-05-09");
  CHECK(to_iso(*feast("week 44", 2024)) == "2024-10-28");
  CHECK(!feast("never", 2024));
  CHECK(!feast("easter+x", 2024));
  CHECK(!is_working_day(day("2024-05-09")));
  CHECK(!is_working_day(day("2024-06-06")));
  CHECK(is_working_day(day("2024-06-07")));
  CHECK(to_iso(add_working_days(day("2024-12-20"), 3)) == "2024-12-30");
}
