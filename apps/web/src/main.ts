// SPDX-License-Identifier: Apache-2.0
/** Puts the page together: one state, and parts that show it. */
import { Card } from './card';
import { coverageChoices, type CoverageChoice } from './coverage';
import { byId, element } from './dom';
import { filtered, type Filtered } from './filters';
import { gapPopup } from './gap_popup';
import { Hamlets } from './hamlets';
import { drawHeader } from './header';
import { drawLegend } from './legend';
import { HamletList } from './list';
import { MapView } from './map_view';
import { readPageData, type PageData } from './page_data';
import { Panel } from './panel';
import { preparePrint, writeScale } from './print';
import { Search } from './search';
import { State, type View } from './state';
import { classesOf, type ClassStyle } from './status';
import { showTab } from './tabs';
import { WhatIf } from './what_if';
import { Words } from './words';

/** What changes the set of hamlets that are shown, or their classes. */
const FILTERS: readonly (keyof View)[] = ['theme', 'operator', 'technology', 'hidden', 'commune', 'power', 'difficult', 'fibre'];

class Page {
    private readonly m_words: Words;
    private readonly m_state = new State();
    private readonly m_hamlets: Hamlets;
    private readonly m_map: MapView;
    private readonly m_card: Card;
    private readonly m_list: HamletList;
    private readonly m_panel: Panel;
    private readonly m_search: Search;
    private readonly m_whatIf: WhatIf | null;
    private m_answer: Filtered;
    private m_classes: ClassStyle[] = [];
    private m_styles: ReadonlyMap<string, ClassStyle> = new Map();

    constructor(private readonly data: PageData) {
        this.m_words = new Words(data);
        byId('legend').toggleAttribute('open', window.matchMedia('(min-width: 1001px)').matches);
        this.m_hamlets = new Hamlets(data);
        this.m_map = new MapView(data, this.m_hamlets, byId('map'), (row) => this.select(row));
        this.m_card = new Card(data, this.m_hamlets, this.m_words, {
            close: () => this.select(null),
            goToStation: (station) => this.goToStation(station),
        });
        this.m_list = new HamletList(byId('list'), this.m_hamlets, this.m_state, this.m_words, (row) => this.m_map.isInSight(row), (row) => this.find(row));
        this.m_panel = new Panel(byId('panel'), data, this.m_hamlets, this.m_state, this.m_words, this.m_map);
        this.m_search = new Search(byId('search-box'), this.m_hamlets, this.m_words, (row) => this.find(row));
        this.m_whatIf = data.facts.served ? new WhatIf(byId('what-if'), this.m_hamlets, this.m_words, this.m_map, (row) => this.find(row)) : null;
        this.m_answer = filtered(this.m_hamlets, this.m_state.view);
        for (const layer of ['hillshade', 'communes', 'labels'] as const) {
            this.m_map.toggle(layer, true);
        }
        this.m_map.toggle('areas', true);
        this.m_state.listen((view, changed) => this.update(view, changed));
        this.m_map.map.on('moveend', () => this.onMove());
        preparePrint(this.m_map, this.m_words);
        this.translate();
        this.m_map.lookAtAll();
    }

    /** Everything in the language that is chosen. */
    private translate(): void {
        drawHeader(this.data, this.m_words, (language) => {
            this.m_words.language = language;
            this.translate();
        });
        this.m_search.translate();
        this.m_panel.draw();
        this.m_whatIf?.draw();
        this.m_state.refresh();
        writeScale(this.m_map, this.m_words);
    }

    private update(view: View, changed: ReadonlySet<keyof View>): void {
        if (FILTERS.some((name) => changed.has(name))) {
            this.filter(view);
        }
        if (changed.has('coverage') || changed.has('legend')) {
            const choice = this.coverage(view);
            void this.m_map.showCoverage(choice, choice?.hasLevels === false ? 'status' : view.legend);
        }
        this.legend(view);
        this.m_list.draw(this.m_answer, this.m_styles);
        if (changed.has('selected')) {
            this.showCard(view.selected);
        }
    }

    private coverage(view: View): CoverageChoice | undefined {
        return coverageChoices(this.data.coverage, this.m_words).find((one) => one.value === view.coverage);
    }

    private filter(view: View): void {
        this.m_answer = filtered(this.m_hamlets, view);
        this.m_classes = classesOf(view, this.data.colours, this.m_words);
        this.m_styles = new Map(this.m_classes.map((style) => [style.key, style]));
        this.m_list.reset();
        this.m_map.gaps.show(view, (row) => gapPopup(this.m_map.gaps.table, row, this.m_words));
        const operator = this.data.facts.operators.find((one) => one.key === view.operator);
        this.m_map.stations.filter(operator?.name ?? '', view.technology);
        this.m_map.show(this.m_answer, this.m_styles);
    }

    private legend(view: View): void {
        const operators = this.data.facts.operators.filter(({ key }) => view.operator === '' || key === view.operator);
        const stations = operators.map(({ name }) => ({ name, colour: this.m_map.stations.colourOf(name) }));
        drawLegend(byId('legend-body'), this.m_state, this.m_words, this.m_classes, this.m_answer, {
            coverage: this.coverage(view),
            stations: this.m_map.isShown('stations') ? stations : [],
            gaps: this.m_map.isShown('gaps'),
            fibre: this.m_map.isShown('fibre'),
            communes: this.m_map.isShown('communes'),
        });
    }

    private onMove(): void {
        if (this.m_state.view.inView) {
            this.m_list.draw(this.m_answer, this.m_styles);
        }
    }

    /** From list or search: the map goes there too. */
    private find(row: number): void {
        this.m_map.lookAtHamlet(row);
        this.select(row);
    }

    private select(row: number | null): void {
        this.m_state.change({ selected: row });
        if (row !== null) {
            showTab('list');
            document.getElementById('card-title')?.focus();
        }
    }

    private showCard(row: number | null): void {
        this.m_map.select(row);
        byId('card').replaceChildren(...(row === null ? [] : [this.m_card.draw(row)]));
        byId('card').hidden = row === null;
        byId('list').hidden = row !== null;
    }

    private goToStation(station: string): void {
        if (!this.m_map.isShown('stations')) {
            this.m_map.toggle('stations', true);
            this.m_panel.draw();
            this.legend(this.m_state.view);
        }
        this.m_map.lookAt(this.m_map.stations.find(station));
        showTab('map');
    }
}

function start(): void {
    try {
        new Page(readPageData());
        document.documentElement.dataset['ready'] = 'yes';
    } catch (error) {
        document.body.prepend(element('p', { class: 'failed', role: 'alert' }, String(error)));
        throw error;
    }
}

start();
