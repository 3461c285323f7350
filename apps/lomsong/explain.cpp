// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/explain_answer.hpp"
#include "apps/lomsong/explain_result.hpp"
#include "apps/lomsong/hamlet_finder.hpp"
#include "apps/lomsong/language_option.hpp"
#include "apps/lomsong/operator_finder.hpp"
#include "engine/job/settled.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "explain",
    .summary = "Why a hamlet is served or not, operator by operator, and what would mend it",
    .details =
        "From a project file the hamlet is computed alone, over exact paths: best station of each technology, "
        "nearest "
        "stations, the cause of a gap and the smallest change that would mend it. From a result folder it shows "
        "what "
        "the folder holds. HAMLET is a code, or a name with or without accents, whole or in part.",
    .examples =
        "  lomsong explain laocai/lomsong.toml 'na hoi'\n"
        "  lomsong explain laocai/lomsong.toml 10001-003 --operator Viettel --language en\n"
        "  lomsong explain week-47 'na hoi' --json\n",
};

std::vector<NamedHamlet> names_of(const Layers& layers) {
    std::vector<NamedHamlet> names;
    std::ranges::transform(layers.hamlets, std::back_inserter(names), [](const Hamlet& hamlet) {
        return NamedHamlet{hamlet.code, hamlet.name, hamlet.commune};
    });
    return names;
}

class ExplainCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("PROJECT_OR_RESULT", m_source, "Project file (TOML), or the folder of a result");
        options.positional("HAMLET", m_hamlet, "Code or name of the hamlet");
        options.text("operator", m_operator, "NAME", "Only this operator");
        m_language.declare(options);
    }
    void run(Console& console) override {
        if (std::filesystem::is_directory(m_source)) {
            const ResultQuestion question{m_source, m_hamlet, m_operator, m_language.asked()};
            console.print(console.common.json ? explain_result_json(question) : explain_result_text(question));
            return;
        }
        const Project project = read_project(m_source);
        const ReadLayers read = read_layers(project, console.reporter);
        console.reporter.finish_stage();
        const std::size_t hamlet = find_hamlet(names_of(read.layers), m_hamlet);
        const std::vector<std::size_t> operators = operators_named(read.layers, m_operator);
        const RunParameters parameters = settled(project.parameters, read.layers, console.reporter);
        const RadioScene scene{read.layers, parameters};
        const ExplainedHamlet explained = explain_hamlet(scene, hamlet, console.execution(), console.reporter);
        console.reporter.finish_stage();
        const ExplainAnswer answer{scene, explained, operators};
        console.print(console.common.json ? explain_json(answer)
                                          : explain_text(answer, m_language.chosen(parameters.language)));
    }

  private:
    std::string m_source;
    std::string m_hamlet;
    std::string m_operator;
    LanguageOption m_language;
};

}  // namespace

std::unique_ptr<Command> make_explain_command() { return std::make_unique<ExplainCommand>(); }

}  // namespace lomsong
