// SPDX-License-Identifier: MIT
#include "klubba/register.h"

#include <map>
#include <set>

#include "register/sha256.h"

namespace klubba {
namespace {

std::vector<std::string> texts(const std::vector<Value>& values) {
  std::vector<std::string> out;
  out.reserve(values.size());
  for (const Value& value : values) out.push_back(value.text);
  return out;
}

std::string stem_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string::npos && dot > 0) name.resize(dot);
  return name;
}

/// Gives out the ids of one document.
class Ids {
 public:
  explicit Ids(std::string base) : base_(std::move(base)) {}

  /// The next id of `item` for a decision ('d') or an action ('a').
  std::string next(const AgendaItem* item, char type) {
    std::string prefix = base_;
    if (item != nullptr) {
      const std::string slug = make_slug(item->key());
      if (!slug.empty()) prefix += "-" + slug;
    }
    // Counting by what the id will look like keeps two items with one number apart.
    std::string id;
    do {
      id = prefix + "-" + type + std::to_string(++counts_[prefix + type]);
    } while (!given_.insert(id).second);
    return id;
  }

 private:
  std::string base_;
  std::map<std::string, unsigned> counts_;
  std::set<std::string> given_;
};

RegisterMeeting register_meeting(const Meeting& meeting) {
  RegisterMeeting out;
  out.body = meeting.body.text;
  out.date = meeting.date.text;
  out.start = meeting.start.text;
  out.end = meeting.end.text;
  out.place = meeting.place.text;
  out.chair = meeting.chair.text;
  out.secretary = meeting.secretary.text;
  out.adjusters = texts(meeting.adjusters);
  out.present = texts(meeting.present);
  out.absent = texts(meeting.absent);
  out.next = meeting.next.text;
  return out;
}

RegisterAction register_action(const Action& action) {
  RegisterAction out;
  out.text = action.text.text;
  out.lines = action.text.lines;
  out.owners = texts(action.owners);
  out.owners_resolved = action.owners_resolved;
  if (action.deadline) {
    const Deadline& deadline = *action.deadline;
    out.deadline = RegisterDeadline{deadline.text.text, deadline.edtf, deadline.due, deadline.event};
  }
  return out;
}

}  // namespace

std::string make_meeting_id(const std::string& path, const RegisterMeeting& meeting) {
  const std::string body = make_slug(meeting.body);
  const std::string date = make_slug(meeting.date);
  // What the document doesn't say is made up for by the file's name: nothing else is as steady.
  const std::string stem = body.empty() || date.empty() ? make_slug(stem_of(path)) : "";
  std::string out = body.empty() ? stem : body;
  if (!date.empty()) {
    out += (out.empty() ? "" : "-") + date;
  } else if (!body.empty() && !stem.empty()) {
    out += "-" + stem;
  }
  return out.empty() ? "minutes" : out;
}

Coverage count_coverage(const std::vector<LineNote>& lines) {
  Coverage out;
  out.lines = lines.size();
  for (const LineNote& line : lines) {
    switch (line.line_class) {
      case LineClass::blank:
        break;
      case LineClass::heading:
      case LineClass::label:
      case LineClass::decision:
      case LineClass::action:
      case LineClass::prose:
        ++out.items;
        break;
      case LineClass::furniture:
        ++out.furniture;
        break;
      case LineClass::front:
      case LineClass::foot:
      case LineClass::agenda_list:
        ++out.front;
        break;
      case LineClass::appendix:
        ++out.appendix;
        break;
      case LineClass::unplaced:
        ++out.unplaced;
        break;
    }
  }
  return out;
}

Register make_register(const SourceFile& source, const Minutes& minutes) {
  Register out;
  out.source = {source.path(), sha256_hex(source.disk_bytes()), minutes.grammar,
                std::string(encoding_name(source.encoding()))};
  out.meeting = register_meeting(minutes.meeting);
  Ids ids(make_meeting_id(source.path(), out.meeting));

  for (const AgendaItem& item : minutes.agenda) {
    out.agenda.push_back({item.number.text, item.title.text, item.codes, texts(item.presenters), item.lines,
                          source.page_at(item.lines.first), item.case_number});
  }
  const auto item_at = [&](std::size_t index) {
    return index < minutes.agenda.size() ? &minutes.agenda[index] : nullptr;
  };
  for (const Decision& decision : minutes.decisions) {
    const AgendaItem* item = item_at(decision.item);
    out.decisions.push_back({ids.next(item, 'd'), item == nullptr ? "" : item->key(), decision.body.text,
                             decision.text.text, texts(decision.clauses), std::string(outcome_name(decision.outcome)),
                             decision.text.lines, source.page_at(decision.text.lines.first)});
  }
  for (const Action& action : minutes.actions) {
    RegisterAction entry = register_action(action);
    const AgendaItem* item = item_at(action.item);
    entry.id = ids.next(item, 'a');
    if (item != nullptr) entry.item = item->key();
    if (action.decision < out.decisions.size()) entry.decision = out.decisions[action.decision].id;
    entry.page = source.page_at(entry.lines.first);
    out.actions.push_back(std::move(entry));
  }
  out.coverage = count_coverage(minutes.lines);
  return out;
}

}  // namespace klubba
