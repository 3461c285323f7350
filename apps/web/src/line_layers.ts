// SPDX-License-Identifier: Apache-2.0
/** Borders of communes, gaps, and cables: underground solid, hung on poles dashed. */
import * as L from 'leaflet';
import type { PageData } from './page_data';
import { areasOf, linesOf, placeOf } from './shapes';
import type { View } from './state';
import { Table } from './table';

export function communeLayer(data: PageData, renderer: L.Renderer): L.FeatureGroup {
    const table = new Table(data.tables['communes']);
    const group = L.featureGroup();
    for (let row = 0; row < table.rows; ++row) {
        for (const rings of areasOf(table, row)) {
            group.addLayer(L.polygon(rings, { renderer, interactive: false, fill: false, color: '#6b4f8a', weight: 1.6, dashArray: '8 3 2 3' }));
        }
    }
    return group;
}

/** Inhabited areas without service: of everybody, of one operator, of one technology. */
export class GapLayer {
    readonly group = L.featureGroup();
    readonly table: Table;
    private readonly m_renderer: L.Renderer;
    private readonly m_names: ReadonlyMap<string, string>;

    constructor(data: PageData, renderer: L.Renderer) {
        this.table = new Table(data.tables['gaps']);
        this.m_renderer = renderer;
        this.m_names = new Map(data.facts.operators.map((operator) => [operator.key, operator.name]));
    }

    /** The gaps of the operator and technology that are looked at. */
    rows(view: View): number[] {
        const operator = this.m_names.get(view.operator) ?? '';
        const rows: number[] = [];
        for (let row = 0; row < this.table.rows; ++row) {
            const kind = this.table.text(row, 'kind');
            const fits = this.table.text(row, 'operator') === operator && this.table.text(row, 'technology') === view.technology;
            if (fits && (kind === '' || kind === 'no_service')) {
                rows.push(row);
            }
        }
        return rows;
    }

    show(view: View, describe: (row: number) => HTMLElement): void {
        this.group.clearLayers();
        for (const row of this.rows(view)) {
            const area = L.polygon(areasOf(this.table, row), {
                renderer: this.m_renderer,
                color: '#d55e00',
                weight: 1.6,
                fillColor: '#d55e00',
                fillOpacity: 0.28,
                bubblingMouseEvents: false,
            });
            area.bindPopup(() => describe(row), { maxWidth: 280 });
            this.group.addLayer(area);
        }
    }
}

export interface FibreLayers {
    readonly group: L.FeatureGroup;
    readonly hasRoutes: boolean;
}

const FIBRE_COLOUR = '#00735c';

export function fibreLayer(data: PageData, renderer: L.Renderer): FibreLayers {
    const group = L.featureGroup();
    const routes = new Table(data.tables['fibre_routes']);
    for (let row = 0; row < routes.rows; ++row) {
        const underground = routes.text(row, 'placement') === 'underground';
        group.addLayer(
            L.polyline(linesOf(routes, row), {
                renderer,
                interactive: false,
                color: FIBRE_COLOUR,
                weight: underground ? 3 : 2,
                ...(underground ? {} : { dashArray: '6 4' }),
            }),
        );
    }
    const nodes = new Table(data.tables['fibre_nodes']);
    for (let row = 0; row < nodes.rows; ++row) {
        const place = placeOf(nodes, row);
        if (place !== null) {
            const serves = nodes.flag(row, 'can_serve') !== false;
            group.addLayer(
                L.circleMarker(place, { renderer, interactive: false, radius: 3.2, weight: 1.4, color: FIBRE_COLOUR, fillColor: serves ? FIBRE_COLOUR : '#ffffff', fillOpacity: 1 }),
            );
        }
    }
    return { group, hasRoutes: routes.rows > 0 };
}
