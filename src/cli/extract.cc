// SPDX-License-Identifier: MIT
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

}  // namespace

ExitCode run_extract(const ExtractOptions& options, Console& console) {
  Diagnostics found;
  const auto documents = find_documents(options.input, found);
  console.report(found);
  if (documents.empty()) return ExitCode::failed;

  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;

  RegisterStream stream(options.format, documents.size() > 1);
  std::string text;
  std::size_t read = 0;
  bool findings = false;  // counted with --strict only
  for (const std::string& path : documents) {
    Diagnostics diagnostics;
    const auto source = read_document(path, options.input.max_bytes, diagnostics);
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
    // Each register goes out when it is ready; a file is written once, whole.
    if (!options.output.empty()) continue;
    if (!console.print(text)) return console.exit_code();
    text.clear();
  }
  if (read == 0) return ExitCode::failed;
  stream.finish(text);
  if (options.output.empty()) {
    console.print(text);
  } else {
    Diagnostics written;
    write_file(options.output, text, written);
    console.report(written);
  }
  return worse(console.exit_code(), findings ? ExitCode::findings : ExitCode::clean);
}

}  // namespace klubba::cli
