// SPDX-License-Identifier: MIT
#include <vector>

#include "klubba/render.h"

namespace klubba {
namespace {

/// One row: cells with commas between them.
class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  Row& cell(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += text;
      return *this;
    }
    out_ += '"';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    return *this;
  }
  Row& cell(std::uint32_t number) { return cell(number == 0 ? std::string() : std::to_string(number)); }
  Row& cell(const std::vector<std::string>& values) {
    std::string joined;
    for (const std::string& value : values) joined += (joined.empty() ? "" : "; ") + value;
    return cell(joined);
  }
  void end() { out_ += '\n'; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace

std::string_view csv_header() {
  return "path,meeting_body,meeting_date,kind,id,item,decision,text,body,outcome,owners,deadline,edtf,due,event,status,"
         "first_line,last_line\n";
}

void render_csv(const Register& entry, std::string& out) {
  const auto start = [&](std::string_view kind) {
    Row row(out);
    row.cell(entry.source.path).cell(entry.meeting.body).cell(entry.meeting.date).cell(kind);
    return row;
  };
  for (const RegisterDecision& decision : entry.decisions) {
    Row row = start("decision");
    row.cell(decision.id).cell(decision.item).cell("").cell(decision.text).cell(decision.body).cell(decision.outcome);
    row.cell("").cell("").cell("").cell("").cell("").cell("");
    row.cell(decision.lines.first).cell(decision.lines.last).end();
  }
  for (const RegisterAction& action : entry.actions) {
    const RegisterDeadline deadline = action.deadline.value_or(RegisterDeadline{});
    Row row = start("action");
    row.cell(action.id).cell(action.item).cell(action.decision).cell(action.text).cell("").cell("");
    row.cell(action.owners).cell(deadline.text).cell(deadline.edtf).cell(deadline.due).cell(deadline.event);
    row.cell(action.status).cell(action.lines.first).cell(action.lines.last).end();
  }
}

}  // namespace klubba
