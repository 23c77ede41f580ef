// SPDX-License-Identifier: MIT
#pragma once
/// Days and clock times as heads of minutes write them.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace klubba {
class DeadlineReader;
}
namespace klubba::grammar {
class Grammar;
}

namespace klubba::minutes {

struct Day {
  std::size_t begin = 0;  ///< bytes in the text, half-open
  std::size_t end = 0;
  std::string iso;
};

struct Clock {
  std::size_t begin = 0;  ///< bytes in the text, half-open
  std::size_t end = 0;
  std::string from;  ///< "HH:MM"
  std::size_t from_begin = 0, from_end = 0;
  std::string to;  ///< end of a range, or empty
  std::size_t to_begin = 0, to_end = 0;
  bool marked = false;  ///< a word for "o'clock" stood before it
};

/// Days in `text`, left to right. A day without a year is read from `meeting` (ISO); where that is empty, from a year
/// that stands elsewhere in the text, else it is left out.
std::vector<Day> read_days(std::string_view text, const grammar::Grammar& grammar, const DeadlineReader& deadlines,
                           std::string_view meeting);

/// Clock times in `text`, left to right.
std::vector<Clock> read_clocks(std::string_view text, const grammar::Grammar& grammar);

}  // namespace klubba::minutes
