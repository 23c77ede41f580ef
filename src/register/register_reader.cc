// SPDX-License-Identifier: MIT
#include "register/register_reader.h"

#include <yaml-cpp/yaml.h>

namespace klubba {
namespace {

using Node = YAML::Node;

/// The value of `key`, undefined where there is none. Never inserts.
Node value_of(const Node& map, const char* key) {
  return map && map.IsMap() ? map[key] : Node(YAML::NodeType::Undefined);
}

std::string text_of(const Node& node) {
  return node && node.IsScalar() ? node.Scalar() : std::string();
}
std::string text_of(const Node& map, const char* key) {
  return text_of(value_of(map, key));
}

std::vector<std::string> texts_of(const Node& map, const char* key) {
  std::vector<std::string> out;
  const Node list = value_of(map, key);
  if (!list || !list.IsSequence()) return out;
  // A null stands where a name was not resolved.
  for (const auto& entry : list) out.push_back(text_of(entry));
  return out;
}

LineRange lines_of(const Node& map) {
  const Node list = value_of(map, "lines");
  if (!list || !list.IsSequence() || list.size() != 2) return {};
  const auto number = [](const Node& node) {
    std::uint32_t value = 0;
    for (const char c : text_of(node)) {
      if (c < '0' || c > '9' || value > 100'000'000) return std::uint32_t{0};
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
  };
  return {number(list[0]), number(list[1])};
}

template <class Entry, class Read>
std::vector<Entry> list_of(const Node& map, const char* key, Read read) {
  std::vector<Entry> out;
  const Node list = value_of(map, key);
  if (!list || !list.IsSequence()) return out;
  for (const auto& entry : list) out.push_back(read(entry));
  return out;
}

RegisterMeeting meeting_of(const Node& node) {
  RegisterMeeting out;
  out.body = text_of(node, "body");
  out.date = text_of(node, "date");
  out.start = text_of(node, "start");
  out.end = text_of(node, "end");
  out.place = text_of(node, "place");
  out.chair = text_of(node, "chair");
  out.secretary = text_of(node, "secretary");
  out.adjusters = texts_of(node, "adjusters");
  out.present = texts_of(node, "present");
  out.absent = texts_of(node, "absent");
  out.next = text_of(node, "next");
  return out;
}

RegisterItem item_of(const Node& node) {
  RegisterItem out;
  out.number = text_of(node, "number");
  out.title = text_of(node, "title");
  out.codes = texts_of(node, "codes");
  out.presenters = texts_of(node, "presenters");
  out.lines = lines_of(node);
  return out;
}

RegisterDecision decision_of(const Node& node) {
  return {text_of(node, "id"),       text_of(node, "item"),    text_of(node, "body"), text_of(node, "text"),
          texts_of(node, "clauses"), text_of(node, "outcome"), lines_of(node)};
}

RegisterAction action_of(const Node& node) {
  RegisterAction out;
  out.id = text_of(node, "id");
  out.item = text_of(node, "item");
  out.decision = text_of(node, "decision");
  out.text = text_of(node, "text");
  out.owners = texts_of(node, "owners");
  out.owners_resolved = texts_of(node, "owners_resolved");
  if (const Node deadline = value_of(node, "deadline"); deadline && deadline.IsMap()) {
    out.deadline = RegisterDeadline{text_of(deadline, "text"), text_of(deadline, "edtf"), text_of(deadline, "due"),
                                    text_of(deadline, "event")};
  }
  if (const std::string status = text_of(node, "status"); !status.empty()) out.status = status;
  out.lines = lines_of(node);
  return out;
}

Register register_of(const Node& node) {
  Register out;
  const Node source = value_of(node, "source");
  out.source = {text_of(source, "path"), text_of(source, "sha256"), text_of(source, "grammar"),
                text_of(source, "encoding")};
  out.meeting = meeting_of(value_of(node, "meeting"));
  out.agenda = list_of<RegisterItem>(node, "agenda", item_of);
  out.decisions = list_of<RegisterDecision>(node, "decisions", decision_of);
  out.actions = list_of<RegisterAction>(node, "actions", action_of);
  return out;
}

bool is_register(const Node& node) {
  return node.IsMap() && node["klubba"] && node["source"] && node["source"].IsMap();
}

}  // namespace

std::vector<Register> read_registers(std::string_view text, const std::string& path, Diagnostics& out) {
  std::vector<Register> registers;
  const std::size_t before = out.size();
  Diagnostic d;
  d.id = "register-unreadable";
  d.path = path;
  d.help = "registers are what 'klubba extract' and 'klubba update' write";
  const auto fault = [&](const YAML::Mark& mark, std::string message) {
    d.at = {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
    d.message = std::move(message);
    out.push_back(d);
  };
  try {
    for (const Node& document : YAML::LoadAll(std::string(text))) {
      const auto take = [&](const Node& node) {
        if (is_register(node)) {
          registers.push_back(register_of(node));
        } else {
          fault(node.Mark(), "this is no register of a document");
        }
      };
      if (document.IsSequence()) {
        for (const auto& node : document) take(node);
      } else {
        take(document);
      }
    }
  } catch (const YAML::Exception& e) {
    fault(e.mark, "the file is not valid YAML: " + e.msg);
  }
  if (registers.empty() && out.size() == before) {
    d.message = "the file holds no register";
    out.push_back(d);
  }
  return registers;
}

bool is_living_register(std::string_view text) {
  return text.starts_with("meetings:") || text.find("\nmeetings:") != std::string_view::npos;
}

bool looks_like_register(std::string_view text) {
  constexpr std::size_t enough = 4096;  // comments may stand before it
  const std::string_view head = text.substr(0, enough);
  return head.starts_with("klubba:") || head.find("\nklubba:") != std::string_view::npos ||
         head.find("\"klubba\":") != std::string_view::npos;
}

}  // namespace klubba
