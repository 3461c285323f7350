# SPDX-License-Identifier: Apache-2.0
# One library per room, one test program per room; warnings and sanitizers are the same everywhere.

add_library(lomsong_warnings INTERFACE)
target_compile_options(lomsong_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Wcast-align -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees null dereferences inside libstdc++ that are not there (GCC bug 105329 and relatives).
  target_compile_options(lomsong_warnings INTERFACE -Wno-null-dereference -Wno-restrict)
endif()

# Boost 1.74 includes a header of its own that it calls deprecated, and says so on every use.
target_compile_definitions(lomsong_warnings INTERFACE BOOST_ALLOW_DEPRECATED_HEADERS)

add_library(lomsong_sanitizers INTERFACE)
if(LOMSONG_SANITIZE)
  # Instrumented code misleads g++'s flow analysis; its warnings are errors in the plain builds.
  target_compile_options(lomsong_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-error>)
  target_compile_options(lomsong_sanitizers INTERFACE
    -fsanitize=${LOMSONG_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(lomsong_sanitizers INTERFACE -fsanitize=${LOMSONG_SANITIZE})
endif()
if(LOMSONG_COVERAGE)
  target_compile_options(lomsong_sanitizers INTERFACE --coverage)
  target_link_options(lomsong_sanitizers INTERFACE --coverage)
endif()

# Compiles each header of the current folder alone, so that none leans on its includer. One that has a .cpp beside it
# is alone there already: a .cpp includes its own header first, and a test of tests/architecture says so.
function(lomsong_check_headers target)
  if(NOT LOMSONG_CHECK_HEADERS)
    return()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
  set(units)
  foreach(header IN LISTS headers)
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR} ${header})
    if(path MATCHES "^\\.\\.")
      message(FATAL_ERROR "${header} lies outside ${PROJECT_SOURCE_DIR}: configure with the real path, not a link.")
    endif()
    string(REGEX REPLACE "hpp$" "cpp" own_source ${header})
    if(EXISTS ${own_source})
      continue()
    endif()
    set(unit ${CMAKE_BINARY_DIR}/header_checks/${path}.cpp)
    file(CONFIGURE OUTPUT ${unit} CONTENT "#include \"${path}\"\n")
    list(APPEND units ${unit})
  endforeach()
  if(units)
    add_library(${target}_headers OBJECT ${units})
    target_include_directories(${target}_headers PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target}_headers PRIVATE ${target} lomsong_warnings)
  endif()
endfunction()

# lomsong_library(name SOURCES ... USES ... [HIDES ...]): static library lomsong_<name>, alias lomsong::<name>.
# USES are seen by those who use this room, HIDES are not.
function(lomsong_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;HIDES" ${ARGN})
  add_library(lomsong_${name} STATIC ${ARG_SOURCES})
  add_library(lomsong::${name} ALIAS lomsong_${name})
  target_include_directories(lomsong_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(lomsong_${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_HIDES} lomsong_warnings lomsong_sanitizers)
  lomsong_check_headers(lomsong_${name})
endfunction()

# lomsong_test(name SOURCES ... USES ... [LABEL sanitize|threads|plain]): a GoogleTest program whose cases CTest
# lists one by one. `sanitize` (the default) runs under the address and undefined-behaviour sanitizers too,
# `threads` under the thread sanitizer; ./test builds those suites by the targets of the same names.
function(lomsong_test name)
  cmake_parse_arguments(ARG "" "LABEL" "SOURCES;USES" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL sanitize)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_compile_definitions(${name} PRIVATE
    LOMSONG_SOURCE_DIR="${PROJECT_SOURCE_DIR}" LOMSONG_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
  target_link_libraries(${name} PRIVATE ${ARG_USES} GTest::gmock GTest::gtest_main
    lomsong_warnings lomsong_sanitizers)
  # What is tested is optimised as it is shipped; the tests themselves compile in two thirds of the time with less,
  # and under the sanitizers in half of it without any.
  if(LOMSONG_SANITIZE)
    target_compile_options(${name} PRIVATE -O0)
    target_link_libraries(${name} PRIVATE lomsong_known_leaks)
  else()
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
  # GDAL's own locks, all taken by one thread, look like an inversion to the thread sanitizer.
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS ${ARG_LABEL} ENVIRONMENT TSAN_OPTIONS=detect_deadlocks=0)
  set_property(GLOBAL APPEND PROPERTY lomsong_suites_${ARG_LABEL} ${name})
endfunction()

# The targets sanitize_suites and threads_suites, once every suite is declared.
function(lomsong_suite_targets)
  foreach(label sanitize threads)
    get_property(suites GLOBAL PROPERTY lomsong_suites_${label})
    add_custom_target(${label}_suites DEPENDS ${suites})
  endforeach()
endfunction()

# lomsong_vector_code(files): compiled once per instruction set with everything inlined, on which clang's checks of every
# pointer step take minutes. The other sanitizers stay, and so does optimisation.
function(lomsong_vector_code)
  if(LOMSONG_SANITIZE MATCHES "undefined")
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS
      "-O2;-fno-sanitize=pointer-overflow,null,alignment,object-size")
  endif()
endfunction()
