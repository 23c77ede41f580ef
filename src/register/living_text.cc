// SPDX-License-Identifier: MIT
#include <algorithm>
#include <unordered_set>

#include "klubba/living_yaml.h"
#include "register/living_reader.h"
#include "register/yaml_tree.h"

namespace klubba {
namespace {

using Known = std::unordered_set<std::string_view>;

/// Reads the whole of a living register, from nodes of either kind.
class RegisterReader {
 public:
  RegisterReader(std::string_view text, const std::string& path, Diagnostics& out)
      : text_(text), path_(path), out_(out), reader_(text, path, out), yaml_(text) {}

  /// `known`: entries that need not be read, by their bytes.
  std::optional<LivingRegister> read(const Known* known = nullptr) {
    known_ = known;
    try {
      sections(yaml_.document(living_sections));
    } catch (const YamlFault& fault) {
      Diagnostic d;
      d.id = "register-yaml";
      d.message = std::string("the register cannot be read: ") + fault.what();
      d.path = path_;
      d.at = yaml_position(text_, fault.at);
      d.help = "mend the line, or take an older version of the file; it is left as it is";
      out_.push_back(std::move(d));
      return std::nullopt;
    }
    return done();
  }

  /// `top`: the document as yaml-cpp read it.
  std::optional<LivingRegister> read(const YamlNode& top) {
    sections(top);
    return done();
  }

 private:
  std::optional<LivingRegister> done() {
    if (reader_.failed()) return std::nullopt;
    return std::move(entry_);
  }

  void sections(const YamlNode& top) {
    if (const YamlField* version = top.field("klubba")) {
      if (version->value.text != std::to_string(register_version))
        reader_.fault(version->value.begin, version->value.end,
                      "this klubba reads registers of version " + std::to_string(register_version));
    } else if (!top.fields.empty()) {
      reader_.fault(top.fields.front().key_begin, 0, "this is no register: the key 'klubba' is missing",
                    "'klubba update' makes registers");
    }
    if (const YamlField* source = top.field("source"))
      reader_.fault(source->key_begin, source->key_begin + source->key.size(), "this is the register of one document",
                    "'klubba update NEW.yaml MINUTES' makes a register over many meetings");
    section(top, "meetings", [&](const YamlNode& node) {
      entry_.meetings.push_back(reader_.meeting(node));
      once(entry_.meetings.back().id, node, meeting_ids_);
    });
    section(top, "decisions", [&](const YamlNode& node) {
      entry_.decisions.push_back(reader_.decision(node));
      once(entry_.decisions.back().decision.id, node, ids_);
    });
    section(top, "actions", [&](const YamlNode& node) {
      entry_.actions.push_back(reader_.action(node));
      once(entry_.actions.back().action.id, node, ids_);
    });
    section(top, "diagnostics", [&](const YamlNode& node) {
      entry_.diagnostics.push_back(reader_.diagnostic(node));
      whole(node);
    });
    // Its last key is missing, and klubba wrote into it: what stood behind is lost.
    const bool written = std::any_of(entry_.actions.begin(), entry_.actions.end(),
                                     [](const LivingAction& action) { return !action.fingerprint.empty(); });
    const YamlField* last = top.field("diagnostics");
    const bool empty =
        last != nullptr && last->value.kind == YamlNode::Kind::null && entry_.diagnostics.empty() && known_ == nullptr;
    if (written && empty)
      reader_.fault(last->key_begin, last->key_begin + last->key.size(),
                    "the register ends too early: nothing stands under its last key",
                    "take an older version of the file; where nothing is missing, write 'diagnostics: []'");
    if (written && last == nullptr)
      reader_.fault(text_.size(), 0, "the register ends too early: its last key, 'diagnostics', is missing",
                    "take an older version of the file; where nothing is missing, add the line 'diagnostics: []'");
  }

  template <class Add>
  void section(const YamlNode& top, std::string_view name, Add add) {
    const YamlField* field = top.field(name);
    if (field == nullptr || reader_.failed()) return;
    const YamlNode& value = field->value;
    if (value.kind == YamlNode::Kind::list) {
      for (const YamlNode& node : value.items) take(node, node.begin, add);
    } else if (value.kind != YamlNode::Kind::null) {
      reader_.fault(value.begin, 0, "a list with one entry a dash is expected here");
    } else if (value.end > value.begin) {
      for (const Span& lines : yaml_.entries({value.begin, value.end})) {
        if (known_ != nullptr && known_->contains(text_.substr(lines.begin, lines.end - lines.begin))) continue;
        take(yaml_.entry(lines), lines.begin, add);
      }
    }
  }

  template <class Add>
  void take(const YamlNode& node, std::size_t begin, Add add) {
    if (node.kind != YamlNode::Kind::map) throw YamlFault(begin, "an entry with keys is expected here");
    add(node);
  }

  /// An entry of the last section that lacks its last keys: the file was cut short there.
  void whole(const YamlNode& node) {
    for (const std::string_view key : {"id", "message", "meeting", "lines", "cites"}) {
      if (node.field(key) != nullptr) continue;
      reader_.fault(node.begin, 0, "the finding has no key '" + std::string(key) + "': the register may be cut short",
                    "take an older version of the file, or take the whole entry away");
      return;
    }
  }

  void once(const std::string& id, const YamlNode& node, std::unordered_set<std::string>& ids) {
    if (id.empty()) reader_.fault(node.begin, 0, "the entry has no id", "each entry needs one of its own");
    if (!id.empty() && !ids.insert(id).second) {
      const YamlField* field = node.field("id");
      reader_.fault(field->value.begin, field->value.end, "the id '" + id + "' stands twice",
                    "take one of the two entries away, or give it an id of its own");
    }
  }

  std::string_view text_;
  const std::string& path_;
  Diagnostics& out_;
  LivingReader reader_;
  YamlReader yaml_;
  const Known* known_ = nullptr;
  LivingRegister entry_;
  std::unordered_set<std::string> ids_;  // of decisions and actions
  std::unordered_set<std::string> meeting_ids_;
};

}  // namespace

std::optional<LivingRegister> read_living_register(std::string_view yaml_text, const std::string& path,
                                                   Diagnostics& out) {
  return RegisterReader(yaml_text, path, out).read();
}

std::optional<LivingRegister> read_any_living_register(std::string_view text, const std::string& path,
                                                       Diagnostics& out) {
  Diagnostics faults;
  auto entry = RegisterReader(text, path, faults).read();
  if (!entry && faults.size() == 1 && faults.front().id == "register-yaml") {
    // Another style of YAML, then: yaml-cpp knows them all.
    const YamlTree tree = read_yaml_tree(text);
    if (tree.fault.empty() && tree.documents.size() == 1 && tree.documents.front().kind == YamlNode::Kind::map) {
      try {
        faults.clear();
        entry = RegisterReader(text, path, faults).read(tree.documents.front());
      } catch (const YamlFault& fault) {
        Diagnostic d;
        d.id = "register-yaml";
        d.message = std::string("the register cannot be read: ") + fault.what();
        d.path = path;
        d.at = yaml_position(text, fault.at);
        faults.push_back(std::move(d));
      }
    }
  }
  out.insert(out.end(), faults.begin(), faults.end());
  return entry;
}

bool can_read_rewritten(std::string_view old_text, std::string_view new_text, const std::string& path,
                        Diagnostics& out) {
  Known known;
  YamlReader yaml(old_text);
  try {
    const YamlNode top = yaml.document(living_sections);
    for (const std::string_view name : living_sections) {
      const YamlField* field = top.field(name);
      if (field == nullptr || field->value.kind != YamlNode::Kind::null || field->value.end <= field->value.begin)
        continue;
      for (const Span& lines : yaml.entries({field->value.begin, field->value.end}))
        known.insert(old_text.substr(lines.begin, lines.end - lines.begin));
    }
  } catch (const YamlFault&) {
    known.clear();  // an empty old text is no register yet
  }
  return RegisterReader(new_text, path, out).read(&known).has_value();
}

bool can_rewrite(std::string_view text, const std::string& path, Diagnostics& out) {
  const YamlNode top = YamlReader(text).document(living_sections);
  for (const std::string_view name : living_sections) {
    const YamlField* field = top.field(name);
    if (field == nullptr || field->value.kind != YamlNode::Kind::list || field->value.items.empty()) continue;
    Diagnostic d;
    d.id = "register-style";
    d.message = "the list '" + std::string(name) + "' cannot be edited entry by entry";
    d.path = path;
    d.at = yaml_position(text, field->value.begin);
    d.note = "it is written in brackets";
    d.help = "write each entry on lines of its own behind a dash: 'yq -P -i .' does it";
    out.push_back(std::move(d));
    return false;
  }
  return true;
}

}  // namespace klubba
