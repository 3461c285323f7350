// SPDX-License-Identifier: Apache-2.0
/** Packed shapes as Leaflet takes them: latitude first, degrees. */
import type { LatLngTuple } from 'leaflet';
import type { PackedLine } from './page_data';
import type { Table } from './table';

const STEPS_PER_DEGREE = 1e5;

/** The place of a point feature; null for anything else. */
export function placeOf(table: Table, row: number): LatLngTuple | null {
    if (table.kind(row) !== 'p') {
        return null;
    }
    return lineOf(table.shape(row) as PackedLine)[0] ?? null;
}

/** The lines of a feature; none for anything else. */
export function linesOf(table: Table, row: number): LatLngTuple[][] {
    return table.kind(row) === 'l' ? (table.shape(row) as readonly PackedLine[]).map(lineOf) : [];
}

/** The areas of a feature: polygons of rings, the outer one first. */
export function areasOf(table: Table, row: number): LatLngTuple[][][] {
    const areas = table.shape(row) as readonly (readonly PackedLine[])[];
    return table.kind(row) === 'a' ? areas.map((rings) => rings.map(lineOf)) : [];
}

function lineOf(packed: PackedLine): LatLngTuple[] {
    const points: LatLngTuple[] = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i + 1 < packed.length; i += 2) {
        x += packed[i] ?? 0;
        y += packed[i + 1] ?? 0;
        points.push([y / STEPS_PER_DEGREE, x / STEPS_PER_DEGREE]);
    }
    return points;
}
