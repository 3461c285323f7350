// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "apps/lomsong/cli.hpp"
#include "engine/core/error.hpp"

namespace {

/// Windows of a sweep come and go by megabytes. What is freed is kept for the next one: given back to the kernel it
/// would have to be mapped and zeroed again, page by page.
void keep_freed_memory() {
#if defined(__GLIBC__)
    constexpr int k_largest_kept = 32 << 20;  // bytes; glibc takes no more
    constexpr int k_kept = 256 << 20;
    mallopt(M_MMAP_THRESHOLD, k_largest_kept);
    mallopt(M_TRIM_THRESHOLD, k_kept);
#endif
}

int run(const std::vector<std::string>& arguments) {
    lomsong::Invocation invocation = lomsong::parse_command_line(arguments);
    if (!invocation.command) {
        std::cout << invocation.text;
        return 0;
    }
    lomsong::catch_interrupts();
    lomsong::ConsoleReporter reporter{std::cerr, lomsong::progress_style(invocation.common),
                                      invocation.common.quiet};
    lomsong::Console console{std::cout, reporter, invocation.common};
    try {
        invocation.command->run(console);
    } catch (...) {
        reporter.finish_stage();
        throw;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    try {
        return run({argv + 1, argv + argc});
    } catch (const lomsong::Error& error) {
        std::cerr << "error: " << error.what() << '\n';
        return lomsong::exit_code(error.kind());
    } catch (const std::bad_alloc&) {
        std::cerr << "error: out of memory. Use larger cells (coverage.cell_size_m), a smaller area, or a larger "
                     "machine.\n";
    } catch (const std::exception& error) {
        std::cerr << "error: this is our fault: " << error.what()
                  << ". Please report it with the command you ran.\n";
    }
    return lomsong::exit_code(lomsong::ErrorKind::internal);
}
