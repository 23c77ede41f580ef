// SPDX-License-Identifier: MIT
#pragma once
/// The two pictures of a report's page, as inline SVG without a view box: positions are per cent of the width, text
/// keeps its size on any screen.
#include <string>

#include "klubba/report.h"
#include "report/texts.h"

namespace klubba {

/// Appends bars of open and late actions for each owner, or for each body where the report is by body.
void append_bars(std::string& out, const Report& report, const ReportTexts& texts);

/// Appends a line of days with a mark for each action that is due: filled diamonds are late. Nothing where none has a
/// date.
void append_timeline(std::string& out, const Report& report, const ReportTexts& texts);

}  // namespace klubba
