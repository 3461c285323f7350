// SPDX-License-Identifier: Apache-2.0
/// @file  What others never give back. Fontconfig keeps patterns to the end of the program; the leak
///        sanitizer, which asks for this function by its name, must not take them for ours.

extern "C" const char* __lsan_default_suppressions();  // NOLINT: the name is the sanitizer's
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
