// SPDX-License-Identifier: MIT
#include "lint/configuration.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "render/findings.h"
#include "render/quoted.h"
#include "text/nearest_word.h"

namespace klubba {
namespace {

using Words = std::vector<std::string_view>;

class ConfigurationReader {
 public:
  ConfigurationReader(const std::string& path, Diagnostics& out) : path_(path), out_(out) {
    for (const Check& check : lint_checks()) known_.push_back(check.id);
  }

  Configuration read(const YAML::Node& root) {
    Configuration c;
    if (root.IsNull()) return c;
    if (!root.IsMap()) {
      fault("configuration-value", root, "a configuration is a mapping of keys", "write 'tier: strict'");
      return c;
    }
    once(root);
    for (const auto& field : root) {
      const auto key = field.first.as<std::string>("");
      const YAML::Node& value = field.second;
      if (key == "extends") {
        c.extends = strings(value, true);
        c.extends_at = place_of(field.first);
      } else if (key == "grammar") {
        c.grammar = scalar(value);
      } else if (key == "tier") {
        const std::string word = choose(value, {"basic", "strict"});
        if (!word.empty()) c.tier = word == "strict" ? Tier::strict : Tier::basic;
      } else if (key == "checks") {
        read_checks(value, c);
      } else if (key == "ignore") {
        read_ignore(value, c);
      } else if (key == "bodies") {
        c.bodies = strings(value, false);
      } else if (key == "roles") {
        c.roles = strings(value, false);
      } else if (key == "people") {
        c.people = strings(value, false);
      } else if (key == "abbreviations") {
        c.abbreviations = strings(value, false);
      } else if (key == "extractors") {
        read_extractors(value, c);
      } else {
        unknown(field.first, key,
                {"extends", "grammar", "tier", "checks", "ignore", "bodies", "roles", "people", "abbreviations",
                 "extractors"});
      }
    }
    return c;
  }

 private:
  static Position place_of(const YAML::Node& node) {
    return {static_cast<std::uint32_t>(node.Mark().line + 1), static_cast<std::uint32_t>(node.Mark().column + 1)};
  }

  /// Of two values one would be lost without a word.
  void once(const YAML::Node& map) {
    std::set<std::string> seen;
    for (const auto& field : map) {
      const auto key = field.first.as<std::string>("");
      if (!seen.insert(key).second)
        fault("configuration-key", field.first, "the key '" + key + "' stands twice", "keep one of the two");
    }
  }

  void fault(std::string id, const YAML::Node& at, std::string message, std::string help) {
    Diagnostic d;
    d.id = std::move(id);
    d.message = std::move(message);
    d.path = path_;
    d.at = place_of(at);
    d.help = std::move(help);
    out_.push_back(std::move(d));
  }

  void unknown(const YAML::Node& at, const std::string& word, const Words& known) {
    const auto near = text::nearest_word(word, known);
    std::string all;
    for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
    fault("configuration-key", at, "unknown key '" + word + "'",
          near.empty() ? "known: " + all : "did you mean '" + std::string(near) + "'?");
  }

  std::string scalar(const YAML::Node& node) {
    if (node.IsScalar()) return node.Scalar();
    fault("configuration-value", node, "one word is expected", "");
    return {};
  }

  std::string choose(const YAML::Node& node, const Words& known) {
    std::string word = node.IsScalar() ? node.Scalar() : std::string();
    if (std::find(known.begin(), known.end(), word) != known.end()) return word;
    std::string all;
    for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
    fault("configuration-value", node, "'" + word + "' is no value here", "known: " + all);
    return {};
  }

  std::vector<std::string> strings(const YAML::Node& node, bool one_allowed) {
    std::vector<std::string> out;
    if (one_allowed && node.IsScalar()) return {node.Scalar()};
    if (!node.IsSequence()) {
      fault("configuration-value", node, "a list is expected", "write [one, two]");
      return out;
    }
    for (const YAML::Node& entry : node) out.push_back(scalar(entry));
    return out;
  }

  bool is_check(const YAML::Node& at, const std::string& id) {
    if (std::find(known_.begin(), known_.end(), id) != known_.end()) return true;
    const auto near = text::nearest_word(id, known_);
    fault("configuration-key", at, "there is no check '" + id + "'",
          near.empty() ? "'klubba rule --list' shows them" : "did you mean '" + std::string(near) + "'?");
    return false;
  }

  void read_checks(const YAML::Node& node, Configuration& c) {
    if (!node.IsMap()) return fault("configuration-value", node, "a mapping of checks is expected", "write {ID: off}");
    once(node);
    for (const auto& field : node) {
      const auto id = field.first.as<std::string>("");
      if (!is_check(field.first, id)) continue;
      const std::string word = choose(field.second, {"off", "info", "warning", "error"});
      if (word == "off") c.checks[id] = std::nullopt;
      if (word == "info") c.checks[id] = Severity::info;
      if (word == "warning") c.checks[id] = Severity::warning;
      if (word == "error") c.checks[id] = Severity::error;
    }
  }

  void read_extractors(const YAML::Node& node, Configuration& c) {
    const std::string example = "write {rtf: 'unrtf --text'}";
    if (!node.IsMap()) return fault("configuration-value", node, "a mapping of file endings is expected", example);
    for (const auto& field : node) {
      const auto ending = field.first.as<std::string>("");
      const std::string command = scalar(field.second);
      if (ending.empty() || command.find_first_not_of(' ') == std::string::npos) {
        fault("configuration-value", field.first, "both an ending and a command are needed", example);
      } else {
        c.extractors[ending] = command;
      }
    }
  }

  void read_ignore(const YAML::Node& node, Configuration& c) {
    if (!node.IsSequence())
      return fault("configuration-value", node, "a list is expected", "write [{files: 'old/*', checks: [ID]}]");
    for (const YAML::Node& entry : node) {
      IgnoredFiles ignored;
      if (!entry.IsMap()) {
        fault("configuration-value", entry, "a mapping is expected", "write {files: 'old/*', checks: [ID]}");
        continue;
      }
      for (const auto& field : entry) {
        const auto key = field.first.as<std::string>("");
        if (key == "files") {
          ignored.files = scalar(field.second);
          // A backslash would take the meaning from the next character, and the pattern would fit nothing.
          if (ignored.files.find('\\') != std::string::npos)
            fault("configuration-value", field.second, "folders are parted with '/'", "write 'old/*.txt'");
        } else if (key == "checks") {
          ignored.checks = strings(field.second, false);
          for (const std::string& id : ignored.checks) is_check(field.second, id);
        } else {
          unknown(field.first, key, {"files", "checks"});
        }
      }
      if (ignored.files.empty() || ignored.checks.empty())
        fault("configuration-value", entry, "both files and checks are needed", "write {files: 'old/*', checks: [ID]}");
      c.ignore.push_back(std::move(ignored));
    }
  }

  const std::string& path_;
  Diagnostics& out_;
  Words known_;
};

void append_list(std::string& out, const char* key, const std::vector<std::string>& list) {
  if (list.empty()) return;
  out += std::string(key) + ": [";
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ", ";
    append_yaml_string(out, list[i]);
  }
  out += "]\n";
}

}  // namespace

void Configuration::add_below(const Configuration& base) {
  if (grammar.empty()) grammar = base.grammar;
  if (!tier) tier = base.tier;
  checks.insert(base.checks.begin(), base.checks.end());
  ignore.insert(ignore.end(), base.ignore.begin(), base.ignore.end());
  bodies.insert(bodies.end(), base.bodies.begin(), base.bodies.end());
  roles.insert(roles.end(), base.roles.begin(), base.roles.end());
  people.insert(people.end(), base.people.begin(), base.people.end());
  abbreviations.insert(abbreviations.end(), base.abbreviations.begin(), base.abbreviations.end());
  extractors.insert(base.extractors.begin(), base.extractors.end());
}

std::string Configuration::text() const {
  std::string out;
  if (!grammar.empty()) {
    out += "grammar: ";
    append_yaml_string(out, grammar);
    out += '\n';
  }
  out += std::string("tier: ") + (tier == Tier::strict ? "strict" : "basic") + '\n';
  if (!checks.empty()) out += "checks:\n";
  for (const auto& [id, severity] : checks)
    out += "  " + id + ": " + (severity ? std::string(severity_word(*severity)) : "off") + '\n';
  if (!ignore.empty()) out += "ignore:\n";
  for (const IgnoredFiles& ignored : ignore) {
    out += "  - files: ";
    append_yaml_string(out, ignored.files);
    out += "\n    ";
    append_list(out, "checks", ignored.checks);
  }
  append_list(out, "bodies", bodies);
  append_list(out, "roles", roles);
  append_list(out, "people", people);
  append_list(out, "abbreviations", abbreviations);
  if (!extractors.empty()) out += "extractors:\n";
  for (const auto& [ending, command] : extractors) {
    out += "  ";
    append_yaml_string(out, ending);
    out += ": ";
    append_yaml_string(out, command);
    out += '\n';
  }
  return out;
}

std::optional<Configuration> read_configuration(std::string_view text, const std::string& path, Diagnostics& out) {
  const std::size_t before = out.size();
  Configuration configuration;
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (!documents.empty()) configuration = ConfigurationReader(path, out).read(documents.front());
    if (documents.size() > 1) {
      Diagnostic d;
      d.id = "configuration-yaml";
      d.message = "a configuration is one document, and '---' begins another";
      d.path = path;
      d.at = {static_cast<std::uint32_t>(documents[1].Mark().line + 1), 1};
      d.help = "put all keys into one document";
      out.push_back(std::move(d));
    }
  } catch (const YAML::Exception& e) {
    Diagnostic d;
    d.id = "configuration-yaml";
    d.message = "the configuration is no YAML: " + e.msg;
    d.path = path;
    if (e.mark.line >= 0)
      d.at = {static_cast<std::uint32_t>(e.mark.line + 1), static_cast<std::uint32_t>(e.mark.column + 1)};
    out.push_back(std::move(d));
  }
  if (out.size() > before) return std::nullopt;
  return configuration;
}

}  // namespace klubba
