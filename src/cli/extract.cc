// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <optional>
#include <thread>

#include "cli/batch_index.h"
#include "cli/commands.h"
#include "cli/content_hash.h"
#include "cli/grammars.h"
#include "cli/interruption.h"
#include "cli/ordered_work.h"
#include "cli/output_file.h"
#include "klubba/register.h"
#include "register/completeness.h"

namespace klubba::cli {
namespace {

/// Puts rendered registers one after another: YAML documents, the elements of a JSON array, lines, rows.
class RegisterStream {
 public:
  RegisterStream(RegisterFormat format, bool several) : format_(format), several_(several) {}

  void add(std::string_view rendered, std::string& out) {
    if (format_ == RegisterFormat::yaml && several_) out += "---\n";
    if (format_ == RegisterFormat::json && several_) out += first_ ? "[\n" : ",\n";
    if (format_ == RegisterFormat::csv && first_) out += csv_header();
    out += rendered;
    if (format_ == RegisterFormat::json && !several_) out += '\n';
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

void render(RegisterFormat format, const Register& entry, std::string& out) {
  switch (format) {
    case RegisterFormat::yaml:
      return render_yaml(entry, out);
    case RegisterFormat::json:
      return render_json(entry, out);
    case RegisterFormat::json_lines:
      return render_json_line(entry, out);
    case RegisterFormat::csv:
      return render_csv(entry, out);
  }
}

std::string_view ending_of(RegisterFormat format) {
  switch (format) {
    case RegisterFormat::json:
      return ".json";
    case RegisterFormat::json_lines:
      return ".jsonl";
    case RegisterFormat::csv:
      return ".csv";
    case RegisterFormat::yaml:
      break;
  }
  return ".yaml";
}

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

/// Where a document's register lies in the folder: at the document's place below `common`, under its whole name, which
/// no other has.
std::string place_of(RegisterFormat format, const fs::path& common, const std::string& document) {
  const fs::path below = fs::path(document).lexically_relative(common.empty() ? "." : common);
  fs::path place;
  // Paths with nothing in common keep their folders, but never lead out of the one given.
  for (const fs::path& part : below.empty() ? fs::path(document) : below) {
    if (part != ".." && part != "." && part != "/") place /= part;
  }
  if (document == "-") place = "stdin";
  return place.string() + std::string(ending_of(format));
}

/// What became of one document.
struct Extracted {
  std::string text;  ///< its register, rendered; empty where it is written already
  Diagnostics diagnostics;
  std::string bytes;  ///< of the document, where a diagnostic may show a line of it
  bool read = false;
  bool unchanged = false;
  std::uint64_t size = 0;
  std::optional<IndexEntry> entry;  ///< to be remembered
  std::size_t decisions = 0;
  std::size_t actions = 0;
};

/// One run of the command.
class Extraction {
 public:
  Extraction(const ExtractOptions& options, std::vector<std::string> documents, const GrammarList& grammars,
             Console& console)
      : options_(options),
        documents_(std::move(documents)),
        grammars_(grammars),
        console_(console),
        target_(target_of(options.output)),
        common_(common_folder(documents_)),
        stream_(options.format, documents_.size() > 1 && target_ != Target::folder),
        progress_(options.progress, options.quiet, documents_.size()) {
    // What a run with --strict says is not remembered, so it is found again.
    if (target_ == Target::folder && !options.strict) index_.emplace(options.output, index_key());
  }

  ExitCode run() {
    const bool has_input = std::find(documents_.begin(), documents_.end(), "-") != documents_.end();
    const Interruption interruption(!has_input && target_ != Target::stream);
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    work_in_order<Extracted>(
        documents_.size(), options_.jobs == 0 ? cores : options_.jobs, [this](std::size_t i) { return extract(i); },
        [&](std::size_t i, Extracted done) { return take(i, std::move(done)) && !interruption.come(); });
    const bool whole = !interruption.come() && !closed_;
    Diagnostics faults;
    if (index_) index_->save(faults);
    if (whole && counts_.failed < documents_.size()) finish(faults);
    if (whole && !options_.summary.empty())
      write_file(options_.summary, summary_json(counts_, progress_.seconds()), faults);
    progress_.finish(counts_, target_ == Target::folder && documents_.size() > 1);
    console_.report(faults);
    if (!closed_ && counts_.failed == documents_.size()) return ExitCode::failed;
    return worse(console_.exit_code(), findings_ ? ExitCode::findings : ExitCode::clean);
  }

 private:
  /// Changes when the same document may give another register.
  std::string index_key() const {
    std::string sources = grammars_.shelf().fingerprint();
    for (const std::string& name : options_.grammars) sources.append(1, '\0').append(name);
    return "klubba " KLUBBA_VERSION " " + content_hash(sources) + std::string(ending_of(options_.format));
  }

  // Runs on any thread.
  Extracted extract(std::size_t index) const {
    const std::string& path = documents_[index];
    Extracted out;
    const std::string place = target_ == Target::folder ? place_of(options_.format, common_, path) : "";
    std::string content;
    if (index_ && path != "-") {
      Diagnostics unread;  // the reading itself reports it
      if (const auto bytes = read_bytes(path, options_.input.max_bytes, unread)) {
        out.size = bytes->size();
        // What another program makes of a file may change with that program.
        if (format_of(path, *bytes, options_.input.extractors) == DocumentFormat::text) content = content_hash(*bytes);
      }
      if (const auto known = content.empty() ? std::nullopt : index_->unchanged(path, place, content)) {
        out.read = out.unchanged = true;
        out.decisions = known->decisions;
        out.actions = known->actions;
        return out;
      }
    }
    const auto source = read_document(path, options_.input.max_bytes, out.diagnostics, options_.input.extractors);
    if (!source) return out;
    out.read = true;
    out.size = source->bytes().size();
    const Minutes minutes = grammars_.read(*source, out.diagnostics);
    if (options_.strict) {
      if (const auto grammar = grammars_.of(minutes)) check_completeness(*source, minutes, *grammar, out.diagnostics);
    }
    out.decisions = minutes.decisions.size();
    out.actions = minutes.actions.size();
    const Register entry = make_register(*source, minutes);
    render(options_.format, entry, out.text);
    if (target_ == Target::folder) {
      std::string text;
      RegisterStream(options_.format, false).add(out.text, text);
      out.text.clear();
      const fs::path file = fs::path(options_.output) / place;
      std::error_code error;  // a folder that can't be made is reported by the writing
      fs::create_directories(file.parent_path(), error);
      const bool silent = out.diagnostics.empty();
      const bool written = write_file(file.string(), text, out.diagnostics);
      // A document with something to say says it each time.
      if (written && silent && !content.empty())
        out.entry = IndexEntry{std::move(content), text.size(), out.decisions, out.actions};
    }
    if (!out.diagnostics.empty()) out.bytes = std::string(source->bytes());
    return out;
  }

  // Runs on one thread, in the order of the documents. False: nobody reads the output any more.
  bool take(std::size_t index, Extracted done) {
    ++counts_.documents;
    counts_.bytes += done.size;
    counts_.decisions += done.decisions;
    counts_.actions += done.actions;
    if (!done.read) ++counts_.failed;
    if (done.unchanged) ++counts_.unchanged;
    if (options_.strict && done.read && !done.diagnostics.empty()) findings_ = true;
    if (!done.diagnostics.empty()) progress_.clear();
    for (const Diagnostic& diagnostic : done.diagnostics) {
      if (diagnostic.severity != Severity::error) ++counts_.warnings;
      if (options_.quiet && diagnostic.severity != Severity::error) continue;
      console_.report(diagnostic, done.bytes);
    }
    if (index_ && done.entry) {
      index_->put(documents_[index], std::move(*done.entry));
    } else if (index_ && !done.unchanged) {
      index_->forget(documents_[index]);
    }
    if (done.read && target_ != Target::folder) stream_.add(done.text, text_);
    // Each register goes out when it is ready; one file for all is written once, whole.
    if (target_ == Target::stream) {
      closed_ = !console_.print(text_);
      text_.clear();
    }
    progress_.show(counts_);
    return !closed_;
  }

  void finish(Diagnostics& faults) {
    stream_.finish(text_);
    if (target_ == Target::stream) {
      console_.print(text_);
    } else if (target_ == Target::file) {
      write_file(options_.output, text_, faults);
    }
  }

  const ExtractOptions& options_;
  std::vector<std::string> documents_;
  const GrammarList& grammars_;
  Console& console_;
  Target target_;
  fs::path common_;
  RegisterStream stream_;
  Progress progress_;
  std::optional<BatchIndex> index_;
  BatchCounts counts_;
  std::string text_;
  bool findings_ = false;  ///< counted with --strict only
  bool closed_ = false;
};

}  // namespace

ExitCode run_extract(const ExtractOptions& options, Console& console) {
  Diagnostics found;
  std::vector<std::string> documents = find_documents(options.input, found);
  console.report(found);
  if (documents.empty()) {
    return found.empty() && may_be_empty(options.input) ? ExitCode::clean : ExitCode::failed;
  }
  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;
  return Extraction(options, std::move(documents), grammars, console).run();
}

}  // namespace klubba::cli
