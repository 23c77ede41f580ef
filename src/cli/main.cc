// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <functional>
#include <sstream>

#include "cli/commands.h"
#include "cli/completion.h"
#include "text/nearest_word.h"

namespace klubba::cli {
namespace {

/// Fills the option structs and knows which command was called.
class Arguments {
 public:
  Arguments() {
    app_.set_version_flag("--version", std::string("klubba ") + KLUBBA_VERSION + "\n" + KLUBBA_PARTS);
    app_.require_subcommand(1);
    add_extract();
    add_merge();
    add_explain();
    add_date();
    add_coverage();
    add_report();
    add_update();
    add_register_edits();
    add_grammar();
    add_verify();
    add_diff();
    add_schema();
    add_lint();
    add_rule();
    add_completion();
  }

  /// Runs the command that the arguments ask for.
  ExitCode run(int argc, char** argv, Console& console) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& e) {
      std::ostringstream out;
      std::ostringstream unused;
      app_.exit(e, out, unused);
      console.print(out.str());
      return console.exit_code();
    } catch (const CLI::ParseError& e) {
      console.report(usage_fault(e, argc, argv));
      return ExitCode::failed;
    }
    return command_(console);
  }

 private:
  void add_input(CLI::App& command, InputOptions& input) {
    command.add_option("PATH", input.paths, "minutes, folders of minutes, - for standard input")->required();
    add_max_bytes(command, input.max_bytes);
    add_extractors(command, input.extractors);
  }
  static void add_extractors(CLI::App& command, Extractors& extractors) {
    command
        .add_option_function<std::vector<std::string>>(
            "--extractor",
            [&extractors](const std::vector<std::string>& options) {
              for (const std::string& option : options) {
                if (!add_extractor(option, extractors)) {
                  throw CLI::ValidationError("'" + option + "' is no value of --extractor: EXT=COMMAND");
                }
              }
            },
            "read files that end in EXT through this command (repeatable)")
        ->type_name("EXT=COMMAND")
        ->allow_extra_args(false);
  }
  static void add_max_bytes(CLI::App& command, std::uint64_t& value) {
    command.add_option("--max-bytes", value, "refuse larger files")->type_name("N")->capture_default_str();
  }
  static void add_grammar_option(CLI::App& command, std::vector<std::string>& grammars) {
    command.add_option("--grammar", grammars, "read with this grammar only (repeatable)")
        ->type_name("NAME|FILE")
        ->allow_extra_args(false);
  }

  /// An option whose values are names.
  template <class T>
  static void add_choice(CLI::App& command, const std::string& name, const std::string& about,
                         std::vector<std::pair<std::string, T>> choices, T& value) {
    command
        .add_option_function<std::string>(
            name,
            [choices, name, &value](const std::string& word) {
              std::vector<std::string_view> known;
              for (const auto& [choice, meaning] : choices) {
                known.push_back(choice);
                if (choice == word) {
                  value = meaning;
                  return;
                }
              }
              std::string message = "'" + word + "' is no value of " + name + ":";
              for (std::size_t i = 0; i < known.size(); ++i) message += (i > 0 ? ", " : " ") + std::string(known[i]);
              throw CLI::ValidationError(message);
            },
            about)
        ->type_name("WORD");
  }

  void add_extract() {
    CLI::App* command = app_.add_subcommand("extract", "Make registers of decisions and actions");
    add_input(*command, extract_.input);
    add_grammar_option(*command, extract_.grammars);
    add_choice<RegisterFormat>(*command, "--format", "yaml (default), json, jsonl or csv",
                               {{"yaml", RegisterFormat::yaml},
                                {"json", RegisterFormat::json},
                                {"jsonl", RegisterFormat::json_lines},
                                {"csv", RegisterFormat::csv}},
                               extract_.format);
    add_batch(*command);
    command->add_flag("--strict", extract_.strict, "report what was left out, and exit with 1 where anything was");
    command->add_option("-o,--out", extract_.output, "write to this file, or a file for each into this folder/")
        ->type_name("FILE|FOLDER/");
    command->callback([this] {
      if (extract_.input.paths.empty() && extract_.input.files_from.empty()) throw CLI::RequiredError("PATH");
      command_ = [this](Console& console) { return run_extract(extract_, console); };
    });
  }

  void add_batch(CLI::App& command) {
    InputOptions& input = extract_.input;
    command.get_option("PATH")->required(false);
    command.add_option("--files-from", input.files_from, "read more paths from this file, one a line; - for stdin")
        ->type_name("FILE");
    command.add_flag("-0,--null", input.nul_separated, "NUL bytes stand between the paths of --files-from");
    command.add_option("--exclude", input.excludes, "leave out what fits, as a line of a .gitignore (repeatable)")
        ->type_name("GLOB")
        ->allow_extra_args(false);
    command.add_flag("!--no-ignore", input.ignore_files, "do not heed .gitignore files");
    command
        .add_option_function<std::string>(
            "--shard",
            [&input](const std::string& word) {
              const std::size_t slash = word.find('/');
              const auto number = [](const std::string& digits) {
                const bool good = !digits.empty() && digits.size() < 10 &&
                                  digits.find_first_not_of("0123456789") == std::string::npos;
                return good ? std::stoull(digits) : 0ULL;
              };
              input.shard = number(word.substr(0, slash));
              input.shards = slash == std::string::npos ? 0 : number(word.substr(slash + 1));
              if (input.shard == 0 || input.shard > input.shards)
                throw CLI::ValidationError("'" + word + "' is no value of --shard: I/N, with I from 1 to N");
            },
            "read the I-th of N parts of the documents only")
        ->type_name("I/N");
    command.add_option("-j,--jobs", extract_.jobs, "threads (default: the cores)")->type_name("N");
    command.add_flag("-q,--quiet", extract_.quiet, "say errors only");
    add_choice<ProgressMode>(
        command, "--progress", "auto (default: on a terminal), always or never",
        {{"auto", ProgressMode::automatic}, {"always", ProgressMode::always}, {"never", ProgressMode::never}},
        extract_.progress);
    command.add_option("--summary", extract_.summary, "write the counts to this file, as JSON")->type_name("FILE");
  }

  void add_merge() {
    CLI::App* command = app_.add_subcommand("merge", "Put outputs of extract together, each document once");
    command->add_option("FILE", merge_.paths, "registers: YAML, JSON or JSON Lines; - for standard input")->required();
    command->add_option("-o,--out", merge_.output, "write to this file")->type_name("FILE");
    command->callback([this] { command_ = [this](Console& console) { return run_merge(merge_, console); }; });
  }

  void add_explain() {
    CLI::App* command = app_.add_subcommand("explain", "Show what each line was taken for, and why");
    command->add_option("FILE[:LINE]", explain_.place, "minutes, or one line of them")->required();
    add_grammar_option(*command, explain_.grammars);
    add_max_bytes(*command, explain_.max_bytes);
    add_extractors(*command, explain_.extractors);
    command->callback([this] { command_ = [this](Console& console) { return run_explain(explain_, console); }; });
  }

  void add_date() {
    CLI::App* command = app_.add_subcommand("date", "Read time expressions: EDTF, due date, event");
    command->add_option("EXPRESSION", date_.expressions, "the words that say a time");
    command->add_option("--ref", date_.reference, "the day of the meeting that the words are from")->type_name("DATE");
    command->add_option("--context", date_.context, "lines of the same minutes that name the next meetings")
        ->type_name("TEXT");
    command->add_flag("--batch", date_.batch, "read lines of REF, EXPRESSION and CONTEXT, tabs between, from stdin");
    command->add_flag("--explain", date_.explain, "say which rule read which words");
    command->callback([this] { command_ = [this](Console& console) { return run_date(date_, console); }; });
  }

  void add_coverage() {
    CLI::App* command = app_.add_subcommand("coverage", "Show how much of an archive was read, and what was not");
    add_input(*command, coverage_.input);
    add_grammar_option(*command, coverage_.grammars);
    command->callback([this] { command_ = [this](Console& console) { return run_coverage(coverage_, console); }; });
  }

  void add_verify() {
    CLI::App* command = app_.add_subcommand("verify", "Check registers against the documents they were made from");
    command->add_option("REGISTER", verify_.input.paths, "registers of 'klubba extract', folders of registers")
        ->required();
    add_max_bytes(*command, verify_.input.max_bytes);
    add_extractors(*command, verify_.input.extractors);
    command->callback([this] { command_ = [this](Console& console) { return run_verify(verify_, console); }; });
  }

  void add_diff() {
    CLI::App* command = app_.add_subcommand("diff", "Show which decisions two versions of minutes tell differently");
    command->add_option("OLD", diff_.before, "the earlier version")->required();
    command->add_option("NEW", diff_.after, "the later version")->required();
    add_grammar_option(*command, diff_.grammars);
    add_max_bytes(*command, diff_.max_bytes);
    add_extractors(*command, diff_.extractors);
    command->callback([this] { command_ = [this](Console& console) { return run_diff(diff_, console); }; });
  }

  void add_schema() {
    CLI::App* command = app_.add_subcommand("schema", "Print a JSON Schema of klubba's files");
    command->add_option("NAME", schema_, "register or grammar")->required();
    command->callback([this] { command_ = [this](Console& console) { return run_schema(schema_, console); }; });
  }

  void add_report() {
    CLI::App* command = app_.add_subcommand("report", "Show what is to be done, who owes it and what is late");
    command->add_option("PATH", report_.input.paths, "registers, minutes, folders; without: register.yaml");
    add_extractors(*command, report_.input.extractors);
    add_max_bytes(*command, report_.input.max_bytes);
    add_grammar_option(*command, report_.grammars);
    command->add_option("--as-of", report_.report.as_of, "the day of the report (else SOURCE_DATE_EPOCH, else today)")
        ->type_name("DATE");
    add_choice<ReportOrder>(*command, "--by", "deadline (default), owner, body or item",
                            {{"deadline", ReportOrder::deadline},
                             {"owner", ReportOrder::owner},
                             {"body", ReportOrder::body},
                             {"item", ReportOrder::item}},
                            report_.report.by);
    command->add_option("--owner", report_.report.owners, "only this owner's (repeatable)")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--body", report_.report.bodies, "only this body's (repeatable)")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--since", report_.report.since, "only what meetings of this day or later gave")
        ->type_name("DATE");
    command->add_flag("--overdue", report_.report.overdue, "only what is late");
    command->add_flag("--all", report_.report.all, "closed actions too");
    command->add_flag("--decisions", report_.decisions, "a log of decisions, not of actions");
    add_choice<Language>(*command, "--lang", "sv (default) or en",
                         {{"sv", Language::swedish}, {"en", Language::english}}, report_.language);
    add_choice<std::optional<ReportFormat>>(
        *command, "--format",
        "table (default), md, csv, csv-excel, json, jsonl, html, ics, sqlite, taskwarrior, todotxt",
        {{"table", ReportFormat::table},
         {"md", ReportFormat::markdown},
         {"csv", ReportFormat::csv},
         {"csv-excel", ReportFormat::csv_excel},
         {"json", ReportFormat::json},
         {"jsonl", ReportFormat::jsonl},
         {"html", ReportFormat::html},
         {"ics", ReportFormat::ics},
         {"sqlite", ReportFormat::sqlite},
         {"taskwarrior", ReportFormat::taskwarrior},
         {"todotxt", ReportFormat::todotxt}},
        report_.format);
    add_choice<bool>(*command, "--ics-as", "todo (default) or event, for calendars without to-dos",
                     {{"todo", false}, {"event", true}}, report_.ics_as_event);
    command->add_option("-o,--out", report_.output, "write to this file")->type_name("FILE");
    command->callback([this] { command_ = [this](Console& console) { return run_report(report_, console); }; });
  }

  void add_completion() {
    CLI::App* command = app_.add_subcommand("completion", "Print what a shell completes klubba's words with");
    command->add_option("SHELL", shell_, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->callback([this] {
      command_ = [this](Console& console) {
        console.print(completion_script(shell_, shape_of(app_)));
        return console.exit_code();
      };
    });
  }

  static CommandShape shape_of(const CLI::App& command) {
    CommandShape shape{command.get_name(), command.get_description(), {}, {}};
    for (const CLI::Option* option : command.get_options()) {
      OptionShape one{{}, option->get_description(), option->get_items_expected_max() > 0};
      for (const std::string& name : option->get_snames()) one.names.push_back("-" + name);
      for (const std::string& name : option->get_lnames()) one.names.push_back("--" + name);
      if (!one.names.empty()) shape.options.push_back(std::move(one));
    }
    for (const CLI::App* below : command.get_subcommands([](const CLI::App*) { return true; }))
      shape.commands.push_back(shape_of(*below));
    return shape;
  }

  void add_update() {
    CLI::App* command = app_.add_subcommand("update", "Keep a register over many meetings");
    command->add_option("REGISTER", update_.register_path, "the register (made where it is missing)")->required();
    add_input(*command, update_.input);
    add_grammar_option(*command, update_.grammars);
    command->add_flag("--dry-run", update_.dry_run, "show what would change, write nothing");
    command->callback([this] { command_ = [this](Console& console) { return run_update(update_, console); }; });
  }

  void add_register_edits() {
    const auto add = [this](const char* name, const char* about, RegisterEdit edit) {
      CLI::App* command = app_.add_subcommand(name, about);
      command->add_option("ID", edit_.id, "the action's id")->required();
      command->add_option("--register", edit_.register_path, "the register")->type_name("FILE")->capture_default_str();
      command->callback([this, edit] {
        edit_.edit = edit;
        command_ = [this](Console& console) { return run_register_edit(edit_, console); };
      });
      return command;
    };
    CLI::App* close = add("close", "Mark an action as done by hand", RegisterEdit::close);
    close->add_option("--date", edit_.date, "the day (otherwise that of the newest meeting)")->type_name("DATE");
    close->add_option("--note", edit_.text, "why")->type_name("TEXT");
    CLI::App* reopen = add("reopen", "Take back that an action is done", RegisterEdit::reopen);
    reopen->add_option("--date", edit_.date, "the day (otherwise that of the newest meeting)")->type_name("DATE");
    CLI::App* note = add("note", "Write a note to an action", RegisterEdit::note);
    note->add_option("TEXT", edit_.text, "the note")->required();
    CLI::App* ids = app_.add_subcommand("ids", "Show what became of ids between two registers");
    ids->add_option("OLD", old_register_, "a register")->required();
    ids->add_option("NEW", new_register_, "a later one")->required();
    ids->callback(
        [this] { command_ = [this](Console& console) { return run_ids(old_register_, new_register_, console); }; });
    CLI::App* suggest = app_.add_subcommand("suggest", "List likely matches for citations that were not resolved");
    suggest->add_option("REGISTER", old_register_, "the register")->required();
    suggest->callback([this] { command_ = [this](Console& console) { return run_suggest(old_register_, console); }; });
  }

  void add_grammar() {
    CLI::App* group = app_.add_subcommand("grammar", "List, show and prove grammars");
    group->require_subcommand(1);
    CLI::App* list = group->add_subcommand("list", "List the built-in grammars");
    list->callback([this] { command_ = run_grammar_list; });
    CLI::App* show = group->add_subcommand("show", "Print a grammar");
    show->add_option("NAME", grammar_name_, "a built-in grammar, or a file")->required();
    show->callback(
        [this] { command_ = [this](Console& console) { return run_grammar_show(grammar_name_, console); }; });
    CLI::App* draft = group->add_subcommand("new", "Draft a grammar from minutes");
    add_input(*draft, grammar_new_.input);
    draft->add_option("--name", grammar_new_.name, "the grammar's name")->type_name("NAME");
    draft->add_option("-o,--out", grammar_new_.output, "write to this file")->type_name("FILE");
    draft->callback([this] { command_ = [this](Console& console) { return run_grammar_new(grammar_new_, console); }; });
    CLI::App* check = group->add_subcommand("check", "Prove grammars with their samples and rejects");
    check->add_option("NAME", grammar_names_, "built-in grammars and files; without: all built-in ones");
    check->callback(
        [this] { command_ = [this](Console& console) { return run_grammar_check(grammar_names_, console); }; });
  }

  static std::vector<std::pair<std::string, FindingFormat>> finding_formats() {
    return {{"full", FindingFormat::full},     {"concise", FindingFormat::concise},
            {"json", FindingFormat::json},     {"jsonl", FindingFormat::jsonl},
            {"github", FindingFormat::github}, {"sarif", FindingFormat::sarif},
            {"gitlab", FindingFormat::gitlab}, {"junit", FindingFormat::junit},
            {"rdjson", FindingFormat::rdjson}, {"checkstyle", FindingFormat::checkstyle}};
  }

  void add_lint() {
    CLI::App* command = app_.add_subcommand("lint", "Check minutes for what makes them useless later");
    command->add_option("PATH", lint_.input.paths, "minutes, folders of minutes, - for standard input");
    add_max_bytes(*command, lint_.input.max_bytes);
    add_grammar_option(*command, lint_.grammars);
    add_choice<Tier>(*command, "--tier", "basic (default) or strict",
                     {{"basic", Tier::basic}, {"strict", Tier::strict}}, lint_.tier);
    add_choice<Severity>(
        *command, "--fail-on", "lowest severity that gives exit status 1: info, warning (default), error",
        {{"info", Severity::info}, {"warning", Severity::warning}, {"error", Severity::error}}, lint_.fail_on);
    add_choice<FindingFormat>(*command, "--format",
                              "full (default), concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson",
                              finding_formats(), lint_.format);
    command
        ->add_option_function<std::vector<std::string>>(
            "--report",
            [this](const std::vector<std::string>& values) {
              for (const std::string& value : values) {
                const std::size_t at = value.find('=');
                const auto formats = finding_formats();
                const auto known = std::find_if(formats.begin(), formats.end(),
                                                [&](const auto& f) { return f.first == value.substr(0, at); });
                if (at == std::string::npos || known == formats.end() || at + 1 == value.size())
                  throw CLI::ValidationError("'" + value + "' is no FORMAT=FILE, as in sarif=findings.sarif");
                lint_.reports.emplace_back(known->second, value.substr(at + 1));
              }
            },
            "write the findings to a file as well (repeatable)")
        ->type_name("FORMAT=FILE")
        ->allow_extra_args(false);
    command->add_option("--ignore", lint_.ignored, "leave a check out (repeatable)")
        ->type_name("ID")
        ->allow_extra_args(false);
    command->add_option("--config", lint_.configuration, "the configuration for all files")->type_name("FILE");
    command->add_flag("--isolated", lint_.isolated, "read no .klubba.yaml");
    command->add_option("--show-config", lint_.show_configuration, "print what holds for this file")->type_name("FILE");
    CLI::Option* baseline =
        command->add_option("--baseline", lint_.baseline, "known findings, which are not shown")->type_name("FILE");
    command->add_flag("--update-baseline", lint_.update_baseline, "make the findings the known ones")->needs(baseline);
    command->add_option("--archive", lint_.archive, "earlier minutes or a register, for citations (repeatable)")
        ->type_name("DIR|REGISTER")
        ->allow_extra_args(false);
    command->add_option("--stdin-filename", lint_.stdin_name, "the path to show for standard input")->type_name("PATH");
    command->add_flag("--allow-empty", lint_.allow_empty, "nothing to check is no fault");
    command->callback([this] { command_ = [this](Console& console) { return run_lint(lint_, console); }; });
  }

  void add_rule() {
    CLI::App* command = app_.add_subcommand("rule", "Say what a check finds, and why");
    command->add_option("ID", rule_.ids, "checks of klubba lint");
    command->add_flag("--list", rule_.list, "all checks, a line each");
    command->callback([this] {
      if (rule_.ids.empty() && !rule_.list) throw CLI::ValidationError("name a check, or use --list");
      command_ = [this](Console& console) { return run_rule(rule_, console); };
    });
  }

  /// The command that was reached before the fault.
  const CLI::App& reached() const {
    const CLI::App* at = &app_;
    while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
    return *at;
  }

  Diagnostic usage_fault(const CLI::ParseError& error, int argc, char** argv) const {
    Diagnostic d;
    d.id = "usage";
    const CLI::App& command = reached();
    const std::string name = &command == &app_ ? "klubba" : "klubba " + command.get_name();
    d.help = "'" + name + " --help' shows what it takes";

    const bool wants_command = !command.get_subcommands({}).empty();
    std::string word;
    const auto rest = command.remaining();
    if (!rest.empty()) {
      word = rest.front();
    } else if (wants_command) {
      for (int i = 1; i < argc && word.empty(); ++i) {
        if (argv[i] != command.get_name()) word = argv[i];
      }
    }
    std::vector<std::string> known;
    if (word.starts_with('-') && (wants_command || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)) {
      d.message = "unknown option '" + word + "'";
      for (const CLI::Option* option : command.get_options()) {
        for (const auto& part : option->get_lnames()) known.push_back("--" + part);
        for (const auto& part : option->get_snames()) known.push_back("-" + part);
      }
    } else if (wants_command && !word.empty() && !word.starts_with('-')) {
      d.message = "unknown command '" + word + "'";
      for (const CLI::App* sub : command.get_subcommands({})) known.push_back(sub->get_name());
    } else if (wants_command) {
      d.message = "a command is missing";
    } else {
      d.message = error.what();
      if (!d.message.empty() && d.message[0] >= 'A' && d.message[0] <= 'Z' &&
          (d.message[1] < 'A' || d.message[1] > 'Z')) {
        d.message[0] = static_cast<char>(d.message[0] - 'A' + 'a');
      }
      if (d.message.ends_with('.')) d.message.pop_back();
      return d;
    }
    const std::string_view typed = std::string_view(word).substr(0, word.find('='));
    const auto near = text::nearest_word(typed, {known.begin(), known.end()});
    if (!near.empty()) d.help = "did you mean '" + std::string(near) + "'?";
    return d;
  }

  CLI::App app_{"Registers of decisions and actions from the minutes of meetings", "klubba"};
  std::function<ExitCode(Console&)> command_;
  ExtractOptions extract_;
  MergeOptions merge_;
  ExplainOptions explain_;
  CoverageOptions coverage_;
  GrammarNewOptions grammar_new_;
  DateOptions date_;
  VerifyOptions verify_;
  DiffOptions diff_;
  std::string schema_;
  ReportCommand report_;
  LintOptions lint_;
  RuleOptions rule_;
  std::string shell_;
  UpdateOptions update_;
  RegisterEditOptions edit_;
  std::string old_register_;
  std::string new_register_;
  std::string grammar_name_;
  std::vector<std::string> grammar_names_;
};

}  // namespace
}  // namespace klubba::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  klubba::cli::Console console;
  klubba::cli::Arguments arguments;
  return static_cast<int>(arguments.run(argc, argv, console));
}
