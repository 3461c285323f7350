// SPDX-License-Identifier: Apache-2.0
/** Names beside hamlets, as many as fit without touching each other. */
import * as L from 'leaflet';
import { element } from './dom';
import type { Hamlets } from './hamlets';

const FROM_ZOOM = 11;
const MOST = 120;
const HEIGHT = 14;
const WIDTH_OF_LETTER = 6.2;
const LONGEST = 28;

interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
}

export class LabelLayer extends L.Layer {
    private m_pane: HTMLElement | null = null;
    private m_rows: readonly number[] = [];

    constructor(private readonly hamlets: Hamlets) {
        super();
    }

    show(rows: readonly number[]): void {
        this.m_rows = rows;
        this.draw();
    }

    override onAdd(map: L.Map): this {
        this.m_pane = element('div', { class: 'label-layer leaflet-zoom-hide', 'aria-hidden': 'true' });
        map.getPane('tooltipPane')?.append(this.m_pane);
        map.on('moveend zoomend resize', this.draw, this);
        this.draw();
        return this;
    }

    override onRemove(map: L.Map): this {
        map.off('moveend zoomend resize', this.draw, this);
        this.m_pane?.remove();
        this.m_pane = null;
        return this;
    }

    private draw(): void {
        const map = (this as unknown as { _map: L.Map | null })._map;
        if (this.m_pane === null || map === null || map === undefined) {
            return;
        }
        this.m_pane.replaceChildren();
        if (map.getZoom() < FROM_ZOOM) {
            return;
        }
        const taken: Box[] = [];
        const bounds = map.getBounds();
        const inSight = this.m_rows.filter((row) => {
            const place = this.hamlets.places[row] ?? null;
            return place !== null && bounds.contains(place);
        });
        for (const row of inSight) {
            const at = map.latLngToLayerPoint(this.hamlets.places[row] as L.LatLngTuple);
            taken.push({ left: at.x - 7, top: at.y - 7, right: at.x + 7, bottom: at.y + 7 });
        }
        let drawn = 0;
        for (const row of inSight) {
            if (drawn >= MOST) {
                break;
            }
            drawn += this.drawName(map.latLngToLayerPoint(this.hamlets.places[row] as L.LatLngTuple), this.hamlets.name(row), taken) ? 1 : 0;
        }
    }

    /** Right of the point, left of it, above or below: where there is room first. */
    private drawName(at: L.Point, name: string, taken: Box[]): boolean {
        const text = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
        const width = text.length * WIDTH_OF_LETTER + 4;
        const starts: readonly (readonly [number, number])[] = [
            [at.x + 9, at.y - HEIGHT / 2],
            [at.x - 9 - width, at.y - HEIGHT / 2],
            [at.x - width / 2, at.y - 9 - HEIGHT],
            [at.x - width / 2, at.y + 9],
        ];
        for (const [left, top] of starts) {
            const box = { left, top, right: left + width, bottom: top + HEIGHT };
            if (!taken.some((other) => overlap(box, other))) {
                taken.push(box);
                const label = element('bdi', { class: 'hamlet-label' }, text);
                L.DomUtil.setPosition(label, L.point(Math.round(left), Math.round(top)));
                this.m_pane?.append(label);
                return true;
            }
        }
        return false;
    }
}

function overlap(a: Box, b: Box): boolean {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
