// SPDX-License-Identifier: Apache-2.0
/** A packed table, asked by row and column. What is missing is null or the empty text. */
import type { PackedColumn, PackedTable, Scalar } from './page_data';

export class Table {
    constructor(private readonly packed: PackedTable | undefined) {}

    get rows(): number {
        return this.packed?.rows ?? 0;
    }

    get columnNames(): string[] {
        return Object.keys(this.packed?.columns ?? {});
    }

    has(column: string): boolean {
        return this.packed?.columns[column] !== undefined;
    }

    value(row: number, column: string): Scalar {
        const packed = this.packed?.columns[column];
        return packed === undefined ? null : valueOf(packed, row);
    }

    text(row: number, column: string): string {
        const value = this.value(row, column);
        return value === null ? '' : String(value);
    }

    number(row: number, column: string): number | null {
        const value = this.value(row, column);
        return typeof value === 'number' ? value : null;
    }

    flag(row: number, column: string): boolean | null {
        const value = this.value(row, column);
        return typeof value === 'boolean' ? value : null;
    }

    /** The distinct texts of a column, in order of first sight. */
    distinct(column: string): string[] {
        const seen = new Set<string>();
        for (let row = 0; row < this.rows; ++row) {
            seen.add(this.text(row, column));
        }
        return [...seen];
    }

    kind(row: number): 'p' | 'l' | 'a' | '-' {
        return (this.packed?.kinds[row] ?? '-') as 'p' | 'l' | 'a' | '-';
    }

    shape(row: number): PackedTable['shapes'][number] {
        return this.packed?.shapes[row] ?? null;
    }
}

function valueOf(column: PackedColumn, row: number): Scalar {
    if ('v' in column) {
        return column.v[row] ?? null;
    }
    const which = column.i[row];
    return which === undefined ? null : column.d[which] ?? null;
}
