// SPDX-License-Identifier: Apache-2.0
/** Hamlets on the map: a shape at each centre, its area beneath it when the result has one. */
import * as L from 'leaflet';
import type { Hamlets } from './hamlets';
import { drawShape } from './marker';
import { areasOf } from './shapes';
import type { ClassStyle } from './status';

/** Leaflet's canvas as its own layers use it. */
interface CanvasOfLeaflet {
    readonly _ctx: CanvasRenderingContext2D;
    readonly _drawing: boolean;
}

const FILL_OPACITY = 0.35;

/** A point drawn as the shape of its class. */
class ShapeMarker extends L.CircleMarker {
    shown: ClassStyle | null = null;
    isSelected = false;

    /** Called by the canvas when it is this marker's turn. */
    _updatePath(): void {
        const self = this as unknown as { _renderer: CanvasOfLeaflet; _point: L.Point; _radius: number; _empty(): boolean };
        if (!self._renderer._drawing || this.shown === null || self._empty()) {
            return;
        }
        const context = self._renderer._ctx;
        if (this.isSelected) {
            context.save();
            context.beginPath();
            context.arc(self._point.x, self._point.y, self._radius + 5, 0, 2 * Math.PI);
            context.lineWidth = 3;
            context.strokeStyle = '#c2185b';
            context.stroke();
            context.restore();
        }
        drawShape(context, self._point.x, self._point.y, self._radius, this.shown);
    }
}

export class HamletLayer {
    readonly group = L.featureGroup();
    readonly areas = L.featureGroup();
    private readonly m_markers = new Map<number, ShapeMarker>();
    private readonly m_areas = new Map<number, L.Polygon>();
    private m_selected: number | null = null;
    private m_fillOpacity = FILL_OPACITY;

    constructor(
        private readonly hamlets: Hamlets,
        renderer: L.Renderer,
        onClick: (row: number) => void,
    ) {
        for (const row of hamlets.order) {
            const place = hamlets.places[row] ?? null;
            if (place === null) {
                continue;
            }
            const marker = new ShapeMarker(place, { renderer, radius: 6, weight: 4, bubblingMouseEvents: false });
            marker.on('click', () => onClick(row));
            this.m_markers.set(row, marker);
            const rings = areasOf(hamlets.table, row);
            if (rings.length > 0) {
                const area = L.polygon(rings, { renderer, weight: 1, color: '#4d4d4d', bubblingMouseEvents: false });
                area.on('click', () => onClick(row));
                this.m_areas.set(row, area);
            }
        }
    }

    /** Draws these rows in the styles of their classes; all others vanish. */
    show(rows: readonly number[], classes: readonly string[], styles: ReadonlyMap<string, ClassStyle>): void {
        const shown = new Set(rows);
        for (const [row, marker] of this.m_markers) {
            const style = styles.get(classes[row] ?? '') ?? null;
            marker.shown = style;
            place(marker, this.group, shown.has(row));
            const area = this.m_areas.get(row);
            if (area !== undefined) {
                area.setStyle({ fillColor: style?.colour ?? '#ffffff', fillOpacity: this.m_fillOpacity });
                place(area, this.areas, shown.has(row));
            }
            if (shown.has(row)) {
                marker.redraw();
            }
        }
    }

    /** Areas are borders only while something else fills them. */
    set filled(filled: boolean) {
        this.m_fillOpacity = filled ? FILL_OPACITY : 0;
        this.areas.setStyle({ fillOpacity: this.m_fillOpacity });
    }

    select(row: number | null): void {
        this.mark(this.m_selected, false);
        this.m_selected = row;
        this.mark(row, true);
    }

    /** Larger shapes when fewer are in sight. */
    set radius(radius: number) {
        for (const marker of this.m_markers.values()) {
            marker.setRadius(radius);
        }
    }

    placeOf(row: number): L.LatLngTuple | null {
        return this.hamlets.places[row] ?? null;
    }

    private mark(row: number | null, isSelected: boolean): void {
        const marker = row === null ? undefined : this.m_markers.get(row);
        if (marker !== undefined) {
            marker.isSelected = isSelected;
            marker.redraw();
            if (isSelected && this.group.hasLayer(marker)) {
                marker.bringToFront();
            }
        }
    }
}

function place(layer: L.Layer, group: L.FeatureGroup, wanted: boolean): void {
    if (wanted !== group.hasLayer(layer)) {
        if (wanted) {
            group.addLayer(layer);
        } else {
            group.removeLayer(layer);
        }
    }
}
