// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "cli/commands.h"
#include "cli/schemas.h"
#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

constexpr std::string_view modeline = "# yaml-language-server: $schema=";

}  // namespace

std::string schema_modeline(const std::string& name) {
  return std::string(modeline) + KLUBBA_SCHEMA_DIR "/" + name + ".json\n";
}

std::string_view without_modeline(std::string_view yaml) {
  if (!yaml.starts_with(modeline)) return yaml;
  return yaml.substr(std::min(yaml.find('\n'), yaml.size() - 1) + 1);
}

ExitCode run_schema(const std::string& name, Console& console) {
  const auto& schemas = builtin_schemas();
  if (const auto found = schemas.find(name); found != schemas.end()) {
    console.print(found->second);
    return console.exit_code();
  }
  std::vector<std::string_view> names;
  std::string list;
  for (const auto& [known, text] : schemas) {
    names.push_back(known);
    list += (list.empty() ? "" : ", ") + known;
  }
  Diagnostic d;
  d.id = "schema-unknown";
  d.message = "there is no schema '" + name + "'";
  const auto near = text::nearest_word(name, names);
  d.help = near.empty() ? "there are: " + list : "did you mean '" + std::string(near) + "'?";
  console.report(d);
  return console.exit_code();
}

}  // namespace klubba::cli
