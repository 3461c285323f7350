// SPDX-License-Identifier: Apache-2.0
/** Tried stations and the hamlets that they change, on the map above everything else. */
import * as L from 'leaflet';
import { element } from './dom';
import type { TriedStation } from './trial';

export interface MarkedHamlet {
    readonly place: L.LatLngTuple;
    readonly better: boolean;
}

const BETTER = '#00796b';
const WORSE = '#c2185b';
const SVG = 'http://www.w3.org/2000/svg';

export class TrialLayer {
    private readonly m_group = L.layerGroup();
    private readonly m_renderer: L.Renderer;

    constructor(map: L.Map) {
        const pane = map.createPane('trial');
        pane.style.zIndex = '620';
        this.m_renderer = L.svg({ pane: 'trial' });
        this.m_group.addTo(map);
    }

    show(stations: readonly TriedStation[], hamlets: readonly MarkedHamlet[]): void {
        this.m_group.clearLayers();
        for (const hamlet of hamlets) {
            const colour = hamlet.better ? BETTER : WORSE;
            this.m_group.addLayer(L.circleMarker(hamlet.place, { renderer: this.m_renderer, pane: 'trial', radius: 11, weight: 3, color: colour, fill: false, interactive: false, className: hamlet.better ? 'tried-better' : 'tried-worse', ...(hamlet.better ? {} : { dashArray: '4 3' }) }));
        }
        stations.forEach((station, i) => {
            const icon = L.divIcon({ className: 'tried-station', html: sign(station, i + 1), iconSize: [44, 44], iconAnchor: [22, 22] });
            this.m_group.addLayer(L.marker([station.lat, station.lon], { icon, pane: 'trial', interactive: false, keyboard: false }));
        });
    }
}

/** A mast with its number, and where it looks. */
function sign(station: TriedStation, number: number): HTMLElement {
    const drawing = document.createElementNS(SVG, 'svg');
    drawing.setAttribute('viewBox', '-22 -22 44 44');
    const beam = document.createElementNS(SVG, station.azimuth_deg === undefined ? 'circle' : 'path');
    if (station.azimuth_deg === undefined) {
        beam.setAttribute('r', '19');
    } else {
        beam.setAttribute('d', 'M0 0 -10 -17.5 A20 20 0 0 1 10 -17.5Z');
        beam.setAttribute('transform', `rotate(${station.azimuth_deg})`);
    }
    const mast = document.createElementNS(SVG, 'circle');
    mast.setAttribute('r', '9');
    mast.setAttribute('class', 'mast');
    const label = document.createElementNS(SVG, 'text');
    label.setAttribute('y', '4');
    label.textContent = String(number);
    drawing.append(beam, mast, label);
    return element('span', {}, drawing);
}
