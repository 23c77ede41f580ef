// SPDX-License-Identifier: MIT
#include "register/register_reader.h"

#include <yaml-cpp/yaml.h>

namespace klubba {
namespace {

std::string text_of(const YAML::Node& node) {
  return node && node.IsScalar() ? node.Scalar() : "";
}

LineRange lines_of(const YAML::Node& node) {
  if (!node || !node.IsSequence() || node.size() != 2) return {};
  return {node[0].as<std::uint32_t>(0), node[1].as<std::uint32_t>(0)};
}

Register read_register(const YAML::Node& node) {
  Register out;
  const YAML::Node source = node["source"];
  out.source = {text_of(source["path"]), text_of(source["sha256"]), text_of(source["grammar"]),
                text_of(source["encoding"])};
  for (const auto& entry : node["decisions"]) {
    RegisterDecision decision;
    decision.id = text_of(entry["id"]);
    decision.item = text_of(entry["item"]);
    decision.text = text_of(entry["text"]);
    decision.lines = lines_of(entry["lines"]);
    out.decisions.push_back(std::move(decision));
  }
  for (const auto& entry : node["actions"]) {
    RegisterAction action;
    action.id = text_of(entry["id"]);
    action.item = text_of(entry["item"]);
    action.text = text_of(entry["text"]);
    action.lines = lines_of(entry["lines"]);
    out.actions.push_back(std::move(action));
  }
  return out;
}

}  // namespace

std::vector<Register> read_registers(std::string_view text, const std::string& path, Diagnostics& out) {
  std::vector<Register> registers;
  const std::size_t before = out.size();
  Diagnostic d;
  d.id = "register-unreadable";
  d.path = path;
  d.help = "verify reads what 'klubba extract' wrote";
  try {
    for (const YAML::Node& document : YAML::LoadAll(std::string(text))) {
      const auto take = [&](const YAML::Node& node) {
        if (node.IsMap() && node["klubba"] && node["source"] && node["source"].IsMap()) {
          registers.push_back(read_register(node));
          return;
        }
        d.at = {static_cast<std::uint32_t>(node.Mark().line + 1), static_cast<std::uint32_t>(node.Mark().column + 1)};
        d.message = "this is no register of a document";
        out.push_back(d);
      };
      if (document.IsSequence()) {
        for (const auto& node : document) take(node);
      } else {
        take(document);
      }
    }
  } catch (const YAML::Exception& e) {
    d.at = {static_cast<std::uint32_t>(e.mark.line + 1), static_cast<std::uint32_t>(e.mark.column + 1)};
    d.message = "the file is not valid YAML: " + e.msg;
    out.push_back(d);
  }
  if (registers.empty() && out.size() == before) {
    d.message = "the file holds no register";
    out.push_back(d);
  }
  return registers;
}

}  // namespace klubba
