// SPDX-License-Identifier: MIT
#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

#include "cli/batch_index.h"
#include "cli/commands.h"
#include "cli/content_hash.h"
#include "cli/documents.h"
#include "cli/grammars.h"
#include "cli/interruption.h"
#include "cli/ordered_work.h"
#include "cli/output_file.h"
#include "cli/schemas.h"
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

/// Where a document's register lies in the folder: at the document's place below `base`, under its whole name, which no
/// other has.
std::string place_of(RegisterFormat format, const std::string& base, const std::string& document) {
  if (document == "-") return "stdin" + std::string(ending_of(format));
  if (!base.empty() && document.starts_with(base) && document[base.size()] == '/' &&
      document.find("..", base.size()) == std::string::npos)
    return document.substr(base.size() + 1) + std::string(ending_of(format));
  const fs::path below = fs::path(document).lexically_relative(base.empty() ? "." : base);
  fs::path place;
  // Paths with nothing in common keep their folders, but never lead out of the one given.
  for (const fs::path& part : below.empty() ? fs::path(document) : below) {
    if (part != ".." && part != "." && part != "/") place /= part;
  }
  return place.string() + std::string(ending_of(format));
}

/// A document to be read.
struct Task {
  std::string path;
  KnownDocument known;
  Diagnostics faults;  ///< met on the way to it
};

/// What became of one document.
struct Extracted {
  std::string text;  ///< its register, rendered; empty where it is written already
  Diagnostics diagnostics;
  std::string bytes;  ///< of the document, where a diagnostic may show a line of it
  bool read = false;
  bool unchanged = false;
  std::uint64_t size = 0;
  Task task;
  std::optional<IndexEntry> entry;  ///< to be remembered
  std::size_t decisions = 0;
  std::size_t actions = 0;
};

/// One run of the command.
class Extraction {
 public:
  Extraction(const ExtractOptions& options, DocumentStream documents, const GrammarList& grammars, Console& console)
      : options_(options),
        documents_(std::move(documents)),
        grammars_(grammars),
        console_(console),
        target_(target_of(options.output)),
        base_(documents_.base()),
        index_(make_index()),
        ahead_(look_ahead()),
        several_(ahead_.size() > 1),
        stream_(options.format, several_ && target_ != Target::folder),
        progress_(options.progress, options.quiet, several_) {
    if (target_ == Target::file) file_.emplace(options.output).append(head());
    if (progress_.on()) progress_.expect(documents_.count());
  }

  ExitCode run() {
    if (ahead_.empty()) {
      console_.report(last_faults_);
      return last_faults_.empty() && may_be_empty(options_.input) ? ExitCode::clean : ExitCode::failed;
    }
    const bool has_input = ahead_.front().path == "-" || ahead_.back().path == "-";
    const Interruption interruption(!has_input && target_ != Target::stream);
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t jobs = !several_ ? 1 : options_.jobs == 0 ? cores : options_.jobs;
    work_in_order<Task, Extracted>(
        jobs, [this] { return next(); }, [this](Task task) { return extract(std::move(task)); },
        [&](const Extracted& done) { return take(done) && !interruption.come(); });
    const bool whole = !interruption.come() && !closed_;
    progress_.clear();
    console_.report(last_faults_);
    Diagnostics faults;
    if (index_) index_->save(faults);
    if (whole && counts_.failed < counts_.documents) finish(faults);
    if (whole && !options_.summary.empty())
      write_file(options_.summary, summary_json(counts_, progress_.seconds()), faults);
    progress_.finish(counts_, target_ == Target::folder && several_);
    console_.report(faults);
    if (!closed_ && counts_.failed == counts_.documents) return ExitCode::failed;
    return worse(console_.exit_code(), findings_ ? ExitCode::findings : ExitCode::clean);
  }

 private:
  /// What a run with --strict says is not remembered, so it is found again.
  std::unique_ptr<BatchIndex> make_index() const {
    if (target_ != Target::folder || options_.strict) return nullptr;
    return std::make_unique<BatchIndex>(options_.output, index_key(), documents_.sorted());
  }

  /// Changes when the same document may give another register.
  std::string index_key() const {
    std::string sources = grammars_.shelf().fingerprint();
    for (const std::string& name : options_.grammars) sources.append(1, '\0').append(name);
    return "klubba " KLUBBA_VERSION " " + content_hash(sources) + std::string(ending_of(options_.format));
  }

  /// The first two documents: one alone is written without what parts several.
  std::deque<Task> look_ahead() {
    std::deque<Task> ahead;
    while (ahead.size() < 2) {
      auto task = find_next();
      if (!task) break;
      ahead.push_back(std::move(*task));
    }
    return ahead;
  }

  // One thread at a time.
  std::optional<Task> next() {
    if (ahead_.empty()) return find_next();
    std::optional<Task> task = std::move(ahead_.front());
    ahead_.pop_front();
    return task;
  }

  std::optional<Task> find_next() {
    Task task;
    auto path = documents_.next(task.faults);
    if (!path) {
      last_faults_.insert(last_faults_.end(), task.faults.begin(), task.faults.end());
      return std::nullopt;
    }
    task.path = std::move(*path);
    if (index_) task.known = index_->find(task.path);
    return task;
  }

  /// Whether the register that is known lies in its place.
  bool lies_there(const IndexEntry& entry, const std::string& place) const {
    std::error_code error;
    const auto size = fs::file_size(fs::path(options_.output) / place, error);
    return !error && size == entry.size;
  }

  /// What files begin with.
  std::string head() const { return options_.format == RegisterFormat::yaml ? schema_modeline("register") : ""; }

  // Runs on any thread.
  Extracted extract(Task task) const {
    Extracted out;
    out.task = std::move(task);
    const std::string& path = out.task.path;
    auto bytes = read_bytes(path, options_.input.max_bytes, out.diagnostics);
    if (!bytes) return out;
    const std::string place = target_ == Target::folder ? place_of(options_.format, base_, path) : "";
    std::string content;
    // What another program makes of a file may change with that program.
    if (index_ && path != "-" && format_of(path, *bytes, options_.input.extractors) == DocumentFormat::text) {
      content = content_hash(*bytes);
      auto& known = out.task.known.entry;
      if (known && known->content == content && lies_there(*known, place)) {
        out.read = out.unchanged = true;
        out.size = bytes->size();
        out.decisions = known->decisions;
        out.actions = known->actions;
        out.diagnostics = known->diagnostics;
        out.entry = known;
        if (!out.diagnostics.empty()) out.bytes = std::move(*bytes);
        return out;
      }
    }
    const auto source =
        decode_document(path, std::move(*bytes), options_.input.max_bytes, out.diagnostics, options_.input.extractors);
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
    if (target_ == Target::folder) write_register(place, content, out);
    if (!out.diagnostics.empty()) out.bytes = std::string(source->bytes());
    return out;
  }

  void write_register(const std::string& place, const std::string& content, Extracted& out) const {
    std::string text = head();
    RegisterStream(options_.format, false).add(out.text, text);
    out.text.clear();
    const fs::path file = fs::path(options_.output) / place;
    std::error_code error;  // a folder that can't be made is reported by the writing
    fs::create_directories(file.parent_path(), error);
    const Diagnostics said = out.diagnostics;
    if (!write_file(file.string(), text, out.diagnostics) || content.empty()) return;
    const bool own = std::all_of(said.begin(), said.end(), [&](const Diagnostic& d) {
      return d.path == out.task.path && d.severity != Severity::error;
    });
    if (own) out.entry = IndexEntry{content, text.size(), out.decisions, out.actions, said};
  }

  // Runs on one thread, in the order of the documents. False: nobody reads the output any more.
  bool take(const Extracted& done) {
    ++counts_.documents;
    counts_.bytes += done.size;
    counts_.decisions += done.decisions;
    counts_.actions += done.actions;
    if (!done.read) ++counts_.failed;
    if (done.unchanged) ++counts_.unchanged;
    if (options_.strict && done.read && !done.diagnostics.empty()) findings_ = true;
    if (!done.diagnostics.empty() || !done.task.faults.empty()) progress_.clear();
    console_.report(done.task.faults);
    for (const Diagnostic& diagnostic : done.diagnostics) {
      if (diagnostic.severity != Severity::error) ++counts_.warnings;
      if (options_.quiet && diagnostic.severity != Severity::error) continue;
      console_.report(diagnostic, done.bytes);
    }
    if (index_) index_->put(done.task.path, done.task.known, done.entry);
    if (done.read && target_ != Target::folder) stream_.add(done.text, text_);
    pass_on();
    progress_.show(counts_);
    return !closed_;
  }

  /// Each register goes out when it is ready.
  void pass_on() {
    if (target_ == Target::stream) closed_ = !console_.print(text_);
    if (target_ == Target::file) file_->append(text_);
    text_.clear();
  }

  void finish(Diagnostics& faults) {
    stream_.finish(text_);
    pass_on();
    if (target_ == Target::file) file_->commit(faults);
  }

  const ExtractOptions& options_;
  DocumentStream documents_;
  const GrammarList& grammars_;
  Console& console_;
  Target target_;
  std::string base_;
  std::unique_ptr<BatchIndex> index_;
  Diagnostics last_faults_;  ///< met behind the last document
  std::deque<Task> ahead_;   ///< found, but not given out yet
  bool several_;
  RegisterStream stream_;
  Progress progress_;
  std::optional<OutputFile> file_;
  BatchCounts counts_;
  std::string text_;
  bool findings_ = false;  ///< counted with --strict only
  bool closed_ = false;
};

}  // namespace

ExitCode run_extract(const ExtractOptions& options, Console& console) {
  Diagnostics faults;
  DocumentStream documents(options.input, faults);
  console.report(faults);
  const auto grammars = load_grammars(options.grammars, console);
  if (grammars.empty()) return ExitCode::failed;
  Extraction extraction(options, std::move(documents), grammars, console);
  return worse(extraction.run(), console.exit_code());
}

}  // namespace klubba::cli
