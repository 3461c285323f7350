// SPDX-License-Identifier: Apache-2.0
/** Before the page goes to paper the map takes the sheet's size, and the scale is written as a number. */
import { byId } from './dom';
import type { MapView } from './map_view';
import type { Words } from './words';

export function preparePrint(view: MapView, words: Words): void {
    const fit = (): void => {
        view.map.invalidateSize({ animate: false, pan: false });
        writeScale(view, words);
    };
    window.addEventListener('beforeprint', fit);
    window.addEventListener('afterprint', fit);
    window.matchMedia('print').addEventListener('change', fit);
    view.map.on('zoomend moveend', () => writeScale(view, words));
    writeScale(view, words);
}

function writeScale(view: MapView, words: Words): void {
    const denominator = view.scaleDenominator();
    const digits = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 1);
    byId('scale').textContent = words.say('map.scale', { denominator: words.number(Math.round(denominator / digits) * digits) });
}
