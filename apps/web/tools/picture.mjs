// SPDX-License-Identifier: Apache-2.0
// A picture of a map as it opens, with the card of its first hamlet without signal: `node picture.mjs map.html out.png`.
// Used by tools/make-pictures.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [page, picture] = process.argv.slice(2);
if (page === undefined || picture === undefined) {
    console.error('picture.mjs: name the page and the picture to write.');
    process.exit(64);
}
const browser = await chromium.launch({ executablePath: process.env.LOMSONG_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const sheet = await browser.newPage({ viewport: { width: 1280, height: 760 } });
await sheet.goto(pathToFileURL(resolve(page)).href);
await sheet.waitForSelector('html[data-ready=yes]');
const first = sheet.locator('tr[data-row]', { hasText: 'trắng sóng' }).first();
await first.getByRole('button').first().click();
await sheet.waitForTimeout(500); // the map glides there
await sheet.screenshot({ path: picture });
await browser.close();
