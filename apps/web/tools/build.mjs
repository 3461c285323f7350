// SPDX-License-Identifier: Apache-2.0
// Bundles the page into one template: styles, fonts and script inside, their hashes in the content policy, and the mark
// @LOMSONG_DATA@ where the program puts a result, @LOMSONG_ASKS@ whom it may ask. The same sources give the same bytes.
// Usage: node build.mjs TEMPLATE.html   to look at
//        node build.mjs TEMPLATE.cpp    as io/report/map_template.hpp promises it
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

async function bundled(entry) {
    const result = await build({
        entryPoints: [join(root, 'src', entry)],
        absWorkingDir: root,
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: ['chrome90', 'firefox90', 'safari15'],
        charset: 'utf8',
        legalComments: 'inline',
        loader: { '.woff2': 'dataurl', '.png': 'dataurl' },
        logLevel: 'warning',
    });
    return result.outputFiles[0].text.trim();
}

function hashOf(text) {
    return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

// Nothing inside may end the element early.
const script = (await bundled('main.ts')).replaceAll('</script', '<\\/script');
const style = await bundled('index.css');
const parts = {
    '@SCRIPT_HASH@': hashOf(script),
    '@STYLE_HASH@': hashOf(style),
    '@STYLE@': style,
    '@SCRIPT@': script,
};
let page = readFileSync(join(root, 'src', 'template.html'), 'utf8');
for (const [mark, text] of Object.entries(parts)) {
    if (page.split(mark).length !== 2) {
        throw new Error(`template.html: ${mark} must stand there once`);
    }
    page = page.replace(mark, () => text);
}

/** Literals of a length that every compiler takes, cut between letters. */
function asCode(text) {
    const letters = [...text];
    const pieces = [];
    for (let at = 0; at < letters.length; at += 15_000) {
        pieces.push(`    R"lomsong-map(${letters.slice(at, at + 15_000).join('')})lomsong-map"`);
    }
    return `// Made from apps/web by its tools/build.mjs: change the sources there.
#include "io/report/map_template.hpp"

#include <array>

namespace lomsong {

namespace {

constexpr std::array<std::string_view, ${pieces.length}> k_pieces{
${pieces.join(',\n')}};

}  // namespace

std::span<const std::string_view> map_template() { return k_pieces; }

}  // namespace lomsong
`;
}

const target = process.argv[2];
writeFileSync(target, target.endsWith('.cpp') ? asCode(page) : page);
