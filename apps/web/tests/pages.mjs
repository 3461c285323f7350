// SPDX-License-Identifier: Apache-2.0
// Pages to test: the program makes its demo, then maps of it and of copies of its result that are changed on purpose.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const program = process.env.LOMSONG_PROGRAM;
if (!program) {
    throw new Error('LOMSONG_PROGRAM is not set: name the program whose maps are tested');
}

const root = mkdtempSync(join(tmpdir(), 'lomsong-map-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

function lomsong(...words) {
    return execFileSync(program, [...words, '--quiet'], { encoding: 'utf8' });
}

/** The made-up district, computed once. */
export const demo = join(root, 'demo', 'result');
lomsong('demo', '-o', join(root, 'demo'));

let copies = 0;

/** A copy of the demo's result whose files `change` may alter; returns the path of its new map. */
export function changedMap(change, ...options) {
    const folder = join(root, `copy-${++copies}`);
    cpSync(demo, folder, { recursive: true });
    change(folder);
    lomsong('report', folder, '--only', 'map', '--overwrite', ...options);
    return join(folder, 'map.html');
}

/** Reads a GeoJSON file, hands its features to `change`, writes what that returns. */
export function changeFeatures(folder, name, change) {
    const file = join(folder, `${name}.geojson`);
    const collection = JSON.parse(readFileSync(file, 'utf8'));
    collection.features = change(collection.features);
    writeFileSync(file, JSON.stringify(collection));
}

export function remove(folder, ...names) {
    for (const name of names) {
        rmSync(join(folder, name), { force: true });
    }
}

const browser = await chromium.launch({ executablePath: process.env.LOMSONG_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
export const closeBrowser = () => browser.close();

/** `lomsong serve` over a result: its address, and what stops it. */
export function serve(folder, ...options) {
    const server = spawn(program, ['serve', folder, '--quiet', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    const stopped = new Promise((resolve) => server.on('exit', resolve));
    process.on('exit', () => server.kill('SIGKILL'));
    const stop = () => {
        server.kill('SIGINT');
        return stopped;
    };
    return new Promise((resolve, reject) => {
        server.stdout.once('data', (printed) => resolve({ address: String(printed).trim(), stop }));
        stopped.then((code) => reject(new Error(`lomsong serve ended with ${code}`)));
    });
}

/** Opens a page without a network. `troubles` fills with whatever a good page never does. */
export function open(file, size = { width: 1366, height: 768 }) {
    return openAddress(`file://${file}`, size, true, (url) => url === `file://${file}`);
}

/** The same for a page that `serve` shows: it may ask its own server. */
export function openServed(address, size = { width: 1366, height: 768 }) {
    return openAddress(address, size, false, (url) => url === address || url === `${address}what-if`);
}

async function openAddress(address, size, offline, mayAsk) {
    const context = await browser.newContext({ viewport: size, offline });
    const page = await context.newPage();
    const troubles = [];
    page.on('console', (message) => troubles.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => troubles.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
        if (!request.url().startsWith('data:') && !mayAsk(request.url())) {
            troubles.push(`request: ${request.url()}`);
        }
    });
    const start = Date.now();
    await page.goto(address);
    await page.waitForSelector('html[data-ready=yes]');
    return { page, troubles, readyMs: Date.now() - start };
}
