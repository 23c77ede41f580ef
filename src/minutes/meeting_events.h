// SPDX-License-Identifier: MIT
#pragma once
/// What the running text tells of the meeting: elections, opening and closing, the next meeting.
#include <string>
#include <vector>

#include "klubba/deadline.h"
#include "klubba/layout.h"
#include "klubba/minutes.h"
#include "minutes/person_name.h"

namespace klubba::minutes {

struct Elected {
  std::string field;  ///< "chair", "secretary", "adjusters"
  Person person;
  bool told = false;  ///< elected or named by the text, not only addressed by the title
};

struct MeetingEvents {
  Value start, end;                ///< recorded opening and closing
  std::vector<Elected> elected;    ///< in the order of the document
  std::vector<Elected> addressed;  ///< who is called by a role in passing
  Value next;
  std::vector<Person> roll;  ///< from an item that lists who is there
};

/// Reads the blocks of `layout`; `meeting` is the meeting's date (ISO) or empty.
MeetingEvents read_meeting_events(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                                  const DeadlineReader& deadlines, const std::vector<AgendaItem>& agenda,
                                  std::string_view meeting);

}  // namespace klubba::minutes
