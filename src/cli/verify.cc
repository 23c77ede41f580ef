// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "klubba/living_yaml.h"
#include "register/register_reader.h"
#include "register/verification.h"

namespace klubba::cli {
namespace {

namespace fs = std::filesystem;

/// Files as they are given; of folders the registers below them.
std::vector<std::string> find_registers(const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      found.push_back(path);
      continue;
    }
    std::vector<std::string> below;
    for (fs::recursive_directory_iterator at(path, error), end; at != end && !error; at.increment(error)) {
      const std::string ending = ending_of(at->path().string());
      if (at->is_regular_file() && (ending == ".yaml" || ending == ".yml" || ending == ".json"))
        below.push_back(at->path().string());
    }
    std::sort(below.begin(), below.end());
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

/// A document's path stands in its register as it was given then: from here, else from the register's folder.
std::string document_path(const std::string& named, const std::string& register_path) {
  std::error_code error;
  const fs::path beside = fs::path(register_path).parent_path() / named;
  return !fs::exists(named, error) && fs::exists(beside, error) ? beside.string() : named;
}

std::vector<Register> registers_in(const std::string& bytes, const std::string& path, Diagnostics& faults) {
  if (!is_living_register(bytes)) return read_registers(bytes, path, faults);
  const auto living = read_living_register(bytes, path, faults);
  return living ? registers_of(*living) : std::vector<Register>();
}

}  // namespace

ExitCode run_verify(const VerifyOptions& options, Console& console) {
  const auto paths = find_registers(options.input.paths);
  std::size_t documents = 0;
  std::size_t changed = 0;
  for (const std::string& path : paths) {
    Diagnostics faults;
    const auto bytes = read_bytes(path, options.input.max_bytes, faults);
    const auto registers = bytes ? registers_in(*bytes, path, faults) : std::vector<Register>();
    console.report(faults, bytes ? *bytes : std::string());
    for (const Register& entry : registers) {
      Diagnostics found;
      const auto source = read_document(document_path(entry.source.path, path), options.input.max_bytes, found,
                                        options.input.extractors);
      console.report(found, source ? source->bytes() : std::string_view());
      if (!source) continue;
      ++documents;
      const Diagnostics differences = verify_register(entry, *source);
      changed += differences.empty() ? 0 : 1;
      console.report(differences, source->bytes());
    }
  }
  if (documents > 0) {
    console.print(std::to_string(documents) + (documents == 1 ? " document, " : " documents, ") +
                  std::to_string(changed) + " changed\n");
  } else if (console.errors() == 0) {
    Diagnostic d;
    d.id = "no-registers";
    d.message = "there are no registers to verify";
    d.help = "name files that 'klubba extract' wrote, or a folder of them";
    console.report(d);
  }
  return worse(console.exit_code(), changed > 0 ? ExitCode::findings : ExitCode::clean);
}

}  // namespace klubba::cli
