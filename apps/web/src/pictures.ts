// SPDX-License-Identifier: Apache-2.0
/** Pictures of the page as map layers: the shaded relief as it is, coverage tinted by status or by level. */
import * as L from 'leaflet';
import { bestOf } from './coverage';
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

/** The pixels of a picture, four bytes each. */
async function pixelsOf(picture: Picture): Promise<ImageData> {
    const image = new Image();
    image.src = dataUrl(picture);
    await image.decode();
    const context = canvasOf(image.naturalWidth, image.naturalHeight);
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (context === null) {
        throw new Error('the browser gives no canvas');
    }
    return context;
}

/** The best of coverage pictures of one frame in colours, as an address that the map can show. */
export async function tinted(pictures: readonly CoveragePicture[], legend: 'status' | 'vnpt'): Promise<string> {
    const [first, ...others] = await Promise.all(pictures.map(pixelsOf));
    if (first === undefined) {
        throw new Error('there is no picture to show');
    }
    const bytes = first.data;
    for (const { data } of others) {
        for (let at = 0; at < bytes.length; at += 4) {
            bytes[at] = bestOf(bytes[at] ?? 0, data[at] ?? 0);
        }
    }
    for (let at = 0; at < bytes.length; at += 4) {
        bytes.set(tintOf(bytes[at] ?? 0, legend), at);
    }
    const context = canvasOf(first.width, first.height);
    context.putImageData(first, 0, 0);
    return context.canvas.toDataURL('image/png');
}
