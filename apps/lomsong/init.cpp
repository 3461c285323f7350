// SPDX-License-Identifier: Apache-2.0
#include "io/init/init.hpp"

#include <filesystem>
#include <fstream>

#include "apps/lomsong/command.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "init",
    .summary = "A commented project file beside your layers, columns guessed",
    .details =
        "Looks at every file in DIR, tells stations, hamlets, fibre, terrain and the rest apart by geometry, "
        "columns and names, and writes DIR/lomsong.toml with the reason for each guess. Read it, then run.",
    .examples =
        "  lomsong init laocai\n"
        "  lomsong init laocai -o laocai/2026.toml\n",
    .output_value = "FILE",
    .output_help = "Project file to write (default: DIR/lomsong.toml)",
};

class InitCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override { options.positional("DIR", m_folder, "Folder with your layers"); }
    void run(Console& console) override {
        namespace fs = std::filesystem;
        const fs::path file =
            console.common.output.empty() ? fs::path{m_folder} / "lomsong.toml" : fs::path{console.common.output};
        if (fs::exists(file) && !console.common.overwrite) {
            throw Error{ErrorKind::cannot_write, file.string(),
                        "exists already, and it may hold your own changes. Name another file with -o, or add "
                        "--overwrite."};
        }
        const ProjectDraft draft = init_project_text(m_folder, file.parent_path());
        std::ofstream out{file, std::ios::binary};
        out << draft.text;
        out.close();
        if (!out) {
            throw Error{ErrorKind::cannot_write, file.string(),
                        "cannot be written. Check the folder and its rights, or name another file with -o."};
        }
        for (const std::string& note : draft.notes) {
            console.reporter.note(note);
        }
        console.out << file.string() << '\n';
        console.reporter.note("Read the guesses in it, then: lomsong run " + file.string());
    }

  private:
    std::string m_folder;
};

}  // namespace

std::unique_ptr<Command> make_init_command() { return std::make_unique<InitCommand>(); }

}  // namespace lomsong
