// SPDX-License-Identifier: Apache-2.0
// Makes the template of the page that leads to the maps of the provinces: its style inside, with its hash in the content
// policy; the other marks are the program's. The same sources give the same bytes.
// Usage: node build_index.mjs TEMPLATE.cpp    as io/report/index_template.hpp promises it
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const read = (name) => readFileSync(join(sources, name), 'utf8').trim();

const style = read('provinces.css');
const hash = createHash('sha256').update(style, 'utf8').digest('base64');
const page = read('provinces.html')
    .replace('@STYLE_HASH@', () => `'sha256-${hash}'`)
    .replace('@STYLE@', () => style);
writeFileSync(
    process.argv[2],
    `// Made from apps/web by its tools/build_index.mjs: change the sources there.
#include "io/report/index_template.hpp"

namespace lomsong {

std::string_view index_template() { return R"lomsong-index(${page})lomsong-index"; }

}  // namespace lomsong
`,
);
