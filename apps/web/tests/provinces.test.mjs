// SPDX-License-Identifier: Apache-2.0
// What people do with the page that leads to the maps of several provinces. Run by tools/test-map.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dirname, join } from 'node:path';
import { readdirSync, statSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { changeFeatures, changedMap, closeBrowser, open } from './pages.mjs';

const browser = await chromium.launch({ executablePath: process.env.LOMSONG_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
after(async () => {
    await browser.close();
    await closeBrowser();
});

const HOSTILE = '"><img src=x onerror=alert(1)>';
const counted = { north: 0, south: 0 };

/** The demo as a nation of two: communes with an even code, and the others in a province with a name that bites. */
const index = changedMap((folder) =>
    changeFeatures(folder, 'hamlets', (features) => {
        for (const { properties } of features) {
            const isNorth = Number(properties.commune_code) % 2 === 0;
            properties.province = isNorth ? 'Tỉnh Bắc' : HOSTILE;
            counted[isNorth ? 'north' : 'south'] += 1;
        }
        return features;
    }),
);

async function openIndex() {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true });
    const page = await context.newPage();
    const troubles = [];
    page.on('console', (message) => troubles.push(`console: ${message.text()}`));
    page.on('dialog', (dialog) => troubles.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
        if (!request.url().startsWith('data:') && !request.url().startsWith(`file://${dirname(index)}/`)) {
            troubles.push(`request: ${request.url()}`);
        }
    });
    await page.goto(`file://${index}`);
    return { page, troubles };
}

test('The index lists every province with k of n, asks nobody and complains of nothing', async () => {
    const { page, troubles } = await openIndex();
    const rows = await page.locator('main[lang=vi] tbody tr').allInnerTexts();
    assert.equal(rows.length, 2);
    assert.ok(rows.some((row) => row.includes(HOSTILE) && row.includes(`/${counted.south} (`)), rows.join('\n'));
    assert.ok(rows.some((row) => row.includes('Tỉnh Bắc') && row.includes(`/${counted.north} (`)), rows.join('\n'));
    assert.deepEqual(troubles, []);
});

test('The style of the index holds: one language at a time, chosen with the keyboard', async () => {
    const { page } = await openIndex();
    assert.equal(await page.locator('main[lang=vi]').isVisible(), true);
    assert.equal(await page.locator('main[lang=en]').isVisible(), false);
    await page.locator('#show-vi').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('main[lang=vi]').isVisible(), false);
    assert.equal(await page.locator('main[lang=en] h1').isVisible(), true);
});

test('A province opens its own map, which leads back', async () => {
    const { page, troubles } = await openIndex();
    await page.locator('main[lang=vi] tbody a', { hasText: 'Tỉnh Bắc' }).click();
    await page.waitForSelector('html[data-ready=yes]');
    assert.equal(await page.locator('tr[data-row]').count(), counted.north);
    assert.match(await page.locator('#title').innerText(), /Tỉnh Bắc$/);
    await page.locator('#tools a').click();
    await page.waitForSelector('main[lang=vi] tbody');
    assert.deepEqual(troubles, []);
});

test('A province on the little map is a link too', async () => {
    const { page } = await openIndex();
    await page.locator('main[lang=vi] svg a', { hasText: 'Tỉnh Bắc' }).locator('path').click();
    await page.waitForSelector('html[data-ready=yes]');
    assert.match(await page.locator('#title').innerText(), /Tỉnh Bắc$/);
});

test('Pages of provinces are ready, small and without complaint', async () => {
    const folder = join(dirname(index), 'maps');
    const pages = readdirSync(folder);
    assert.equal(pages.length, 2);
    for (const name of pages) {
        assert.ok(statSync(join(folder, name)).size < 15e6);
        const { troubles } = await open(join(folder, name));
        assert.deepEqual(troubles, []);
    }
});
