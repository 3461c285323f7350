// SPDX-License-Identifier: Apache-2.0
// What people do with the map, in Debian's Chromium. Run by tools/test-map.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { join } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { changeFeatures, changedMap, closeBrowser, demo, open, remove } from './pages.mjs';

after(closeBrowser);

const map = join(demo, 'map.html');
const field = (page, label) => page.locator(`label.field:has(span:text-is("${label}")) select`);
const counted = async (page) => Number(/^([\d.]+)\//.exec(await page.locator('.counts strong').innerText())[1].replace('.', ''));
const featuresOf = (folder, name) => JSON.parse(readFileSync(join(folder, `${name}.geojson`), 'utf8')).features;
const hamlets = featuresOf(demo, 'hamlets').map((feature) => feature.properties);

test('The page is ready within its time, asks nobody for anything and complains of nothing', async () => {
    const { page, troubles, readyMs } = await open(map);
    assert.equal(await page.locator('tr[data-row]').count(), hamlets.length);
    assert.ok(readyMs < 4000, `${readyMs} ms`);
    assert.deepEqual(troubles, []);
});

test('Made-up data is called so', async () => {
    const { page } = await open(map);
    assert.equal(await page.locator('#made-up').isVisible(), true);
});

test('Counts say how many of how many', async () => {
    const { page } = await open(map);
    assert.match(await page.locator('.counts strong').innerText(), new RegExp(`^${hamlets.length}/${hamlets.length} \\(100,0 %\\) thôn$`));
    const counts = await page.locator('#legend .count').allInnerTexts();
    const sum = counts.map((text) => Number(text.split('/')[0])).reduce((a, b) => a + b, 0);
    assert.equal(sum, hamlets.length);
});

test('A commune filters list and legend', async () => {
    const { page } = await open(map);
    const code = hamlets[0].commune_code;
    await field(page, 'Xã, phường').selectOption(code);
    assert.equal(await counted(page), hamlets.filter((one) => one.commune_code === code).length);
});

test('Power and difficulty filter together', async () => {
    const { page } = await open(map);
    await field(page, 'Nguồn điện').selectOption('none');
    await field(page, 'Đặc biệt khó khăn').selectOption('yes');
    assert.equal(await counted(page), hamlets.filter((one) => one.power === 'none' && one.difficult === true).length);
});

test('A fibre class filters', async () => {
    const { page } = await open(map);
    const fibre = hamlets[0].fibre_class;
    await field(page, 'Cáp quang').selectOption(fibre);
    assert.equal(await counted(page), hamlets.filter((one) => one.fibre_class === fibre).length);
});

test('A class ticked off in the legend leaves the list', async () => {
    const { page } = await open(map);
    await page.locator('#legend input[data-class=no_signal]').uncheck();
    assert.equal(await counted(page), hamlets.filter((one) => one.status !== 'no_signal').length);
});

test('One operator and technology have their own status', async () => {
    const { page } = await open(map);
    await field(page, 'Nhà mạng').selectOption('viettel');
    await field(page, 'Công nghệ').selectOption('4G');
    for (const status of ['weak', 'dead_zone', 'no_signal']) {
        const shown = await page.locator(`#legend li:has(input[data-class=${status}]) .count`).innerText();
        assert.equal(Number(shown.split('/')[0]), hamlets.filter((one) => one.viettel_4g_status === status).length, status);
    }
});

test('Filters are dropped together', async () => {
    const { page } = await open(map);
    await field(page, 'Nguồn điện').selectOption('none');
    await page.getByText('Bỏ mọi bộ lọc').click();
    assert.equal(await counted(page), hamlets.length);
});

test('Names are found without accents, by keyboard alone', async () => {
    const { page } = await open(map);
    const wanted = hamlets.find((one) => /[^\x00-\x7f]/.test(one.name));
    const plain = wanted.name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();
    await page.keyboard.press('Tab');
    await page.locator('#search').focus();
    await page.keyboard.type(plain);
    await page.keyboard.press('Enter');
    assert.equal((await page.locator('#card-title').innerText()).normalize('NFC'), wanted.name.normalize('NFC'));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'card-title');
});

test('A card tells the evidence, leads to the station, and back to the list', async () => {
    const { page, troubles } = await open(map);
    const row = hamlets.findIndex((one) => one.viettel_4g_station !== null);
    await page.locator(`tr[data-row="${row}"] button.name`).click();
    const card = page.locator('#card');
    assert.match(await card.innerText(), new RegExp(hamlets[row].viettel_4g_station.replace('.', '\\.')));
    assert.ok((await card.locator('svg.profile').count()) >= 1, 'the profile is drawn');
    await card.getByText(hamlets[row].viettel_4g_station).first().click();
    assert.equal(await page.locator('.station-canvas').count(), 1);
    await page.getByText('← Danh sách thôn').click();
    assert.equal(await page.locator('#list').isVisible(), true);
    assert.deepEqual(troubles, []);
});

test('A hamlet clicked on the map opens its card', async () => {
    const { page } = await open(map);
    await page.locator('tr[data-row="0"] button.name').click(); // brings it to the middle of the map
    await page.getByText('← Danh sách thôn').click();
    const box = await page.locator('#map').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    assert.equal(await page.locator('#card-title').innerText(), hamlets[0].name);
});

test('The list keeps to the map when asked', async () => {
    const { page } = await open(map);
    await page.locator('tr[data-row="0"] button.name').click();
    await page.getByText('← Danh sách thôn').click();
    await page.getByText('Chỉ thôn trong khung bản đồ').click();
    const shown = await counted(page);
    assert.ok(shown >= 1 && shown < hamlets.length, `${shown}`);
});

test('Every layer can be shown, coverage in both legends', async () => {
    const { page, troubles } = await open(map);
    for (const label of ['Vùng dân cư không có sóng', 'Tuyến cáp quang', 'Trạm và hướng phát']) {
        await page.locator('label.tick', { hasText: label }).click();
    }
    await field(page, 'Ảnh vùng phủ').selectOption('Viettel|4G');
    await page.waitForSelector('.leaflet-coverage-pane img');
    const before = await page.locator('.leaflet-coverage-pane img').getAttribute('src');
    await field(page, 'Màu vùng phủ').selectOption('vnpt');
    await page.waitForFunction((old) => document.querySelector('.leaflet-coverage-pane img')?.src !== old, before);
    assert.match(await page.locator('#legend').innerText(), /−75 đến −65/);
    assert.equal(await page.locator('.leaflet-hillshade-pane img').count(), 1);
    assert.deepEqual(troubles, []);
});

test('The language switches everywhere and keeps the filters', async () => {
    const { page } = await open(map);
    await field(page, 'Nguồn điện').selectOption('none');
    const shown = await counted(page);
    await page.getByRole('button', { name: 'English' }).click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await page.locator('.counts strong').innerText(), new RegExp(`^${shown}/${hamlets.length} .* hamlets$`));
    for (const part of ['#panel section:first-child', '#panel section:last-child', '#legend', '#tabs', '#tools']) {
        assert.doesNotMatch(await page.locator(part).innerText(), /[ạảãáàăâđêôơư]/, part);
    }
});

test('It prints on one sheet', async () => {
    const { page } = await open(map);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1);
});

test('A narrow screen shows one thing at a time', async () => {
    const { page, troubles } = await open(map, { width: 390, height: 800 });
    assert.equal(await page.locator('#list').isVisible(), false);
    await page.getByRole('button', { name: 'Danh sách' }).click();
    assert.equal(await page.locator('#list').isVisible(), true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    assert.deepEqual(troubles, []);
});

test('Hostile names stay text', async () => {
    const names = ['<script>alert(1)</script>', '</script><img src=x onerror=alert(2)>', `"'&<b>{count}</b>`, '\u202Eرجل كبير', 'Bản '.repeat(50), '<!--<script>', '__proto__', '\\u003c'];
    const file = changedMap((folder) =>
        changeFeatures(folder, 'hamlets', (features) => features.map((feature, i) => ({ ...feature, properties: { ...feature.properties, name: names[i % names.length], commune: names[(i + 1) % names.length] } }))),
        '--title', '</title><script>alert(3)</script>');
    const { page, troubles } = await open(file);
    for (let row = 0; row < names.length; ++row) {
        await page.locator(`tr[data-row="${row}"] button.name`).click();
        assert.equal(await page.locator('#card-title').evaluate((title) => title.textContent), names[row]);
        await page.getByText('← Danh sách thôn').click();
    }
    assert.equal(await page.locator('#title').innerText(), '</title><script>alert(3)</script>');
    assert.equal(await page.locator('img[src=x]').count(), 0);
    assert.deepEqual(troubles, []);
});

test('A card tells obstacle and remedy in words, in both languages', async () => {
    const { page } = await open(map);
    const row = hamlets.findIndex((one) => one.viettel_remedy === 'new_station' && one.viettel_ridge);
    assert.ok(row >= 0);
    await page.locator(`tr[data-row="${row}"] button.name`).click();
    assert.match(await page.locator('#card').innerText(), /cần trạm mới/);
    assert.match(await page.locator('#card').innerText(), /cách trạm [\d,]+ km, (cao|thấp) hơn tầm nhìn thẳng \d+ m/);
    assert.doesNotMatch(await page.locator('#card').innerText(), /new_station| km [+-]\d/);
    await page.getByText('English').click();
    assert.match(await page.locator('#card').innerText(), /a new station is needed/);
});

test('The page does not scroll on a small laptop', async () => {
    const { page } = await open(map);
    const [scrolled, seen] = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.clientHeight]);
    assert.equal(scrolled, seen);
});

/** Counts of the colours of the coverage picture that is shown. */
const tints = (page) =>
    page.evaluate(async () => {
        const image = document.querySelector('.leaflet-coverage-pane img');
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const counts = {};
        const bytes = context.getImageData(0, 0, canvas.width, canvas.height).data;
        for (let at = 0; at < bytes.length; at += 4) {
            const kind = bytes[at + 3] === 0 ? 'outside' : bytes[at + 2] > bytes[at] ? 'good' : 'other'; // good is blue
            counts[kind] = (counts[kind] ?? 0) + 1;
        }
        return counts;
    });

test('The picture of any operator is the best of all, and keeps its place by keyboard', async () => {
    const { page, troubles } = await open(map);
    const shown = async (value) => {
        const before = await page.locator('.leaflet-coverage-pane img').getAttribute('src', { timeout: 500 }).catch(() => '');
        await field(page, 'Ảnh vùng phủ').focus();
        await field(page, 'Ảnh vùng phủ').selectOption(value);
        await page.waitForFunction((old) => (document.querySelector('.leaflet-coverage-pane img')?.src ?? old) !== old, before);
        return tints(page);
    };
    const singles = [];
    for (const operator of ['VNPT', 'Viettel', 'MobiFone']) {
        singles.push(await shown(`${operator}|4G`));
    }
    const best = await shown('|4G');
    const everything = await shown('|');
    assert.ok(best.good >= Math.max(...singles.map((one) => one.good)), JSON.stringify({ best, singles }));
    assert.ok(best.good <= singles.reduce((sum, one) => sum + one.good, 0));
    assert.ok(everything.good >= best.good);
    assert.match(await page.locator('#legend').innerText(), /Nhà mạng bất kỳ/);
    assert.equal(await field(page, 'Màu vùng phủ').count(), 0, 'levels of several technologies are not compared');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('label')?.innerText.startsWith('Ảnh vùng phủ') ?? false), true);
    assert.deepEqual(troubles, []);
});

test('A result without fibre, stations, gaps and pictures still gives a map that says so', async () => {
    const rasters = (folder) => featuresOf(folder, 'hamlets') && ['viettel', 'vnpt', 'mobifone'].flatMap((one) => ['3g', '4g', '5g'].map((net) => `coverage_${one}_${net}.tif`));
    const file = changedMap((folder) => remove(folder, 'fibre_routes.geojson', 'fibre_nodes.geojson', 'stations.geojson', 'gaps.geojson', 'communes.geojson', 'links.geojson', 'hillshade.tif', ...rasters(folder)));
    const { page, troubles } = await open(file);
    assert.match(await page.locator('#panel').innerText(), /Kết quả không có tuyến cáp quang/);
    assert.match(await field(page, 'Ảnh vùng phủ').innerText(), /Kết quả không có ảnh vùng phủ/);
    assert.deepEqual(troubles, []);
});

test('A result without hamlets says so', async () => {
    const { page, troubles } = await open(changedMap((folder) => changeFeatures(folder, 'hamlets', () => [])));
    assert.match(await page.locator('#list').innerText(), /Kết quả không có thôn nào/);
    assert.deepEqual(troubles, []);
});

test('A result without hamlets and communes is looked at where its terrain is', async () => {
    const { page, troubles } = await open(changedMap((folder) => ['hamlets', 'communes'].forEach((name) => changeFeatures(folder, name, () => []))));
    const [relief, frame] = [await page.locator('img.leaflet-image-layer').first().boundingBox(), await page.locator('#map').boundingBox()];
    assert.ok(relief.height > frame.height / 3 && relief.height <= frame.height, `${relief.height} of ${frame.height} px`);
    assert.deepEqual(troubles, []);
});

test('One hamlet, and hamlets of one place, make a map', async () => {
    for (const count of [1, 5]) {
        const { page, troubles } = await open(changedMap((folder) => changeFeatures(folder, 'hamlets', (features) => features.slice(0, count).map((one) => ({ ...one, geometry: features[0].geometry, properties: { ...one.properties, centre_lon: 104, centre_lat: 22 } })))));
        assert.equal(await page.locator('tr[data-row]').count(), count);
        assert.deepEqual(troubles, []);
    }
});

test('14,000 hamlets are ready in 4 s', async () => {
    const file = changedMap((folder) => changeFeatures(folder, 'hamlets', (features) => Array.from({ length: 14_000 }, (_, i) => {
        const one = features[i % features.length];
        const [east, north] = [0.004 * (i % 120), 0.004 * Math.floor(i / 120)];
        return { ...one, id: `${i}`, geometry: { type: 'Point', coordinates: [103.5 + east, 22 + north] }, properties: { ...one.properties, code: `${i}`, centre_lon: 103.5 + east, centre_lat: 22 + north } };
    })));
    const { page, troubles, readyMs } = await open(file);
    console.log(`# 14,000 hamlets: ready in ${readyMs} ms, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
    assert.match(await page.locator('.counts strong').innerText(), /^14\.000\/14\.000/);
    assert.ok(readyMs < 4000 * Number(process.env.LOMSONG_PATIENCE ?? 3), `${readyMs} ms`);
    assert.deepEqual(troubles, []);
});
