// SPDX-License-Identifier: Apache-2.0
// Stations tried on the map of `lomsong serve`, in Debian's Chromium. Run by tools/test-map.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowser, demo, open, openServed, serve } from './pages.mjs';

const server = await serve(demo);
after(async () => {
    await closeBrowser();
    assert.equal(await server.stop(), 0, 'serve ends well on Ctrl-C');
});

const PATIENCE = Number(process.env.LOMSONG_PATIENCE ?? 3);
const hamlets = JSON.parse(readFileSync(join(demo, 'hamlets.geojson'), 'utf8')).features.map((feature) => feature.properties);
/** Somebody whom a station at the door serves, by Viettel at least. */
const wanting = hamlets.findIndex((one) => one.viettel_status === 'no_signal');

const panel = (page) => page.locator('#what-if');
const field = (page, label) => panel(page).locator(`label.field:has(span:text-is("${label}"))`);

async function ready() {
    const opened = await openServed(server.address);
    await opened.page.waitForSelector('#what-if button.place');
    return opened;
}

/** Brings the hamlet into the middle of the map and places a station of Viettel there. */
async function placeAt(page, row) {
    await page.locator(`tr[data-row="${row}"] button.name`).click();
    await page.getByText('← Danh sách thôn').click();
    await field(page, 'Nhà mạng').locator('select').selectOption('Viettel');
    const before = await page.locator('.tried-stations li').count();
    await panel(page).getByRole('button', { name: 'Đặt trên bản đồ' }).click();
    const box = await page.locator('#map').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForFunction((count) => document.querySelectorAll('.tried-stations li').length === count, before + 1);
    await page.waitForSelector('.outcome .tried, .outcome .empty');
}

test('A map in a file has no panel to try stations, a served one has', async () => {
    const { page } = await open(join(demo, 'map.html'));
    assert.equal(await page.locator('#what-if').isVisible(), false);
    const served = await ready();
    assert.equal(await served.page.locator('#what-if').isVisible(), true);
    assert.deepEqual(served.troubles, []);
});

test('A station at a hamlet without signal serves it: named, ringed, in time', async () => {
    const { page, troubles } = await ready();
    const start = Date.now();
    await placeAt(page, wanting);
    const took = Date.now() - start;
    console.log(`# placed and answered in ${took} ms`);
    assert.ok(took < 2000 * PATIENCE, `${took} ms`);
    const section = page.locator('.tried', { has: page.locator('h3', { hasText: 'Viettel' }) });
    assert.match(await section.innerText(), new RegExp(hamlets[wanting].name));
    assert.match(await section.innerText(), /trắng sóng → (đạt|sóng yếu|lõm sóng)/);
    const rows = await page.locator('[data-tried-row]').evaluateAll((all) => new Set(all.map((one) => one.dataset.triedRow)).size);
    assert.equal(await page.locator('path.tried-better, path.tried-worse').count(), rows);
    assert.equal(await page.locator('.tried-station').count(), 1);
    assert.equal(await page.locator('#card').isVisible(), false, 'the click placed a station and asked nothing of the hamlet');
    assert.deepEqual(troubles, []);
});

test('Several stations are tried together, and each can be taken back', async () => {
    const { page, troubles } = await ready();
    await placeAt(page, wanting);
    const alone = await page.locator('.outcome').innerText();
    await placeAt(page, hamlets.findIndex((one, row) => row !== wanting && one.viettel_status === 'no_signal'));
    assert.equal(await page.locator('.tried-station').count(), 2);
    assert.notEqual(await page.locator('.outcome').innerText(), alone);
    await page.getByRole('button', { name: 'Bỏ trạm 2' }).click();
    await page.waitForFunction((text) => document.querySelector('.outcome').innerText === text, alone);
    await page.getByRole('button', { name: 'Bỏ trạm 1' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.tried-station, .tried').length === 0);
    assert.equal(await page.locator('path.tried-better').count(), 0);
    assert.deepEqual(troubles, []);
});

test('A changed hamlet leads to its card', async () => {
    const { page } = await ready();
    await placeAt(page, wanting);
    const name = await page.locator('[data-tried-row]').first().innerText();
    await page.locator('[data-tried-row]').first().click();
    assert.equal(await page.locator('#card-title').innerText(), name);
});

test('What is typed is what is tried', async () => {
    const { page } = await ready();
    await field(page, 'Độ cao ăng-ten trên mặt đất, m').locator('input').fill('45');
    await field(page, 'Góc phương vị, độ (để trống: mọi hướng)').locator('input').fill('120');
    const [request] = await Promise.all([page.waitForRequest('**/what-if'), placeAt(page, wanting)]);
    const [station] = request.postDataJSON().stations;
    assert.deepEqual({ ...station, lon: 0, lat: 0 }, { operator: 'Viettel', technology: '4G', lon: 0, lat: 0, height_m: 45, azimuth_deg: 120 });
    assert.ok(Math.abs(station.lon - hamlets[wanting].centre_lon) < 0.001);
    assert.match(await page.locator('.tried-stations').innerText(), /Viettel 4G, cao 45 m, hướng 120°/);
});

test('A height that cannot be is not placed', async () => {
    const { page } = await ready();
    await field(page, 'Độ cao ăng-ten trên mặt đất, m').locator('input').fill('900');
    await panel(page).getByRole('button', { name: 'Đặt trên bản đồ' }).click();
    assert.equal(await page.locator('#map.placing').count(), 0);
});

test('Escape ends placing, and the map is asked again', async () => {
    const { page } = await ready();
    await panel(page).getByRole('button', { name: 'Đặt trên bản đồ' }).click();
    assert.equal(await page.locator('#map.placing').count(), 1);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#map.placing').count(), 0);
});

test('A trial can be cancelled while it is computed', async () => {
    const { page } = await ready();
    await page.route('**/what-if', async (route) => {
        if (route.request().method() === 'POST' && route.request().postDataJSON().stations.length > 0) {
            return; // no answer comes
        }
        await route.continue();
    });
    await panel(page).getByRole('button', { name: 'Đặt trên bản đồ' }).click();
    const box = await page.locator('#map').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.getByRole('button', { name: 'Dừng' }).click();
    assert.match(await page.locator('.outcome').innerText(), /Đã dừng/);
});

test('The panel speaks both languages', async () => {
    const { page } = await ready();
    await placeAt(page, wanting);
    await page.getByRole('button', { name: 'English' }).click();
    assert.match(await panel(page).innerText(), /Try a station[\s\S]*Any operator[\s\S]*→ (good|weak|dead zone)/);
    const labels = await panel(page).locator('h2, .field span, button.place, .tried-count, p').allInnerTexts();
    assert.doesNotMatch(labels.join(' '), /[ạảãáàăâđêôơư]/);
});

test('A server that is gone is said', async () => {
    const other = await serve(demo);
    const { page } = await openServed(other.address);
    await page.waitForSelector('#what-if button.place');
    await other.stop();
    await panel(page).getByRole('button', { name: 'Đặt trên bản đồ' }).click();
    const box = await page.locator('#map').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForSelector('.outcome .warning');
    assert.match(await page.locator('.outcome').innerText(), /lomsong serve không trả lời/);
});
