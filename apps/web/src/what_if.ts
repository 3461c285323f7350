// SPDX-License-Identifier: Apache-2.0
/** Stations dropped on the map of `lomsong serve`, and what they would change. A map in a file has none of this. */
import type * as L from 'leaflet';
import { button, chooser, element, isolated } from './dom';
import type { Hamlets } from './hamlets';
import type { MapView } from './map_view';
import { showTab } from './tabs';
import { askOffer, Refusal, Trials, type TrialAnswer, type TrialOffer, type TriedStation } from './trial';
import { TrialLayer } from './trial_layer';
import { isBetter, TrialResults } from './trial_results';
import type { Words } from './words';

/** What is typed, before it is placed; empty fields are the project's defaults. */
interface Draft {
    operator: string;
    technology: string;
    height: string;
    azimuth: string;
    eirp: string;
}

/** As io/serve/trial_request.hpp allows; the program checks them again. */
const FIELDS = [
    ['height', 'what_if.height', 1, 300],
    ['azimuth', 'what_if.azimuth', 0, 360],
    ['eirp', 'what_if.eirp', 0, 90],
] as const;

type Outcome = { readonly state: 'none' | 'computing' | 'cancelled' } | { readonly state: 'failed'; readonly reason: string } | { readonly state: 'done'; readonly answer: TrialAnswer };

export class WhatIf {
    private readonly m_trials = new Trials();
    private readonly m_layer: TrialLayer;
    private readonly m_results: TrialResults;
    private readonly m_draft: Draft = { operator: '', technology: '', height: '', azimuth: '', eirp: '' };
    private m_stations: readonly TriedStation[] = [];
    private m_outcome: Outcome = { state: 'none' };
    private m_offer: TrialOffer | null = null;
    private m_placing = false;

    constructor(
        private readonly into: HTMLElement,
        private readonly hamlets: Hamlets,
        private readonly words: Words,
        private readonly view: MapView,
        onHamlet: (row: number) => void,
    ) {
        this.m_layer = new TrialLayer(view.map);
        this.m_results = new TrialResults(hamlets, words, onHamlet);
        this.into.hidden = false;
        view.map.getContainer().addEventListener('click', (event) => this.click(event), true);
        document.addEventListener('keydown', (event) => {
            if (event.key === 'Escape' && this.m_placing) {
                this.place(false);
            }
        });
        void this.start();
    }

    draw(): void {
        if (this.m_offer === null) {
            return;
        }
        const title = element('h2', {}, this.words.say('what_if.title'));
        if (this.m_offer.unavailable !== '') {
            this.into.replaceChildren(title, element('p', { class: 'quiet' }, this.words.say('what_if.unavailable', { reason: this.m_offer.unavailable })));
        } else if (this.m_offer.operators.length === 0) {
            this.into.replaceChildren(title, element('p', { class: 'quiet' }, this.words.say('what_if.only_reported')));
        } else {
            this.into.replaceChildren(title, element('p', { class: 'quiet' }, this.words.say('what_if.intro')), ...this.form(this.m_offer), this.placeButton(), this.stationList(), this.outcome(this.m_offer), ...this.notes(this.m_offer));
        }
    }

    private async start(): Promise<void> {
        try {
            this.m_offer = await askOffer();
        } catch {
            this.m_offer = { unavailable: this.words.say('what_if.no_answer'), changed_inputs: [], hamlets_otherwise: 0, operators: [], technologies: [] };
        }
        this.m_draft.operator = this.m_offer.operators[0] ?? '';
        this.m_draft.technology = this.m_offer.technologies.find((one) => one.name === '4G')?.name ?? '';
        this.draw();
    }

    private form(offer: TrialOffer): HTMLElement[] {
        const draft = this.m_draft;
        const operators = offer.operators.map((name) => ({ value: name, label: name }));
        const technologies = offer.technologies.map(({ name }) => ({ value: name, label: name }));
        return [
            chooser(this.words.say('what_if.operator'), operators, draft.operator, (value) => (draft.operator = value)),
            chooser(this.words.say('what_if.technology'), technologies, draft.technology, (value) => {
                draft.technology = value;
                this.draw(); // whose defaults are others
            }),
            ...FIELDS.map(([name, key, least, most]) => this.numberField(name, this.words.say(key), least, most, this.defaultOf(name))),
        ];
    }

    private defaultOf(field: keyof Draft): string {
        const technology = this.m_offer?.technologies.find((one) => one.name === this.m_draft.technology);
        const value = field === 'height' ? technology?.height_m : field === 'eirp' ? technology?.eirp_dbm : undefined;
        return value === undefined ? '' : String(value);
    }

    private numberField(name: 'height' | 'azimuth' | 'eirp', label: string, least: number, most: number, placeholder: string): HTMLElement {
        const input = element('input', { type: 'number', min: String(least), max: String(most), step: 'any', placeholder, value: this.m_draft[name] });
        input.addEventListener('input', () => (this.m_draft[name] = input.validity.valid ? input.value : ''));
        return element('label', { class: 'field' }, element('span', {}, label), input);
    }

    private placeButton(): HTMLElement {
        const label = this.words.say(this.m_placing ? 'what_if.placing' : 'what_if.place');
        return button(label, () => this.place(!this.m_placing), { class: 'place', 'aria-pressed': String(this.m_placing) });
    }

    private place(wanted: boolean): void {
        const invalid = this.into.querySelector<HTMLInputElement>('input:invalid');
        if (wanted && invalid !== null) {
            invalid.reportValidity();
            return;
        }
        this.m_placing = wanted;
        this.view.map.getContainer().classList.toggle('placing', wanted);
        this.draw();
        if (wanted) {
            showTab('map');
        }
    }

    /** While placing, a click is a place for a station and no question about what is there; the end of a drag is neither. */
    private click(event: MouseEvent): void {
        const dragging = this.view.map.dragging as L.Handler & { moved(): boolean };
        if (this.m_placing && !dragging.moved()) {
            event.stopPropagation();
            this.drop(this.view.map.mouseEventToLatLng(event));
        }
    }

    private drop(at: L.LatLng): void {
        const { operator, technology, height, azimuth, eirp } = this.m_draft;
        const station = {
            operator,
            technology,
            lon: Number(at.lng.toFixed(6)),
            lat: Number(at.lat.toFixed(6)),
            ...(height === '' ? {} : { height_m: Number(height) }),
            ...(azimuth === '' ? {} : { azimuth_deg: Number(azimuth) }),
            ...(eirp === '' ? {} : { eirp_dbm: Number(eirp) }),
        };
        this.place(false);
        void this.tryOut([...this.m_stations, station]);
    }

    private async tryOut(stations: readonly TriedStation[]): Promise<void> {
        this.m_stations = stations;
        this.m_outcome = { state: stations.length === 0 ? 'none' : 'computing' };
        this.show();
        try {
            const answer = await this.m_trials.ask(stations);
            if (answer === null) {
                return; // a newer question is under way, or somebody cancelled
            }
            this.m_outcome = stations.length === 0 ? { state: 'none' } : { state: 'done', answer };
        } catch (error) {
            this.m_outcome = { state: 'failed', reason: error instanceof Refusal ? error.message : this.words.say('what_if.no_answer') };
        }
        this.show();
    }

    private cancel(): void {
        this.m_trials.cancel();
        this.m_outcome = { state: 'cancelled' };
        this.show();
    }

    private show(): void {
        const changed = this.m_outcome.state === 'done' ? this.m_outcome.answer.hamlets : [];
        const marks = changed.flatMap((hamlet) => {
            const row = this.m_results.rowOf(hamlet);
            const place = row === null ? null : this.hamlets.places[row] ?? null;
            return place === null ? [] : [{ place, better: isBetter(hamlet) }];
        });
        this.m_layer.show(this.m_stations, marks);
        this.draw();
    }

    private stationList(): HTMLElement {
        const items = this.m_stations.map((station, i) => {
            const off = this.m_outcome.state === 'done' && this.m_outcome.answer.off_terrain.includes(i);
            const remove = button('×', () => void this.tryOut(this.m_stations.filter((_, other) => other !== i)), { 'aria-label': this.words.say('what_if.remove', { number: String(i + 1) }), class: 'remove' });
            const warning = off ? [element('span', { class: 'warning' }, this.words.say('what_if.off_terrain'))] : [];
            return element('li', {}, element('span', { class: 'number' }, String(i + 1)), element('span', {}, isolated(this.described(station)), ...warning), remove);
        });
        const all = items.length > 1 ? [button(this.words.say('what_if.remove_all'), () => void this.tryOut([]), { class: 'plain' })] : [];
        return element('div', {}, element('ul', { class: 'tried-stations' }, ...items), ...all);
    }

    private described(station: TriedStation): string {
        const defaults = this.m_offer?.technologies.find((one) => one.name === station.technology);
        const height = station.height_m ?? defaults?.height_m ?? 0;
        const azimuth = station.azimuth_deg === undefined ? this.words.say('what_if.all_around') : this.words.say('what_if.azimuth_of', { degrees: this.words.number(station.azimuth_deg) });
        return this.words.say('what_if.station', { operator: station.operator, technology: station.technology, height: this.words.number(height), azimuth });
    }

    private outcome(offer: TrialOffer): HTMLElement {
        const shown = element('div', { class: 'outcome', role: 'status', 'aria-live': 'polite' });
        switch (this.m_outcome.state) {
            case 'computing':
                shown.append(element('p', {}, this.words.say('what_if.computing'), ' ', button(this.words.say('what_if.cancel'), () => this.cancel())));
                break;
            case 'cancelled':
                shown.append(element('p', {}, this.words.say('what_if.cancelled')));
                break;
            case 'failed':
                shown.append(element('p', { class: 'warning' }, this.words.say('what_if.failed', { reason: this.m_outcome.reason })));
                break;
            case 'done':
                shown.append(...this.m_results.draw(this.m_outcome.answer, offer.operators));
                break;
            case 'none':
        }
        return shown;
    }

    private notes(offer: TrialOffer): HTMLElement[] {
        const notes = [this.words.say('what_if.prediction')];
        if (offer.changed_inputs.length > 0) {
            notes.unshift(this.words.say('what_if.changed_inputs', { files: offer.changed_inputs.join(', ') }));
        }
        if (offer.hamlets_otherwise > 0) {
            notes.unshift(this.words.say('what_if.otherwise', { share: this.words.share(offer.hamlets_otherwise, this.hamlets.count) }));
        }
        return notes.map((note) => element('p', { class: 'quiet note' }, note));
    }
}
