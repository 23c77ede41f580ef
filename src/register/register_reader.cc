// SPDX-License-Identifier: MIT
#include "register/register_reader.h"

#include <optional>

#include "register/living_reader.h"
#include "register/yaml_tree.h"

namespace klubba {
namespace {

bool is_register(const YamlNode& node) {
  const YamlField* source = node.field("source");
  return node.field("klubba") != nullptr && source != nullptr && source->value.kind == YamlNode::Kind::map;
}

/// Reads with the reader of living registers; values that can't be are left empty, with a warning.
class DocumentReader {
 public:
  DocumentReader(std::string_view text, const std::string& path, Diagnostics& out)
      : reader_(text, path, faults_), out_(out) {}
  ~DocumentReader() {
    for (Diagnostic& fault : faults_) {
      if (fault.severity != Severity::error) continue;
      fault.severity = Severity::warning;
      out_.push_back(std::move(fault));
    }
  }
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;

  Register read(const YamlNode& node) {
    Register out;
    LivingMeeting meeting = reader_.meeting(node);
    out.source = std::move(meeting.source);
    out.meeting = std::move(meeting.meeting);
    out.agenda = std::move(meeting.agenda);
    each(node, "decisions",
         [&](const YamlNode& entry) { out.decisions.push_back(std::move(reader_.decision(entry).decision)); });
    each(node, "actions",
         [&](const YamlNode& entry) { out.actions.push_back(std::move(reader_.action(entry).action)); });
    return out;
  }

 private:
  template <class Take>
  static void each(const YamlNode& node, std::string_view key, Take take) {
    const YamlField* field = node.field(key);
    if (field == nullptr || field->value.kind != YamlNode::Kind::list) return;
    for (const YamlNode& entry : field->value.items) take(entry);
  }

  Diagnostics faults_;
  LivingReader reader_;
  Diagnostics& out_;
};

/// The register that `text` is, where it is one in the style that klubba writes.
std::optional<Register> read_plain(std::string_view text, const std::string& path, Diagnostics& out) {
  try {
    const YamlNode node = YamlReader(text).document({});
    if (!is_register(node)) return std::nullopt;
    return DocumentReader(text, path, out).read(node);
  } catch (const YamlFault&) {
    return std::nullopt;  // another style, or several documents
  }
}

}  // namespace

std::vector<Register> read_registers(std::string_view text, const std::string& path, Diagnostics& out) {
  std::vector<Register> registers;
  if (auto plain = read_plain(text, path, out)) {
    registers.push_back(std::move(*plain));
    return registers;
  }
  const std::size_t before = out.size();
  Diagnostic d;
  d.id = "register-unreadable";
  d.path = path;
  d.help = "registers are what 'klubba extract' and 'klubba update' write";
  const auto fault = [&](const Position& at, std::string message) {
    d.at = at;
    d.message = std::move(message);
    out.push_back(d);
  };
  const YamlTree tree = read_yaml_tree(text);
  if (!tree.fault.empty()) fault(tree.at, "the file is not valid YAML: " + tree.fault);
  DocumentReader reader(text, path, out);
  const auto take = [&](const YamlNode& node) {
    if (is_register(node)) {
      registers.push_back(reader.read(node));
    } else {
      fault(yaml_position(text, node.begin), "this is no register of a document");
    }
  };
  for (const YamlNode& document : tree.documents) {
    if (document.kind == YamlNode::Kind::list) {
      for (const YamlNode& entry : document.items) take(entry);
    } else {
      take(document);
    }
  }
  if (registers.empty() && out.size() == before) {
    d.message = "the file holds no register";
    out.push_back(d);
  }
  return registers;
}

bool is_living_register(std::string_view text) {
  return text.starts_with("meetings:") || text.find("\nmeetings:") != std::string_view::npos ||
         text.find("\"meetings\":") != std::string_view::npos;
}

bool looks_like_register(std::string_view text) {
  constexpr std::size_t enough = 4096;  // comments may stand before it
  const std::string_view head = text.substr(0, enough);
  return head.starts_with("klubba:") || head.find("\nklubba:") != std::string_view::npos ||
         head.find("\"klubba\":") != std::string_view::npos;
}

}  // namespace klubba
