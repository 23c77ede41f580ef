// SPDX-License-Identifier: MIT
#pragma once
/// The lines of a document that say when its body meets next, asked for the date of one kind of meeting.
#include <functional>
#include <string>
#include <string_view>

#include "deadline/edtf.h"
#include "grammar/grammar.h"
#include "klubba/deadline.h"

namespace klubba::deadline {

/// The date of the meeting that `noun` names, from the lines or the next meeting of the context; an empty
/// value where the document doesn't say it. `date_in` reads the first date in a text.
Edtf meeting_date(const grammar::Grammar& grammar, const TimeContext& context, std::string_view noun,
                  const std::function<Edtf(std::string_view)>& date_in);

}  // namespace klubba::deadline
