// SPDX-License-Identifier: Apache-2.0
/** Stations: a mast per place, and from close up a wedge per sector that shows where it looks. */
import * as L from 'leaflet';
import type { PageData } from './page_data';
import { placeOf } from './shapes';
import { Table } from './table';

const WEDGE_HALF_ANGLE = (28 * Math.PI) / 180;
const WEDGE_FROM_ZOOM = 11;
const NAME_FROM_ZOOM = 13;

interface Sector {
    readonly operator: string;
    readonly azimuth: number | null; // null: all around
}

interface Mast {
    readonly place: L.LatLngTuple;
    readonly name: string;
    readonly stations: ReadonlySet<string>;
    readonly sectors: readonly Sector[];
}

/** Draws every mast that is in sight into one canvas of its own, redrawn when the map stands still. */
export class StationLayer extends L.Layer {
    private m_masts: readonly Mast[];
    private readonly m_colours: ReadonlyMap<string, string>;
    private m_canvas: HTMLCanvasElement | null = null;
    private m_operator = '';
    private m_technology = '';
    private readonly m_table: Table;

    constructor(data: PageData) {
        super();
        this.m_table = new Table(data.tables['stations']);
        this.m_colours = new Map(data.facts.operators.map((operator, i) => [operator.name, data.colours[`operator.${i % 5}`] ?? '#4d4d4d']));
        this.m_masts = this.masts();
    }

    get count(): number {
        return this.m_table.rows;
    }

    /** Only the stations of this operator (by name) and technology; '' for all. */
    filter(operator: string, technology: string): void {
        this.m_operator = operator;
        this.m_technology = technology;
        this.m_masts = this.masts();
        this.draw();
    }

    colourOf(operator: string): string {
        return this.m_colours.get(operator) ?? '#4d4d4d';
    }

    /** Where a station stands, by its code; null when the result has none of that name. */
    find(station: string): L.LatLngTuple | null {
        return this.m_masts.find((mast) => mast.stations.has(station))?.place ?? null;
    }

    override onAdd(map: L.Map): this {
        this.m_canvas = L.DomUtil.create('canvas', 'station-canvas leaflet-zoom-hide');
        map.getPane('stations')?.append(this.m_canvas);
        map.on('moveend zoomend resize', this.draw, this);
        this.draw();
        return this;
    }

    override onRemove(map: L.Map): this {
        map.off('moveend zoomend resize', this.draw, this);
        this.m_canvas?.remove();
        this.m_canvas = null;
        return this;
    }

    private masts(): Mast[] {
        const byPlace = new Map<string, { place: L.LatLngTuple; name: string; stations: Set<string>; sectors: Sector[] }>();
        for (let row = 0; row < this.m_table.rows; ++row) {
            const place = placeOf(this.m_table, row);
            const operator = this.m_table.text(row, 'operator');
            const others = this.m_operator !== '' && operator !== this.m_operator;
            if (place === null || others || (this.m_technology !== '' && this.m_table.text(row, 'technology') !== this.m_technology)) {
                continue;
            }
            const key = place.join(' ');
            const mast = byPlace.get(key) ?? { place, name: this.m_table.text(row, 'site'), stations: new Set(), sectors: [] };
            mast.stations.add(this.m_table.text(row, 'station'));
            mast.sectors.push({ operator, azimuth: this.m_table.number(row, 'azimuth_deg') });
            byPlace.set(key, mast);
        }
        return [...byPlace.values()];
    }

    private draw(): void {
        const map = (this as unknown as { _map: L.Map | null })._map;
        const canvas = this.m_canvas;
        const context = canvas?.getContext('2d') ?? null;
        if (map === null || map === undefined || canvas === null || context === null) {
            return;
        }
        const size = map.getSize();
        const scale = Math.max(2, window.devicePixelRatio);
        canvas.width = size.x * scale;
        canvas.height = size.y * scale;
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
        L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
        context.scale(scale, scale);
        const bounds = map.getBounds().pad(0.1);
        for (const mast of this.m_masts) {
            if (bounds.contains(mast.place)) {
                this.drawMast(context, map.latLngToContainerPoint(mast.place), mast, map.getZoom());
            }
        }
    }

    private drawMast(context: CanvasRenderingContext2D, at: L.Point, mast: Mast, zoom: number): void {
        if (zoom >= WEDGE_FROM_ZOOM) {
            const length = zoom >= NAME_FROM_ZOOM ? 24 : 15;
            for (const sector of mast.sectors) {
                this.drawSector(context, at, sector, length);
            }
        }
        context.fillStyle = '#ffffff';
        context.strokeStyle = '#202020';
        context.lineWidth = 1.2;
        const half = zoom >= WEDGE_FROM_ZOOM ? 2.6 : 1.8;
        context.fillRect(at.x - half, at.y - half, 2 * half, 2 * half);
        context.strokeRect(at.x - half, at.y - half, 2 * half, 2 * half);
        if (zoom >= NAME_FROM_ZOOM) {
            context.font = '600 10px "Be Vietnam Pro", sans-serif';
            context.textAlign = 'center';
            context.lineWidth = 3;
            context.strokeStyle = '#ffffff';
            context.fillStyle = '#333333';
            const name = mast.name.length > 24 ? `${mast.name.slice(0, 23)}…` : mast.name;
            context.strokeText(name, at.x, at.y + 15);
            context.fillText(name, at.x, at.y + 15);
        }
    }

    private drawSector(context: CanvasRenderingContext2D, at: L.Point, sector: Sector, length: number): void {
        context.beginPath();
        if (sector.azimuth === null) {
            context.arc(at.x, at.y, length * 0.6, 0, 2 * Math.PI);
        } else {
            const middle = (sector.azimuth * Math.PI) / 180 - Math.PI / 2;
            context.moveTo(at.x, at.y);
            context.arc(at.x, at.y, length, middle - WEDGE_HALF_ANGLE, middle + WEDGE_HALF_ANGLE);
            context.closePath();
        }
        const colour = this.colourOf(sector.operator);
        context.globalAlpha = 0.22;
        context.fillStyle = colour;
        context.fill();
        context.globalAlpha = 1;
        context.lineWidth = 0.9;
        context.strokeStyle = colour;
        context.stroke();
    }
}
