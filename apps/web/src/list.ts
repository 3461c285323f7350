// SPDX-License-Identifier: Apache-2.0
/** The list of hamlets that pass the filters, and how many of how many they are. */
import { button, checkbox, element, isolated } from './dom';
import type { Filtered } from './filters';
import type { Hamlets } from './hamlets';
import { swatch } from './marker';
import type { State } from './state';
import type { ClassStyle } from './status';
import type { Words } from './words';

const AT_ONCE = 150;

export class HamletList {
    private m_most = AT_ONCE;

    constructor(
        private readonly into: HTMLElement,
        private readonly hamlets: Hamlets,
        private readonly state: State,
        private readonly words: Words,
        private readonly isInSight: (row: number) => boolean,
        private readonly onChoose: (row: number) => void,
    ) {}

    draw(answer: Filtered, styles: ReadonlyMap<string, ClassStyle>): void {
        const rows = this.state.view.inView ? answer.rows.filter((row) => this.isInSight(row)) : answer.rows;
        const inView = checkbox(this.words.say('map.only_in_view'), this.state.view.inView, (wanted) => this.state.change({ inView: wanted }));
        this.into.replaceChildren(this.counts(rows), inView, this.table(rows, answer, styles), ...this.more(rows, answer, styles));
    }

    /** The first rows again. */
    reset(): void {
        this.m_most = AT_ONCE;
    }

    private counts(rows: readonly number[]): HTMLElement {
        const all = this.hamlets.order;
        const lines = [this.words.say('map.count_hamlets', { share: this.words.share(rows.length, all.length) })];
        for (const [column, key] of [['households', 'map.count_households'], ['population', 'map.count_people']] as const) {
            const whole = Math.round(this.hamlets.sum(column, all));
            if (whole > 0) {
                lines.push(this.words.say(key, { share: this.words.share(Math.round(this.hamlets.sum(column, rows)), whole) }));
            }
        }
        const [first = '', ...others] = lines;
        return element('div', { class: 'counts', role: 'status', 'aria-live': 'polite' }, element('strong', {}, first), ...others.map((line) => element('span', {}, line)));
    }

    private table(rows: readonly number[], answer: Filtered, styles: ReadonlyMap<string, ClassStyle>): HTMLElement {
        if (rows.length === 0) {
            return element('p', { class: 'quiet empty' }, this.words.say(this.hamlets.count === 0 ? 'map.no_hamlets' : 'map.none_pass'));
        }
        const heads = ['map.column.status', 'map.column.hamlet', 'map.column.households'].map((key) => element('th', { scope: 'col' }, this.words.say(key)));
        const body = element('tbody');
        for (const row of rows.slice(0, this.m_most)) {
            body.append(this.row(row, styles.get(answer.classes[row] ?? '')));
        }
        return element('table', { class: 'hamlets' }, element('thead', {}, element('tr', {}, ...heads)), body);
    }

    private row(row: number, style: ClassStyle | undefined): HTMLElement {
        const name = button('', () => this.onChoose(row), { class: 'name' });
        name.append(isolated(this.hamlets.name(row)));
        const commune = element('span', { class: 'quiet' }, isolated(this.hamlets.table.text(row, 'commune')));
        const households = this.hamlets.table.number(row, 'households');
        const status = element('td', {}, ...(style === undefined ? [] : [swatch(style), element('span', { class: 'for-readers' }, style.label)]));
        if (style !== undefined) {
            status.title = style.label;
        }
        const made = element('tr', { 'data-row': String(row) }, status, element('td', {}, name, commune), element('td', { class: 'number' }, households === null ? '–' : this.words.number(Math.round(households))));
        made.classList.toggle('selected', row === this.state.view.selected);
        return made;
    }

    private more(rows: readonly number[], answer: Filtered, styles: ReadonlyMap<string, ClassStyle>): HTMLElement[] {
        if (rows.length <= this.m_most) {
            return [];
        }
        const label = this.words.say('map.show_more', { shown: this.words.number(this.m_most), all: this.words.number(rows.length) });
        return [
            button(label, () => {
                this.m_most += AT_ONCE;
                this.draw(answer, styles);
            }, { class: 'more' }),
        ];
    }
}
