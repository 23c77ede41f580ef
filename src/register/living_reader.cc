// SPDX-License-Identifier: MIT
#include "register/living_reader.h"

#include <algorithm>
#include <charconv>

#include "klubba/deadline.h"
#include "text/nearest_word.h"

namespace klubba {

void LivingReader::fault(std::size_t at, std::size_t end, std::string message, std::string help, Severity severity) {
  Diagnostic d;
  if (severity == Severity::error) {
    d.id = "register-value";
  } else {
    d.id = "register-key";
  }
  d.severity = severity;
  d.message = std::move(message);
  d.path = path_;
  d.at = yaml_position(text_, at);
  if (end > at && text_.substr(at, end - at).find('\n') == std::string_view::npos) d.end = yaml_position(text_, end);
  d.help = std::move(help);
  out_.push_back(std::move(d));
  failed_ = failed_ || severity == Severity::error;
}

const YamlNode* LivingReader::value(const YamlNode& map, std::string_view key) const {
  const YamlField* field = map.field(key);
  return field == nullptr ? nullptr : &field->value;
}

std::string LivingReader::text(const YamlNode* node) {
  if (node == nullptr || node->kind == YamlNode::Kind::null) return {};
  if (node->kind == YamlNode::Kind::scalar) return node->text;
  fault(node->begin, node->end, "a text is expected here", "put it in quotes");
  return {};
}
std::string LivingReader::text(const YamlNode& map, std::string_view key) {
  return text(value(map, key));
}

std::string LivingReader::date(const YamlNode& map, std::string_view key) {
  const YamlNode* node = value(map, key);
  std::string out = text(node);
  if (out.empty() || is_iso_date(out)) return out;
  fault(node->begin, node->end, "'" + out + "' is no date", "write it as YYYY-MM-DD");
  return {};
}

std::vector<std::string> LivingReader::texts(const YamlNode* node) {
  std::vector<std::string> out;
  if (node == nullptr || node->kind == YamlNode::Kind::null) return out;
  if (node->kind == YamlNode::Kind::list) {
    out.reserve(node->items.size());
    for (const YamlNode& item : node->items) out.push_back(text(&item));
  } else {
    out.push_back(text(node));
  }
  return out;
}
std::vector<std::string> LivingReader::texts(const YamlNode& map, std::string_view key) {
  return texts(value(map, key));
}

LineRange LivingReader::lines(const YamlNode& map) {
  const YamlNode* node = value(map, "lines");
  if (node == nullptr || node->kind == YamlNode::Kind::null) return {};
  LineRange out;
  const auto number = [](const std::string& word, std::uint32_t& into) {
    const auto done = std::from_chars(word.data(), word.data() + word.size(), into);
    return done.ec == std::errc() && done.ptr == word.data() + word.size();
  };
  if (node->items.size() != 2 || !number(node->items[0].text, out.first) || !number(node->items[1].text, out.last)) {
    fault(node->begin, node->end, "two line numbers are expected here", "write them as [first, last]");
  }
  return out;
}

std::uint32_t LivingReader::number(const YamlNode& map, std::string_view key) {
  const YamlNode* node = value(map, key);
  if (node == nullptr || node->kind == YamlNode::Kind::null) return 0;
  std::uint32_t out = 0;
  const auto done = std::from_chars(node->text.data(), node->text.data() + node->text.size(), out);
  if (done.ec == std::errc() && done.ptr == node->text.data() + node->text.size()) return out;
  fault(node->begin, node->end, "a number is expected here");
  return 0;
}

bool LivingReader::flag(const YamlNode& map, std::string_view key) {
  const YamlNode* node = value(map, key);
  if (node == nullptr || node->kind == YamlNode::Kind::null) return false;
  if (node->text == "true" || node->text == "false") return node->text == "true";
  fault(node->begin, node->end, "true or false is expected here");
  return false;
}

void LivingReader::known(const YamlNode& map, std::initializer_list<std::string_view> keys) {
  for (const YamlField& field : map.fields) {
    if (std::find(keys.begin(), keys.end(), field.key) != keys.end()) continue;
    const auto near = text::nearest_word(field.key, keys);
    fault(field.key_begin, field.key_begin + field.key.size(), "klubba does not know the key '" + field.key + "'",
          near.empty() ? "" : "did you mean '" + std::string(near) + "'?", Severity::warning);
  }
}

RegisterSource LivingReader::source(const YamlNode& node) {
  return {text(node, "path"), text(node, "sha256"), text(node, "grammar"), text(node, "encoding")};
}

LivingMeeting LivingReader::meeting(const YamlNode& node) {
  LivingMeeting out;
  out.id = text(node, "id");
  if (const YamlNode* from = value(node, "source")) out.source = source(*from);
  const std::string version = text(node, "version");
  for (const MinutesVersion known_version : {MinutesVersion::draft, MinutesVersion::adjusted}) {
    if (minutes_version_name(known_version) == version) out.version = known_version;
  }
  if (const YamlNode* replaced = value(node, "replaced")) {
    for (const YamlNode& old : replaced->items) out.replaced.push_back(source(old));
  }
  if (const YamlNode* head = value(node, "meeting")) {
    RegisterMeeting& m = out.meeting;
    m.body = text(*head, "body");
    m.date = date(*head, "date");
    m.start = text(*head, "start");
    m.end = text(*head, "end");
    m.place = text(*head, "place");
    m.chair = text(*head, "chair");
    m.secretary = text(*head, "secretary");
    m.adjusters = texts(*head, "adjusters");
    m.present = texts(*head, "present");
    m.absent = texts(*head, "absent");
    m.next = text(*head, "next");
  }
  if (const YamlNode* agenda = value(node, "agenda")) {
    for (const YamlNode& item : agenda->items) {
      out.agenda.push_back({text(item, "number"), text(item, "title"), texts(item, "codes"), texts(item, "presenters"),
                            lines(item), number(item, "page"), text(item, "case")});
    }
  }
  return out;
}

LivingDecision LivingReader::decision(const YamlNode& node) {
  known(node, {"id", "item", "body", "text", "clauses", "outcome", "lines", "page", "meeting", "fingerprint", "gone",
               "note", "tags"});
  LivingDecision out;
  out.decision = {text(node, "id"),       text(node, "item"),    text(node, "body"), text(node, "text"),
                  texts(node, "clauses"), text(node, "outcome"), lines(node),        number(node, "page")};
  out.meeting = text(node, "meeting");
  out.fingerprint = text(node, "fingerprint");
  out.gone = flag(node, "gone");
  if (const YamlNode* note = value(node, "note"); note != nullptr && note->kind != YamlNode::Kind::null)
    out.note = text(note);
  out.tags = texts(node, "tags");
  return out;
}

LivingAction LivingReader::action(const YamlNode& node) {
  known(node, {"id",       "item",         "decision",        "text",          "owners",  "owners_resolved",
               "deadline", "status",       "lines",           "page",          "meeting", "fingerprint",
               "gone",     "status_kept",  "supersedes",      "superseded_by", "events",  "note",
               "closed",   "due_override", "owners_override", "tags"});
  LivingAction out;
  RegisterAction& a = out.action;
  a.id = text(node, "id");
  a.item = text(node, "item");
  a.decision = text(node, "decision");
  a.text = text(node, "text");
  a.owners = texts(node, "owners");
  a.owners_resolved = texts(node, "owners_resolved");
  if (const YamlNode* when = value(node, "deadline"); when != nullptr && when->kind == YamlNode::Kind::map) {
    a.deadline = RegisterDeadline{text(*when, "text"), text(*when, "edtf"), date(*when, "due"), text(*when, "event")};
  } else if (when != nullptr && when->kind == YamlNode::Kind::scalar) {
    // A person wrote the day alone.
    const std::string day = date(node, "deadline");
    a.deadline = RegisterDeadline{"", day, day, ""};
  }
  if (const YamlNode* word = value(node, "status")) {
    a.status = text(word);
    if (!action_status_of(a.status)) {
      const std::vector<std::string_view> words{"open", "in-progress", "done", "cancelled", "deferred", "superseded"};
      const auto near = text::nearest_word(a.status, words);
      fault(word->begin, word->end, "there is no status '" + a.status + "'",
            near.empty() ? "write open, in-progress, done, cancelled, deferred or superseded"
                         : "did you mean '" + std::string(near) + "'?");
    }
  }
  a.lines = lines(node);
  a.page = number(node, "page");
  out.meeting = text(node, "meeting");
  out.fingerprint = text(node, "fingerprint");
  out.gone = flag(node, "gone");
  if (const YamlNode* kept = value(node, "status_kept"); kept != nullptr && kept->kind == YamlNode::Kind::map)
    out.status_kept = KeptStatus{date(*kept, "date"), text(*kept, "status")};
  out.supersedes = text(node, "supersedes");
  out.superseded_by = text(node, "superseded_by");
  if (const YamlNode* events = value(node, "events")) {
    for (const YamlNode& item : events->items) {
      ActionEvent event;
      const std::string type = text(item, "type");
      if (const auto known_type = event_type_of(type)) {
        event.type = *known_type;
      } else {
        fault(item.begin, item.end, "there is no event '" + type + "'",
              "write given, reported, deferred, closed, cancelled or renewed");
      }
      event.date = date(item, "date");
      event.meeting = text(item, "meeting");
      event.item = text(item, "item");
      event.body = text(item, "body");
      event.lines = lines(item);
      event.partial = flag(item, "partial");
      event.by = text(item, "by");
      out.events.push_back(std::move(event));
    }
  }
  if (const YamlNode* note = value(node, "note"); note != nullptr && note->kind != YamlNode::Kind::null)
    out.note = text(note);
  if (const YamlNode* closed = value(node, "closed"); closed != nullptr && closed->kind != YamlNode::Kind::null) {
    if (closed->kind == YamlNode::Kind::map) {
      out.closed = ClosedByHand{date(*closed, "date"), text(*closed, "note")};
    } else if (text(closed) == "true") {
      out.closed = ClosedByHand{};
    } else if (text(closed) != "false") {
      out.closed = ClosedByHand{date(node, "closed"), ""};
    }
  }
  if (const YamlNode* due = value(node, "due_override"); due != nullptr && due->kind != YamlNode::Kind::null)
    out.due_override = date(node, "due_override");
  if (const YamlNode* owners = value(node, "owners_override");
      owners != nullptr && owners->kind != YamlNode::Kind::null)
    out.owners_override = texts(owners);
  out.tags = texts(node, "tags");
  return out;
}

KeptDiagnostic LivingReader::diagnostic(const YamlNode& node) {
  KeptDiagnostic out;
  out.id = text(node, "id");
  out.message = text(node, "message");
  out.meeting = text(node, "meeting");
  out.item = text(node, "item");
  out.lines = lines(node);
  const YamlNode* cites = value(node, "cites");
  if (cites == nullptr || cites->kind != YamlNode::Kind::map) return out;
  out.task = text(*cites, "task");
  Citation citation;
  citation.verdict = verdict_of(text(*cites, "says")).value_or(citation.verdict);
  citation.text.text = text(*cites, "text");
  citation.text.lines = out.lines;
  citation.date = text(*cites, "date");
  citation.number = text(*cites, "number");
  for (const std::string& point : texts(*cites, "points")) {
    unsigned number = 0;
    std::from_chars(point.data(), point.data() + point.size(), number);
    citation.points.push_back(number);
  }
  citation.organ = text(*cites, "organ");
  citation.case_number = text(*cites, "case");
  citation.previous = flag(*cites, "previous");
  citation.all = flag(*cites, "all");
  citation.own = flag(*cites, "own");
  citation.about = text(*cites, "about");
  out.cites = std::move(citation);
  return out;
}

}  // namespace klubba
