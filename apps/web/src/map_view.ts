// SPDX-License-Identifier: Apache-2.0
/** The map itself: its layers from back to front, what of them is shown, where it looks. */
import * as L from 'leaflet';
import type { CoverageChoice } from './coverage';
import type { Filtered } from './filters';
import { HamletLayer } from './hamlet_layer';
import type { Hamlets } from './hamlets';
import { LabelLayer } from './labels';
import { communeLayer, fibreLayer, GapLayer } from './line_layers';
import type { PageData } from './page_data';
import { dataUrl, pictureLayer, tinted } from './pictures';
import type { View } from './state';
import { StationLayer } from './station_layer';
import type { ClassStyle } from './status';

export type LayerName = 'hillshade' | 'communes' | 'gaps' | 'fibre' | 'stations' | 'areas' | 'labels';

/** From back to front; those of one canvas are stacked by hand. */
const PANES: readonly (readonly [string, number])[] = [
    ['hillshade', 210],
    ['coverage', 220],
    ['stations', 440],
];

const HILLSHADE_OPACITY = 0.42;

export class MapView {
    readonly map: L.Map;
    readonly stations: StationLayer;
    readonly gaps: GapLayer;
    readonly hasFibre: boolean;
    private readonly m_hamlets: HamletLayer;
    private readonly m_labels: LabelLayer;
    private readonly m_layers: Readonly<Record<LayerName, L.Layer | null>>;
    private m_coverage: L.ImageOverlay | null = null;
    private m_wanted = '';

    constructor(
        private readonly data: PageData,
        hamlets: Hamlets,
        container: HTMLElement,
        onHamlet: (row: number) => void,
    ) {
        this.map = L.map(container, { attributionControl: false, zoomControl: false, zoomSnap: 0.1, zoomDelta: 0.5, preferCanvas: true, worldCopyJump: false });
        for (const [name, order] of PANES) {
            const pane = this.map.createPane(name);
            pane.style.zIndex = String(order);
            pane.style.pointerEvents = 'none';
        }
        const renderer = L.canvas({ padding: 0.3, tolerance: 4 });
        this.m_hamlets = new HamletLayer(hamlets, renderer, onHamlet);
        this.stations = new StationLayer(data);
        this.gaps = new GapLayer(data, renderer);
        const fibre = fibreLayer(data, renderer);
        this.hasFibre = fibre.hasRoutes;
        this.m_labels = new LabelLayer(hamlets);
        this.m_layers = {
            hillshade: data.hillshade === null ? null : pictureLayer(data.hillshade, dataUrl(data.hillshade), 'hillshade', HILLSHADE_OPACITY),
            communes: communeLayer(data, renderer),
            areas: this.m_hamlets.areas,
            gaps: this.gaps.group,
            fibre: fibre.group,
            stations: this.stations,
            labels: this.m_labels,
        };
        L.control.scale({ imperial: false, maxWidth: 140, position: 'bottomright' }).addTo(this.map);
        this.map.setView([16, 106], 6);
        this.map.on('zoomend', () => this.fitRadius());
        this.m_hamlets.group.addTo(this.map);
        this.fitRadius();
    }

    toggle(name: LayerName, wanted: boolean): void {
        const layer = this.m_layers[name];
        if (layer === null) {
            return;
        }
        if (wanted) {
            layer.addTo(this.map);
        } else {
            layer.remove();
        }
        this.restack();
    }

    isShown(name: LayerName): boolean {
        const layer = this.m_layers[name];
        return layer !== null && this.map.hasLayer(layer);
    }

    show(answer: Filtered, styles: ReadonlyMap<string, ClassStyle>): void {
        this.m_hamlets.show(answer.rows, answer.classes, styles);
        this.m_labels.show(answer.rows);
        this.restack();
    }

    select(row: number | null): void {
        this.m_hamlets.select(row);
    }

    /** Brings a hamlet into sight, near enough to see what stands around it. */
    lookAt(place: L.LatLngTuple | null): void {
        if (place !== null) {
            this.map.setView(place, Math.max(this.map.getZoom(), 13), { animate: false });
        }
    }

    lookAtHamlet(row: number): void {
        this.lookAt(this.m_hamlets.placeOf(row));
    }

    lookAtAll(): void {
        const bounds = L.latLngBounds([]);
        for (const layer of [this.m_hamlets.group, this.m_layers.communes]) {
            const box = layer instanceof L.FeatureGroup ? layer.getBounds() : null;
            if (box !== null && box.isValid()) {
                bounds.extend(box);
            }
        }
        for (const place of this.placesOfAll()) {
            bounds.extend(place);
        }
        if (!bounds.isValid() && this.data.hillshade !== null) { // no hamlets, no communes: where the terrain is
            const { west, south, east, north } = this.data.hillshade;
            bounds.extend([south, west]).extend([north, east]);
        }
        if (bounds.isValid()) {
            this.map.fitBounds(bounds, { animate: false, maxZoom: 14, paddingTopLeft: [20 + this.legendWidth(), 20], paddingBottomRight: [70, 20] });
        } else {
            this.map.setView([16, 106], 6);
        }
    }

    isInSight(row: number): boolean {
        const place = this.m_hamlets.placeOf(row);
        return place !== null && this.map.getBounds().contains(place);
    }

    /** Shows a coverage picture, or none. */
    async showCoverage(choice: CoverageChoice | undefined, legend: View['legend']): Promise<void> {
        this.m_wanted = `${choice?.value ?? ''} ${legend}`;
        const wanted = this.m_wanted;
        const frame = choice?.pictures[0];
        const layer = choice === undefined || frame === undefined ? null : pictureLayer(frame, await tinted(choice.pictures, legend), 'coverage');
        if (wanted !== this.m_wanted) {
            return; // somebody chose another while this one was tinted
        }
        this.m_coverage?.remove();
        this.m_coverage = layer;
        this.m_hamlets.filled = layer === null;
        layer?.addTo(this.map);
    }

    /** Metres on the ground for one metre on a screen of 96 dots to the inch, in the middle of the map. */
    scaleDenominator(): number {
        const size = this.map.getSize();
        const left = this.map.containerPointToLatLng([size.x / 2 - 50, size.y / 2]);
        const right = this.map.containerPointToLatLng([size.x / 2 + 50, size.y / 2]);
        return left.distanceTo(right) / (100 * (0.0254 / 96));
    }

    /** What the legend takes of a wide map; on a narrow one it lies over it, closed. */
    private legendWidth(): number {
        const legend = document.getElementById('legend');
        const width = legend?.getBoundingClientRect().width ?? 0;
        return width < 0.45 * this.map.getSize().x && legend?.hasAttribute('open') === true ? width : 0;
    }

    private placesOfAll(): L.LatLngTuple[] {
        const rows = [...Array(this.data.tables['hamlets']?.rows ?? 0).keys()];
        return rows.map((row) => this.m_hamlets.placeOf(row)).filter((place): place is L.LatLngTuple => place !== null);
    }

    private fitRadius(): void {
        const zoom = this.map.getZoom();
        const many = (this.data.tables['hamlets']?.rows ?? 0) > 500;
        this.m_hamlets.radius = zoom >= 13 ? 8 : zoom >= 11 ? 6 : many ? 3.2 : 5.5;
    }

    private restack(): void {
        for (const name of ['communes', 'areas', 'gaps', 'fibre'] as const) {
            const layer = this.m_layers[name];
            if (layer instanceof L.FeatureGroup && this.map.hasLayer(layer)) {
                layer.bringToFront();
            }
        }
        this.m_hamlets.group.bringToFront();
    }
}
