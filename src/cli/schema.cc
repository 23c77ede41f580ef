// SPDX-License-Identifier: MIT
#include <vector>

#include "cli/commands.h"
#include "cli/schemas.h"
#include "text/nearest_word.h"

namespace klubba::cli {

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
