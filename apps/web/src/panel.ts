// SPDX-License-Identifier: Apache-2.0
/** The panel of choices: what is looked at, the filters, the layers. */
import { coverageChoices } from './coverage';
import { button, checkbox, chooser, element, type Choice } from './dom';
import { communeOf, difficultyOf, powerOf } from './filters';
import type { Hamlets } from './hamlets';
import type { LayerName, MapView } from './map_view';
import type { PageData } from './page_data';
import { ALL, type State, type Theme, type View } from './state';
import { FIBRE_CLASSES, fibreClassOf } from './status';
import { folded, type Words } from './words';

const LAYERS: readonly LayerName[] = ['hillshade', 'communes', 'gaps', 'fibre', 'stations', 'labels'];

export class Panel {
    constructor(
        private readonly into: HTMLElement,
        private readonly data: PageData,
        private readonly hamlets: Hamlets,
        private readonly state: State,
        private readonly words: Words,
        private readonly map: MapView,
    ) {}

    /** Anew; whoever is at a choice by keyboard stays there. */
    draw(): void {
        const inputs = (): HTMLElement[] => [...this.into.querySelectorAll<HTMLElement>('select, input, button')];
        const at = inputs().findIndex((one) => one === document.activeElement);
        this.into.replaceChildren(this.viewChoices(), this.filterChoices(), this.layerChoices());
        inputs()[at]?.focus();
    }

    private viewChoices(): HTMLElement {
        const { words, state } = this;
        const any = { value: '', label: words.say('map.any_operator') };
        const operators = [any, ...this.data.facts.operators.map((one) => ({ value: one.key, label: one.reported ? one.name : words.say('map.not_reported', { operator: one.name }) }))];
        const technologies = [{ value: '', label: words.say('map.any_technology') }, ...this.data.facts.technologies.map((name) => ({ value: name, label: name }))];
        const themes = (['status', 'operators', 'fibre'] as const).map((theme) => ({ value: theme, label: words.say(`map.theme.${theme}`) }));
        return this.section(
            'map.section.view',
            chooser(words.say('map.field.theme'), themes, state.view.theme, (value) => state.change({ theme: value as Theme, hidden: new Set() })),
            chooser(words.say('map.field.operator'), operators, state.view.operator, (value) => this.look({ operator: value })),
            chooser(words.say('map.field.technology'), technologies, state.view.technology, (value) => this.look({ technology: value })),
        );
    }

    /** Another operator or technology: a coverage picture that is shown follows. */
    private look(part: { operator?: string; technology?: string }): void {
        const { operator, technology } = { ...this.state.view, ...part };
        const name = this.data.facts.operators.find((one) => one.key === operator)?.name ?? '';
        const wanted = coverageChoices(this.data.coverage, this.words).find((one) => one.value === `${name}|${technology}`);
        const follows = this.state.view.coverage !== '' && wanted !== undefined;
        this.state.change({ ...part, hidden: new Set(), ...(follows ? { coverage: wanted.value } : {}) });
        if (follows) {
            this.draw();
        }
    }

    private filterChoices(): HTMLElement {
        const { words, state } = this;
        const view = state.view;
        const all = { value: '', label: words.say('map.all') };
        const reset = button(words.say('map.reset'), () => {
            const { theme, operator, technology, coverage, legend } = this.state.view;
            state.change({ ...ALL, theme, operator, technology, coverage, legend });
            this.draw();
        }, { class: 'plain' });
        return this.section(
            'map.section.filters',
            chooser(words.say('map.field.commune'), [all, ...this.communes()], view.commune, (commune) => state.change({ commune })),
            chooser(words.say('map.field.power'), [all, ...this.powers()], view.power, (power) => state.change({ power })),
            chooser(words.say('map.field.difficult'), [all, ...this.difficulties()], view.difficult, (value) => state.change({ difficult: value as View['difficult'] })),
            chooser(words.say('map.field.fibre'), [all, ...this.fibreClasses()], view.fibre, (fibre) => state.change({ fibre })),
            reset,
        );
    }

    private layerChoices(): HTMLElement {
        const { words, state } = this;
        const pictures = coverageChoices(this.data.coverage, words);
        const none = { value: '', label: words.say(pictures.length > 0 ? 'map.no_coverage' : 'map.no_coverage_files') };
        const coverage = chooser(words.say('map.field.coverage'), [none, ...pictures], state.view.coverage, (value) => {
            state.change({ coverage: value });
            this.draw();
        });
        const legend = chooser(
            words.say('map.field.legend'),
            (['status', 'vnpt'] as const).map((value) => ({ value, label: words.say(`map.legend_by.${value}`) })),
            state.view.legend,
            (value) => state.change({ legend: value as View['legend'] }),
        );
        const ticks = LAYERS.filter((name) => this.isThere(name)).map((name) =>
            checkbox(words.say(`map.layer.${name}`), this.map.isShown(name), (wanted) => {
                this.map.toggle(name, wanted);
                state.refresh();
            }),
        );
        const missing = this.map.hasFibre ? [] : [element('p', { class: 'quiet' }, words.say('map.no_fibre'))];
        return this.section('map.section.layers', coverage, ...(pictures.find((one) => one.value === state.view.coverage)?.hasLevels === true ? [legend] : []), ...ticks, ...missing);
    }

    private isThere(name: LayerName): boolean {
        const rows = (table: string): number => this.data.tables[table]?.rows ?? 0;
        switch (name) {
            case 'hillshade':
                return this.data.hillshade !== null;
            case 'communes':
                return rows('communes') > 0;
            case 'gaps':
                return rows('gaps') > 0;
            case 'fibre':
                return this.map.hasFibre;
            case 'stations':
                return rows('stations') > 0;
            default:
                return true;
        }
    }

    private communes(): Choice[] {
        const names = new Map<string, string>();
        for (const row of this.hamlets.order) {
            names.set(communeOf(this.hamlets, row), this.hamlets.table.text(row, 'commune'));
        }
        const choices = [...names].filter(([value]) => value !== '').map(([value, label]) => ({ value, label: label || value }));
        return choices.sort((a, b) => (folded(a.label) < folded(b.label) ? -1 : 1));
    }

    private powers(): Choice[] {
        const used = new Set(this.hamlets.order.map((row) => powerOf(this.hamlets, row)));
        return [...used].sort().map((value) => ({ value, label: this.words.label('map.power', value) }));
    }

    private difficulties(): Choice[] {
        const used = new Set(this.hamlets.order.map((row) => difficultyOf(this.hamlets, row)));
        return (['yes', 'no', 'unknown'] as const).filter((value) => used.has(value)).map((value) => ({ value, label: this.words.say(`map.difficult.${value}`) }));
    }

    private fibreClasses(): Choice[] {
        const used = new Set(this.hamlets.order.map((row) => fibreClassOf(this.hamlets.table.text(row, 'fibre_class'))));
        return FIBRE_CLASSES.filter((value) => used.has(value)).map((value) => ({ value, label: this.words.label('fibre_class', value) }));
    }

    private section(title: string, ...children: HTMLElement[]): HTMLElement {
        return element('section', {}, element('h2', {}, this.words.say(title)), ...children);
    }
}
