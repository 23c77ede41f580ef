// SPDX-License-Identifier: MIT
#include <filesystem>

#include "cli/commands.h"
#include "cli/grammars.h"
#include "cli/output_file.h"
#include "klubba/register.h"
#include "register/completeness.h"

namespace klubba::cli {
namespace {

/// Puts registers one after another: YAML documents, or the elements of a JSON array.
class RegisterStream {
 public:
  RegisterStream(RegisterFormat format, bool several) : format_(format), several_(several) {}

  void add(const Register& entry, std::string& out) {
    if (format_ == RegisterFormat::yaml) {
      if (several_) out += "---\n";
      render_yaml(entry, out);
    } else {
      if (several_) out += first_ ? "[\n" : ",\n";
      render_json(entry, out);
      if (!several_) out += '\n';
    }
    first_ = false;
  }
  void finish(std::string& out) const {
    if (format_ == RegisterFormat::json && several_) out += first_ ? "[]\n" : "\n]\n";
  }

 private:
  RegisterFormat format_;
  bool several_;
  bool first_ = true;
};

namespace fs = std::filesystem;

/// Where the registers go: standard output, one file for all, or a folder with a file for each.
enum class Target { stream, file, folder };

Target target_of(const std::string& output) {
  if (output.empty()) return Target::stream;
  std::error_code error;
  return output.ends_with('/') || fs::is_directory(output, error) ? Target::folder : Target::file;
}

/// The deepest folder that all documents lie in.
fs::path common_folder(const std::vector<std::string>& documents) {
  fs::path common = fs::path(documents.front()).parent_path();
  for (const std::string& document : documents) {
    const fs::path folder = fs::path(document).parent_path();
    fs::path both;
    for (auto a = common.begin(), b = folder.begin(); a != common.end() && b != folder.end() && *a == *b; ++a, ++b)
      both /= *a;
    common = both;
  }
  return common;
}

/// Writes a register into the folder: at the document's place below `common`, under its whole name, which no other has.
void write_below(const ExtractOptions& options, const fs::path& common, const std::string& document,
                 std::string_view text, Console& console) {
  const std::string ending = options.format == RegisterFormat::yaml ? ".yaml" : ".json";
  const fs::path below = fs::path(document).lexically_relative(common.empty() ? "." : common);
  fs::path place;
  // Paths with nothing in common keep their folders, but never lead out of the one given.
  for (const fs::path& part : below.empty() ? fs::path(document) : below) {
    if (part != ".." && part != "." && part != "/") place /= part;
  }
  if (document == "-") place = "stdin";
  const fs::path path = fs::path(options.output) / (place.string() + ending);
  std::error_code error;  // a folder that can't be made is reported by the writing
  fs::create_directories(path.parent_path(), error);
  Diagnostics faults;
  write_file(path.string(), text, faults);
  console.report(faults);
}

}  // namespace

ExitCode run_extract(const ExtractOptions& options, Console& console) {
  Diagnostics found;
  const auto documents = find_documents(options.input, found);
  console.report(found);
  if (documents.empty()) return ExitCode::failed;

  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;

  const Target target = target_of(options.output);
  const fs::path common = common_folder(documents);
  RegisterStream stream(options.format, documents.size() > 1 && target != Target::folder);
  std::string text;
  std::size_t read = 0;
  bool findings = false;  // counted with --strict only
  for (const std::string& path : documents) {
    Diagnostics diagnostics;
    const auto source = read_document(path, options.input.max_bytes, diagnostics, options.input.extractors);
    if (source) {
      ++read;
      const Minutes minutes = grammars.read(*source, diagnostics);
      if (options.strict) {
        if (const auto grammar = grammars.of(minutes)) check_completeness(*source, minutes, *grammar, diagnostics);
        findings = findings || !diagnostics.empty();
      }
      stream.add(make_register(*source, minutes), text);
    }
    console.report(diagnostics, source ? source->bytes() : std::string_view());
    // Each register goes out when it is ready; one file for all is written once, whole.
    if (target == Target::file) continue;
    if (target == Target::folder && source) write_below(options, common, path, text, console);
    if (target == Target::stream && !console.print(text)) return console.exit_code();
    text.clear();
  }
  if (read == 0) return ExitCode::failed;
  stream.finish(text);
  if (target == Target::stream) {
    console.print(text);
  } else if (target == Target::file) {
    Diagnostics written;
    write_file(options.output, text, written);
    console.report(written);
  }
  return worse(console.exit_code(), findings ? ExitCode::findings : ExitCode::clean);
}

}  // namespace klubba::cli
