// SPDX-License-Identifier: Apache-2.0
/** Pictures of the page as map layers: the shaded relief as it is, coverage tinted by status or by level. */
import * as L from 'leaflet';
import type { CoveragePicture, Picture } from './page_data';

/** Red, green, blue, opacity. */
export type Tint = readonly [number, number, number, number];

const CLEAR: Tint = [0, 0, 0, 0];
/** Level steps of a grey value: 0 is no level, then from the weakest step to the strongest. */
export const LEVEL_STEPS = 7;
const STATUSES = 4;

/** By status none, weak, good, unknown. */
export const STATUS_TINTS: readonly Tint[] = [
    [213, 94, 0, 90],
    [240, 228, 66, 170],
    [0, 114, 178, 130],
    [127, 127, 127, 80],
];

/** VNPT's drive-test classes, from nothing and the weakest to the strongest. */
export const VNPT_TINTS: readonly Tint[] = [
    CLEAR,
    [20, 20, 20, 170],
    [214, 39, 40, 170],
    [255, 221, 0, 170],
    [120, 205, 90, 170],
    [0, 110, 40, 170],
    [30, 90, 220, 170],
];

export function pictureLayer(picture: Picture, url: string, pane: string, opacity = 1): L.ImageOverlay {
    const bounds: L.LatLngBoundsLiteral = [
        [picture.south, picture.west],
        [picture.north, picture.east],
    ];
    return L.imageOverlay(url, bounds, { pane, opacity, interactive: false, alt: '' });
}

export function dataUrl(picture: Picture): string {
    return `data:image/png;base64,${picture.png}`;
}

/** The tint of a grey value: 0 is outside, else 1 + status + 4 * level step. */
export function tintOf(value: number, legend: 'status' | 'vnpt'): Tint {
    if (value === 0) {
        return CLEAR;
    }
    const tint = legend === 'status' ? STATUS_TINTS[(value - 1) % STATUSES] : VNPT_TINTS[Math.floor((value - 1) / STATUSES)];
    return tint ?? CLEAR;
}

/** The coverage picture in colours, as an address that the map can show. */
export async function tinted(picture: CoveragePicture, legend: 'status' | 'vnpt'): Promise<string> {
    const image = new Image();
    image.src = dataUrl(picture);
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d');
    if (context === null) {
        throw new Error('the browser gives no canvas');
    }
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    const bytes = pixels.data;
    for (let at = 0; at < bytes.length; at += 4) {
        bytes.set(tintOf(bytes[at] ?? 0, legend), at);
    }
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/png');
}
