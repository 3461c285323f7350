// SPDX-License-Identifier: Apache-2.0
/** On paper the map takes the sheet's size and shows the same ground; the scale is written as a number. */
import type { LatLng, LatLngBounds } from 'leaflet';
import { byId } from './dom';
import type { MapView } from './map_view';
import type { Words } from './words';

/** Where the screen looked before it was printed. */
interface Kept {
    readonly bounds: LatLngBounds;
    readonly centre: LatLng;
    readonly zoom: number;
}

export function preparePrint(view: MapView, words: Words): void {
    const map = view.map;
    let kept: Kept | null = null;
    const toPaper = (): void => {
        kept ??= { bounds: map.getBounds(), centre: map.getCenter(), zoom: map.getZoom() };
        map.invalidateSize({ animate: false, pan: false });
        map.fitBounds(kept.bounds, { animate: false });
        writeScale(view, words);
    };
    const toScreen = (): void => {
        map.invalidateSize({ animate: false, pan: false });
        if (kept !== null) {
            map.setView(kept.centre, kept.zoom, { animate: false });
            kept = null;
        }
        writeScale(view, words);
    };
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    window.matchMedia('print').addEventListener('change', (media) => (media.matches ? toPaper() : toScreen()));
    map.on('zoomend moveend', () => writeScale(view, words));
}

export function writeScale(view: MapView, words: Words): void {
    const denominator = view.scaleDenominator();
    const digits = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 1);
    byId('scale').textContent = words.say('map.scale', { denominator: words.number(Math.round(denominator / digits) * digits) });
}
