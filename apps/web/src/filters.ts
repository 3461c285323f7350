// SPDX-License-Identifier: Apache-2.0
/** Which hamlets pass the filters of the view. */
import type { Hamlets } from './hamlets';
import type { View } from './state';
import { classOf, fibreClassOf, type Class } from './status';

/** The answer of all filters: rows that pass, and the class of each row. */
export interface Filtered {
    /** Rows that pass every filter, in the order of the list. */
    readonly rows: readonly number[];
    /** Rows that pass all filters but the legend's, by class: the counts that the legend shows. */
    readonly counts: ReadonlyMap<Class, number>;
    /** Their number: the denominator of those counts. */
    readonly total: number;
    readonly classes: readonly Class[];
}

export function filtered(hamlets: Hamlets, view: View): Filtered {
    const rows: number[] = [];
    const counts = new Map<Class, number>();
    const classes: Class[] = new Array<Class>(hamlets.count);
    let total = 0;
    for (const row of hamlets.order) {
        const shown = classOf(hamlets, row, view);
        classes[row] = shown;
        if (!passes(hamlets, row, view)) {
            continue;
        }
        ++total;
        counts.set(shown, (counts.get(shown) ?? 0) + 1);
        if (!view.hidden.has(shown)) {
            rows.push(row);
        }
    }
    return { rows, counts, total, classes };
}

function passes(hamlets: Hamlets, row: number, view: View): boolean {
    const table = hamlets.table;
    return (
        (view.commune === '' || communeOf(hamlets, row) === view.commune) &&
        (view.power === '' || powerOf(hamlets, row) === view.power) &&
        (view.difficult === '' || difficultyOf(hamlets, row) === view.difficult) &&
        (view.fibre === '' || fibreClassOf(table.text(row, 'fibre_class')) === view.fibre)
    );
}

/** The commune by which is filtered: two may share a name. */
export function communeOf(hamlets: Hamlets, row: number): string {
    return hamlets.table.text(row, 'commune_code') || hamlets.table.text(row, 'commune');
}

export function powerOf(hamlets: Hamlets, row: number): string {
    return hamlets.table.text(row, 'power') || 'unknown';
}

export function difficultyOf(hamlets: Hamlets, row: number): 'yes' | 'no' | 'unknown' {
    const difficult = hamlets.table.flag(row, 'difficult');
    return difficult === null ? 'unknown' : difficult ? 'yes' : 'no';
}
