// SPDX-License-Identifier: MIT
#include "render/living_shape.h"

#include "render/register_shape.h"
#include "render/yaml_writer.h"

namespace klubba {
namespace {

/// Collects pieces; each is written by the one YAML writer.
class Pieces {
 public:
  explicit Pieces(std::size_t indent) : indent_(indent) {}

  template <class Write>
  void add(std::string_view key, Write write) {
    std::string text;
    YamlWriter writer(text, indent_);
    write(writer);
    if (text.size() >= indent_) text.erase(0, indent_);
    out_.push_back({key, std::move(text), {}, {}});
  }
  void absent(std::string_view key) { out_.push_back({key, {}, {}, {}}); }

  void text(std::string_view key, const std::string& value) {
    add(key, [&](YamlWriter& out) { out.optional_string(key, value); });
  }
  void text_or_absent(std::string_view key, const std::string& value) {
    value.empty() ? absent(key) : text(key, value);
  }
  /// A map in braces, or nothing.
  template <class Write>
  void inline_map_or_absent(std::string_view key, bool there, Write write) {
    if (!there) return absent(key);
    add(key, [&](YamlWriter& writer) {
      writer.open_inline_map(key);
      write(writer);
      writer.close_map();
    });
  }
  void flag(std::string_view key, bool value) {
    absent(key);
    if (value) out_.back().text = std::string(key) + ": true\n";
  }
  void lines(const LineRange& range) {
    add("lines", [&](YamlWriter& out) { out.lines("lines", range); });
  }
  void page(std::uint32_t number) {
    absent("page");
    if (number != 0) out_.back().text = "page: " + std::to_string(number) + '\n';
  }
  void words(std::string_view key, const std::vector<std::string>& values) {
    add(key, [&](YamlWriter& out) { out.inline_strings(key, values); });
  }

  /// A block list, or [] where it is empty.
  template <class List, class Write>
  void list(std::string_view key, const List& values, Write write) {
    YamlPiece piece{key, std::string(key) + ":", {}, {}};
    for (const auto& value : values) {
      std::string item;
      YamlWriter writer = YamlWriter::entries(item, indent_ + 2);
      write(value, writer);
      piece.items.push_back(std::move(item));
    }
    piece.text += values.empty() ? " []\n" : "\n";
    for (const std::string& item : piece.items) piece.text += item;
    out_.push_back(std::move(piece));
  }
  void map(std::string_view key, std::vector<YamlPiece> inner) {
    YamlPiece piece{key, std::string(key) + ":\n", {}, std::move(inner)};
    for (const YamlPiece& part : piece.inner) piece.text += std::string(indent_ + 2, ' ') + part.text;
    out_.push_back(std::move(piece));
  }

  std::vector<YamlPiece> take() { return std::move(out_); }

 private:
  std::size_t indent_;
  std::vector<YamlPiece> out_;
};

void write_text(const std::string& value, YamlWriter& out) {
  out.string("", value);
}

void write_event(const ActionEvent& event, YamlWriter& out) {
  out.open_inline_map("");
  out.string("type", event_type_name(event.type));
  out.optional_string("date", event.date);
  out.optional_string("meeting", event.meeting);
  out.optional_string("item", event.item);
  out.optional_string("body", event.body);
  out.lines("lines", event.lines);
  if (event.partial) out.literal("partial", "true");
  if (!event.by.empty()) out.string("by", event.by);
  out.close_map();
}

}  // namespace

std::vector<YamlPiece> pieces_of(const LivingMeeting& meeting, std::size_t indent) {
  Pieces out(indent);
  out.text("id", meeting.id);
  out.add("source", [&](YamlWriter& writer) { write_source(meeting.source, writer); });
  out.text_or_absent("version", std::string(minutes_version_name(meeting.version)));
  if (meeting.replaced.empty()) {
    out.absent("replaced");
  } else {
    out.list("replaced", meeting.replaced, [](const RegisterSource& old, YamlWriter& writer) {
      writer.open_inline_map("");
      writer.string("path", old.path);
      writer.optional_string("sha256", old.sha256);
      writer.close_map();
    });
  }
  const RegisterMeeting& m = meeting.meeting;
  Pieces head(indent + 2);
  head.text("body", m.body);
  head.text("date", m.date);
  head.text("start", m.start);
  head.text("end", m.end);
  head.text("place", m.place);
  head.text("chair", m.chair);
  head.text("secretary", m.secretary);
  head.words("adjusters", m.adjusters);
  head.list("present", m.present, write_text);
  head.list("absent", m.absent, write_text);
  head.text("next", m.next);
  out.map("meeting", head.take());
  out.list("agenda", meeting.agenda,
           [](const RegisterItem& item, YamlWriter& writer) { write_item(item, writer, true); });
  return out.take();
}

std::vector<YamlPiece> pieces_of(const LivingDecision& entry, std::size_t indent) {
  const RegisterDecision& decision = entry.decision;
  Pieces out(indent);
  out.text("id", decision.id);
  out.text("item", decision.item);
  out.text("body", decision.body);
  out.text("text", decision.text);
  out.list("clauses", decision.clauses, write_text);
  out.text("outcome", decision.outcome);
  out.lines(decision.lines);
  out.page(decision.page);
  out.text("meeting", entry.meeting);
  out.text("fingerprint", entry.fingerprint);
  out.flag("gone", entry.gone);
  entry.note ? out.text("note", *entry.note) : out.absent("note");
  entry.tags.empty() ? out.absent("tags") : out.words("tags", entry.tags);
  return out.take();
}

std::vector<YamlPiece> pieces_of(const LivingAction& entry, std::size_t indent) {
  const RegisterAction& action = entry.action;
  Pieces out(indent);
  out.text("id", action.id);
  out.text("item", action.item);
  out.text("decision", action.decision);
  out.text("text", action.text);
  out.words("owners", action.owners);
  action.owners_resolved.empty() ? out.absent("owners_resolved") : out.words("owners_resolved", action.owners_resolved);
  out.add("deadline", [&](YamlWriter& writer) { write_deadline(action.deadline, writer); });
  out.text("status", action.status);
  out.lines(action.lines);
  out.page(action.page);
  out.text("meeting", entry.meeting);
  out.text("fingerprint", entry.fingerprint);
  out.flag("gone", entry.gone);
  out.inline_map_or_absent("status_kept", entry.status_kept.has_value(), [&](YamlWriter& writer) {
    writer.optional_string("date", entry.status_kept->date);
    writer.string("status", entry.status_kept->status);
  });
  out.text_or_absent("supersedes", entry.supersedes);
  out.text_or_absent("superseded_by", entry.superseded_by);
  out.list("events", entry.events, write_event);
  entry.note ? out.text("note", *entry.note) : out.absent("note");
  out.inline_map_or_absent("closed", entry.closed.has_value(), [&](YamlWriter& writer) {
    writer.optional_string("date", entry.closed->date);
    writer.optional_string("note", entry.closed->note);
  });
  entry.due_override ? out.add("due_override", [&](YamlWriter& w) { w.string("due_override", *entry.due_override); })
                     : out.absent("due_override");
  entry.owners_override ? out.words("owners_override", *entry.owners_override) : out.absent("owners_override");
  entry.tags.empty() ? out.absent("tags") : out.words("tags", entry.tags);
  return out.take();
}

std::vector<YamlPiece> pieces_of(const KeptDiagnostic& diagnostic, std::size_t indent) {
  Pieces out(indent);
  out.text("id", diagnostic.id);
  out.text("message", diagnostic.message);
  out.text("meeting", diagnostic.meeting);
  out.text("item", diagnostic.item);
  out.lines(diagnostic.lines);
  out.inline_map_or_absent("cites", diagnostic.cites.has_value(), [&](YamlWriter& writer) {
    const Citation& cites = *diagnostic.cites;
    writer.string("says", verdict_name(cites.verdict));
    writer.string("text", cites.text.text);
    if (!cites.date.empty()) writer.string("date", cites.date);
    if (!cites.number.empty()) writer.string("number", cites.number);
    if (!cites.points.empty()) {
      std::vector<std::string> points;
      for (const unsigned point : cites.points) points.push_back(std::to_string(point));
      writer.inline_strings("points", points);
    }
    if (!cites.organ.empty()) writer.string("organ", cites.organ);
    if (!cites.case_number.empty()) writer.string("case", cites.case_number);
    if (cites.previous) writer.literal("previous", "true");
    if (cites.all) writer.literal("all", "true");
    if (cites.own) writer.literal("own", "true");
    if (!cites.about.empty()) writer.string("about", cites.about);
    if (!diagnostic.task.empty()) writer.string("task", diagnostic.task);
  });
  return out.take();
}

}  // namespace klubba
