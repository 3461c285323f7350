// SPDX-License-Identifier: Apache-2.0
/** What the program put into the page: written by io/report/map_page.cpp, which describes the form. */

export type Scalar = string | number | boolean | null;

/** A column: its values row by row, or its distinct values and for each row which of them. */
export type PackedColumn = { readonly v: readonly Scalar[] } | { readonly d: readonly Scalar[]; readonly i: readonly number[] };

/** Flat list of steps in units of 1e-5 degrees: x0, y0, then differences. */
export type PackedLine = readonly number[];

export interface PackedTable {
    readonly rows: number;
    readonly columns: Readonly<Record<string, PackedColumn>>;
    /** A letter per row: p point, l lines, a areas, - none. */
    readonly kinds: string;
    readonly shapes: readonly (PackedLine | readonly PackedLine[] | readonly (readonly PackedLine[])[] | null)[];
}

export interface Operator {
    readonly key: string;
    readonly name: string;
    readonly reported: boolean;
}

/** A picture in Web Mercator: corners in degrees, a PNG of grey values as base64. */
export interface Picture {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
    readonly png: string;
}

/** Grey value = 1 + status + 4 * level step, as io/report/map_picture.hpp has it; 0 is outside. */
export interface CoveragePicture extends Picture {
    readonly operator: string;
    readonly technology: string;
}

export interface Facts {
    readonly title: string;
    /** Link to the page of all provinces; empty when this page shows everything. */
    readonly index: string;
    /** Gaps of the fewest people that a large province's page has no room for. */
    readonly gapsLeftOut: number;
    readonly dataDate: string;
    readonly madeUp: boolean;
    readonly language: Language;
    readonly version: string;
    readonly model: string;
    readonly crs: string;
    readonly conditions: string;
    readonly operators: readonly Operator[];
    readonly technologies: readonly string[];
    readonly warnings: number;
    /** The page comes from `lomsong serve`, which tries stations. */
    readonly served: boolean;
}

export type Language = 'vi' | 'en';
export type Messages = Readonly<Record<string, string>>;

export interface PageData {
    readonly facts: Facts;
    readonly messages: Readonly<Record<Language, Messages>>;
    readonly colours: Readonly<Record<string, string>>;
    readonly tables: Readonly<Record<string, PackedTable>>;
    readonly hillshade: Picture | null;
    readonly coverage: readonly CoveragePicture[];
}

/** The data block of the page. */
export function readPageData(): PageData {
    const block = document.getElementById('lomsong-data');
    return JSON.parse(block?.textContent ?? '') as PageData;
}
