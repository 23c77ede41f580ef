// SPDX-License-Identifier: MIT
#include "deadline/edtf.h"

#include <doctest/doctest.h>

using namespace klubba::deadline;

TEST_CASE("a date covers the days of its precision") {
  const auto days = [](const Date& date) { return to_iso(date.first()) + " " + to_iso(date.last()); };
  CHECK(days(Date::of_year(2024)) == "2024-01-01 2024-12-31");
  CHECK(days(Date::of_month(2024, 2)) == "2024-02-01 2024-02-29");
  CHECK(days(Date::of_part(2024, 21)) == "2024-03-01 2024-05-31");
  CHECK(days(Date::of_part(2023, 24)) == "2023-12-01 2024-02-29");
  CHECK(days(Date::of_part(2024, 36)) == "2024-10-01 2024-12-31");
  CHECK(days(Date::of_part(2024, 38)) == "2024-05-01 2024-08-31");
  CHECK(days(Date::of_part(2024, 41)) == "2024-07-01 2024-12-31");
}

TEST_CASE("values are written as ISO 8601-2 says") {
  const Day day = *parse_day("2024-04-16");
  Date about = Date::of_day(day);
  about.about = true;
  Date hour = Date::of_day(day);
  hour.clock = "18:00";
  CHECK(Edtf{}.text().empty());
  CHECK(Edtf::single(about).text() == "2024-04-16~");
  CHECK(Edtf::single(hour).text() == "2024-04-16T18:00:00");
  CHECK(Edtf::until(Date::of_month(2024, 5)).text() == "../2024-05");
  CHECK(Edtf::since(Date::of_day(day)).text() == "2024-04-16/..");
  CHECK(Edtf::days(day, day + std::chrono::days{1}).text() == "2024-04-16/2024-04-17");
  CHECK(Edtf::days(day, day).text() == "2024-04-16");
  Edtf set = Edtf::single(Date::of_day(day));
  set.dates.push_back(Date::of_day(day + std::chrono::days{7}));
  set.form = Edtf::Form::one_of;
  CHECK(set.text() == "[2024-04-16,2024-04-23]");
  set.form = Edtf::Form::all_of;
  CHECK(set.text() == "{2024-04-16,2024-04-23}");
}

TEST_CASE("open ends have no day, and wrong dates no value") {
  CHECK(!Edtf::since(Date::of_year(2024)).last());
  CHECK(!Edtf::until(Date::of_year(2024)).first());
  CHECK(to_iso(*Edtf::until(Date::of_year(2024)).last()) == "2024-12-31");
  CHECK(!Edtf::interval(Date::of_year(2024), Date::of_year(2023)).valid());
  CHECK(!Edtf::single(Date::of_part(2024, 25)).valid());
  CHECK(!Edtf::single(Date::of_year(99999)).valid());
}
