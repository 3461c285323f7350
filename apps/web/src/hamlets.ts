// SPDX-License-Identifier: Apache-2.0
/** The hamlets of the result with what is derived from their table once: places and search texts. */
import type { LatLngTuple } from 'leaflet';
import type { Operator, PageData } from './page_data';
import { areasOf, placeOf } from './shapes';
import { Table } from './table';
import { folded } from './words';

export class Hamlets {
    readonly table: Table;
    readonly operators: readonly Operator[];
    readonly places: readonly (LatLngTuple | null)[];
    /** Name, commune and code without accents. */
    readonly searchTexts: readonly string[];
    readonly order: readonly number[];

    constructor(data: PageData) {
        this.table = new Table(data.tables['hamlets']);
        this.operators = data.facts.operators;
        const rows = Array.from({ length: this.table.rows }, (_, row) => row);
        this.places = rows.map((row) => this.placeOfRow(row));
        this.searchTexts = rows.map((row) => folded(['name', 'commune', 'code'].map((column) => this.table.text(row, column)).join(' ')));
        const keys = rows.map((row) => `${folded(this.table.text(row, 'commune'))}\u0000${padded(this.searchTexts[row] ?? '')}`);
        this.order = rows.sort((a, b) => compare(keys[a] ?? '', keys[b] ?? ''));
    }

    get count(): number {
        return this.table.rows;
    }

    name(row: number): string {
        return this.table.text(row, 'name') || this.table.text(row, 'code');
    }

    /** Operators whose service is good, with this technology or ('') with any. */
    operatorsGood(row: number, technology: string): number {
        const suffix = technology === '' ? '_status' : `_${technology.toLowerCase()}_status`;
        return this.operators.filter((operator) => this.table.text(row, operator.key + suffix) === 'good').length;
    }

    /** The sum of a column over rows; rows without a value count nothing. */
    sum(column: string, rows: Iterable<number>): number {
        let total = 0;
        for (const row of rows) {
            total += this.table.number(row, column) ?? 0;
        }
        return total;
    }

    /** Centre, else the point of the feature, else the first corner of its area. */
    private placeOfRow(row: number): LatLngTuple | null {
        const longitude = this.table.number(row, 'centre_lon');
        const latitude = this.table.number(row, 'centre_lat');
        if (longitude !== null && latitude !== null) {
            return [latitude, longitude];
        }
        return placeOf(this.table, row) ?? areasOf(this.table, row)[0]?.[0]?.[0] ?? null;
    }
}

/** Numbers in names in their order: "thon 2" before "thon 10". */
function padded(text: string): string {
    return text.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
