// SPDX-License-Identifier: Apache-2.0
/** The ground between a hamlet and the station that serves it best, drawn from the result's `links`. */
import type { Table } from './table';
import type { Words } from './words';

const WIDTH = 320;
const HEIGHT = 110;
const LEFT = 34;
const BOTTOM = 18;
const TOP = 12;
const EFFECTIVE_EARTH_RADIUS_M = 8_500_000;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Columns of `links`: ground_m is "612 640 ...", evenly spaced from the station to the hamlet. */
export function profileDrawing(links: Table, row: number, words: Words): HTMLElement | null {
    const ground = links.text(row, 'ground_m').split(' ').map(Number);
    const length = links.number(row, 'distance_m') ?? 0;
    if (ground.length < 2 || ground.some((height) => !Number.isFinite(height)) || length <= 0) {
        return null;
    }
    const bulged = ground.map((height, i) => height + bulge(i / (ground.length - 1), length));
    const from = (bulged[0] ?? 0) + (links.number(row, 'station_height_m') ?? 0);
    const to = (bulged[bulged.length - 1] ?? 0) + (links.number(row, 'receiver_height_m') ?? 0);
    const low = Math.min(...bulged);
    const high = Math.max(...bulged, from, to);
    const x = (share: number): number => LEFT + share * (WIDTH - LEFT - 6);
    const y = (height: number): number => HEIGHT - BOTTOM - ((height - low) / Math.max(1, high - low)) * (HEIGHT - BOTTOM - TOP);
    const outline = bulged.map((height, i) => `${x(i / (bulged.length - 1)).toFixed(1)},${y(height).toFixed(1)}`).join(' ');

    const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', class: 'profile' });
    const station = links.text(row, 'station');
    svg.setAttribute('aria-label', words.say('map.card.profile', { station, distance: words.metres(length) }));
    svg.append(
        shape('polygon', { points: `${x(0)},${HEIGHT - BOTTOM} ${outline} ${x(1)},${HEIGHT - BOTTOM}`, class: 'ground' }),
        shape('line', { x1: x(0), y1: y(from), x2: x(1), y2: y(to), class: 'ray' }),
        shape('line', { x1: x(0), y1: y(bulged[0] ?? 0), x2: x(0), y2: y(from), class: 'mast' }),
        text(LEFT - 4, y(high) + 4, words.number(Math.round(high)), 'end'),
        text(LEFT - 4, y(low), words.number(Math.round(low)), 'end'),
        text(x(0), HEIGHT - 5, station, 'start'),
        text(x(1), HEIGHT - 5, words.metres(length), 'end'),
    );
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.textContent = words.say('map.card.profile', { station, distance: words.metres(length) });
    figure.append(svg as unknown as Node, caption);
    return figure;
}

/** How far the Earth's curve lifts the ground over the chord between the ends, m. */
function bulge(share: number, length: number): number {
    return (share * (1 - share) * length * length) / (2 * EFFECTIVE_EARTH_RADIUS_M);
}

function shape(kind: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
    const made = document.createElementNS(NAMESPACE, kind) as SVGElement;
    for (const [name, value] of Object.entries(attributes)) {
        made.setAttribute(name, typeof value === 'number' ? value.toFixed(1) : value);
    }
    return made;
}

function text(x: number, y: number, content: string, anchor: string): SVGElement {
    const made = shape('text', { x, y, 'text-anchor': anchor });
    made.textContent = content;
    return made;
}
