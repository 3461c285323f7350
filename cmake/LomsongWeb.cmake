# SPDX-License-Identifier: Apache-2.0
# The page of the offline map, built by esbuild from apps/web into one C++ source.
find_program(LOMSONG_NODE node REQUIRED)

# lomsong_map_template(file): the rule that makes `file` from the sources of the page.
function(lomsong_map_template file)
  set(web ${PROJECT_SOURCE_DIR}/apps/web)
  if(NOT EXISTS ${web}/node_modules/esbuild)
    message(FATAL_ERROR "${web} has no node_modules: the map page cannot be built. Run tools/install.")
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${web}/src/*.ts ${web}/src/*.css ${web}/src/*.html)
  add_custom_command(
    OUTPUT ${file}
    COMMAND ${LOMSONG_NODE} ${web}/tools/build.mjs ${file}
    DEPENDS ${sources} ${web}/tools/build.mjs ${web}/package-lock.json
    COMMENT "Building the map page"
    VERBATIM)
endfunction()

# lomsong_index_template(file): the same for the page that leads to the maps of the provinces.
function(lomsong_index_template file)
  set(web ${PROJECT_SOURCE_DIR}/apps/web)
  add_custom_command(
    OUTPUT ${file}
    COMMAND ${LOMSONG_NODE} ${web}/tools/build_index.mjs ${file}
    DEPENDS ${web}/src/provinces.html ${web}/src/provinces.css ${web}/tools/build_index.mjs
    COMMENT "Building the page of the provinces"
    VERBATIM)
endfunction()
