// SPDX-License-Identifier: Apache-2.0
/** The card of one hamlet: what it is, who serves it and how well, why not, how far fibre is, what changed. */
import { button, element, isolated } from './dom';
import { obstacleText, remedyText } from './evidence';
import { difficultyOf, powerOf } from './filters';
import type { Hamlets } from './hamlets';
import { swatch } from './marker';
import type { Operator, PageData } from './page_data';
import { profileDrawing } from './profile';
import { classesOf, fibreClassOf, type ClassStyle } from './status';
import { ALL } from './state';
import { Table } from './table';
import type { Words } from './words';

export interface CardActions {
    readonly close: () => void;
    readonly goToStation: (station: string) => void;
}

export class Card {
    private readonly m_changes: Table;
    private readonly m_changeRows = new Map<string, number>();
    private readonly m_links: Table;

    constructor(
        private readonly data: PageData,
        private readonly hamlets: Hamlets,
        private readonly words: Words,
        private readonly actions: CardActions,
    ) {
        this.m_changes = new Table(data.tables['changes']);
        this.m_links = new Table(data.tables['links']);
        for (let row = 0; row < this.m_changes.rows; ++row) {
            this.m_changeRows.set(this.m_changes.text(row, 'code'), row);
        }
    }

    draw(row: number): HTMLElement {
        const { words, hamlets } = this;
        const title = element('h2', { id: 'card-title', tabindex: '-1' }, isolated(hamlets.name(row)));
        const close = button(words.say('map.card.close'), this.actions.close, { class: 'plain' });
        const operators = this.data.facts.operators.map((operator) => this.operator(row, operator));
        return element(
            'article',
            { class: 'card', 'aria-labelledby': 'card-title' },
            close,
            title,
            this.identity(row),
            this.verdict(row),
            ...this.change(row),
            ...operators,
            this.fibre(row),
            this.everything(row),
        );
    }

    private identity(row: number): HTMLElement {
        const table = this.hamlets.table;
        const power = powerOf(this.hamlets, row);
        return this.facts([
            ['map.field.commune', table.text(row, 'commune')],
            ['map.card.code', table.text(row, 'code')],
            ['map.column.households', this.whole(table.number(row, 'households'))],
            ['map.column.people', this.whole(table.number(row, 'population'))],
            ['map.field.power', this.words.label('map.power', power)],
            ['map.field.difficult', this.words.say(`map.difficult.${difficultyOf(this.hamlets, row)}`)],
        ]);
    }

    /** The verdict over all operators, whatever the map shows. */
    private verdict(row: number): HTMLElement {
        const status = this.hamlets.table.text(row, 'status');
        const serving = this.hamlets.table.number(row, 'operators_serving') ?? 0;
        const reporting = this.hamlets.table.number(row, 'operators_reporting') ?? 0;
        const count = this.words.say('map.card.serving', { share: `${this.words.number(serving)}/${this.words.number(reporting)}` });
        return element('p', { class: 'verdict' }, this.status(status), element('span', { class: 'quiet' }, count));
    }

    private status(key: string): HTMLElement {
        const classes = classesOf({ ...ALL, operator: '-' }, this.data.colours, this.words);
        const style: ClassStyle | undefined = classes.find((one) => one.key === (key === 'good' ? 'good_by_several' : key));
        return element('span', { class: 'status' }, ...(style === undefined ? [] : [swatch(style)]), this.words.label('status', key || 'no_data'));
    }

    private operator(row: number, operator: Operator): HTMLElement {
        const table = this.hamlets.table;
        const heading = element('h3', {}, isolated(operator.name), this.status(table.text(row, `${operator.key}_status`)));
        if (!operator.reported) {
            return element('section', {}, heading, element('p', { class: 'quiet' }, this.words.say('map.card.not_reported')));
        }
        return element('section', {}, heading, this.technologies(row, operator), ...this.cause(row, operator), ...this.profile(row, operator));
    }

    private technologies(row: number, operator: Operator): HTMLElement {
        const table = this.hamlets.table;
        const heads = ['technology', 'status', 'level', 'probability', 'station'].map((key) => element('th', { scope: 'col' }, this.words.say(`map.card.${key}`)));
        const body = element('tbody');
        for (const technology of this.data.facts.technologies) {
            const key = `${operator.key}_${technology.toLowerCase()}`;
            if (!table.has(`${key}_status`)) {
                continue;
            }
            const level = table.number(row, `${key}_level_dbm`);
            const probability = table.number(row, `${key}_probability`);
            const assumed = table.flag(row, `${key}_assumed`) === true ? [element('span', { class: 'quiet' }, this.words.say('map.card.assumed'))] : [];
            body.append(
                element(
                    'tr',
                    {},
                    element('th', { scope: 'row' }, technology),
                    element('td', {}, this.status(table.text(row, `${key}_status`))),
                    element('td', { class: 'number' }, level === null ? '–' : this.words.number(level, 1)),
                    element('td', { class: 'number' }, probability === null ? '–' : `${this.words.number(100 * probability, 0)} %`),
                    element('td', {}, this.station(table.text(row, `${key}_station`), table.number(row, `${key}_station_distance_m`)), ...assumed),
                ),
            );
        }
        return element('table', { class: 'technologies' }, element('thead', {}, element('tr', {}, ...heads)), body);
    }

    /** "LC0012:A" leads to the station on the map. */
    private station(sector: string, distance: number | null): HTMLElement {
        if (sector === '') {
            return element('span', {}, '–');
        }
        const station = sector.slice(0, sector.lastIndexOf(':') > 0 ? sector.lastIndexOf(':') : undefined);
        const link = button('', () => this.actions.goToStation(station), { class: 'plain link', title: this.words.say('map.card.show_station') });
        link.append(isolated(sector));
        return element('span', {}, link, element('span', { class: 'quiet' }, this.words.metres(distance)));
    }

    private cause(row: number, operator: Operator): HTMLElement[] {
        const table = this.hamlets.table;
        const at = (name: string): string => table.text(row, `${operator.key}_${name}`);
        const margin = table.number(row, `${operator.key}_margin_db`);
        const cost = table.number(row, `${operator.key}_cause_db`);
        const cause = at('cause');
        const facts: [string, string][] = [];
        if (at('nearest_station') !== '') {
            const wind = at('nearest_direction') === '' ? '' : `, ${this.words.label('wind', at('nearest_direction'))}`;
            facts.push(['map.card.nearest', `${at('nearest_station')} · ${this.words.metres(table.number(row, `${operator.key}_nearest_distance_m`))}${wind}`]);
        }
        if (margin !== null) {
            facts.push(['map.card.margin', `${this.words.number(margin, 1)} dB`]);
        }
        if (cause !== '' && cause !== 'none') {
            const db = cost === null ? '' : ` (${this.words.number(cost, 1)} dB)`;
            facts.push(['map.card.cause', this.words.label('cause', cause) + db]);
        }
        if (at('ridge') !== '') {
            facts.push(['map.card.ridge', obstacleText(at('ridge'), this.words)]);
        }
        if (at('remedy') !== '') {
            facts.push(['map.card.remedy', remedyText(at('remedy'), this.words)]);
        }
        return facts.length > 0 ? [this.facts(facts)] : [];
    }

    private profile(row: number, operator: Operator): HTMLElement[] {
        const code = this.hamlets.table.text(row, 'code');
        for (let link = 0; link < this.m_links.rows; ++link) {
            if (this.m_links.text(link, 'hamlet') === code && this.m_links.text(link, 'operator') === operator.name) {
                const drawing = profileDrawing(this.m_links, link, this.words);
                return drawing === null ? [] : [drawing];
            }
        }
        return [];
    }

    private fibre(row: number): HTMLElement {
        const table = this.hamlets.table;
        const facts: [string, string][] = [['map.card.class', this.words.label('fibre_class', fibreClassOf(table.text(row, 'fibre_class')))]];
        for (const [column, key] of [['fibre_route_distance_m', 'map.card.to_route'], ['fibre_node_distance_m', 'map.card.to_node'], ['fibre_road_distance_m', 'map.card.by_road']] as const) {
            const distance = table.number(row, column);
            if (distance !== null) {
                facts.push([key, this.words.metres(distance)]);
            }
        }
        return element('section', {}, element('h3', {}, this.words.say('map.theme.fibre')), this.facts(facts));
    }

    private change(row: number): HTMLElement[] {
        const change = this.m_changeRows.get(this.hamlets.table.text(row, 'code'));
        if (change === undefined) {
            return [];
        }
        const table = this.m_changes;
        const parts: [string, string][] = [];
        for (const operator of [{ key: '', name: this.words.say('map.any_operator') }, ...this.data.facts.operators]) {
            const prefix = operator.key === '' ? '' : `${operator.key}_`;
            const before = table.text(change, `${prefix}status_before`);
            const now = table.text(change, `${prefix}status`);
            if (before !== now && (before !== '' || now !== '')) {
                const reasons = table.text(change, `${prefix}reasons`).split(/[;,]\s*/).filter((reason) => reason !== '');
                const words = `${this.words.label('status', before || 'no_data')} → ${this.words.label('status', now || 'no_data')}`;
                const why = reasons.map((reason) => this.words.label('reason', reason)).join(', ');
                parts.push([operator.name, why === '' ? words : `${words} (${why})`]);
            }
        }
        return parts.length === 0 ? [] : [element('section', { class: 'change' }, element('h3', {}, this.words.say('map.card.changed')), this.facts(parts))];
    }

    /** Every property as the file has it, for those who check. */
    private everything(row: number): HTMLElement {
        const table = this.hamlets.table;
        const list = element('dl', { class: 'raw' });
        const box = element('details', {}, element('summary', {}, this.words.say('map.card.everything')), list);
        box.addEventListener('toggle', () => {
            if (box.open && list.childElementCount === 0) {
                for (const name of table.columnNames) {
                    if (table.value(row, name) !== null) {
                        list.append(element('dt', {}, name), element('dd', {}, isolated(table.text(row, name))));
                    }
                }
            }
        });
        return box;
    }

    /** Pairs of a label (a message, or a name as it is) and a text. */
    private facts(pairs: readonly (readonly [string, string])[]): HTMLElement {
        const list = element('dl', { class: 'facts' });
        for (const [key, text] of pairs) {
            if (text !== '') {
                list.append(element('dt', {}, key.startsWith('map.') ? this.words.say(key) : isolated(key)), element('dd', {}, isolated(text)));
            }
        }
        return list;
    }

    private whole(value: number | null): string {
        return value === null ? '' : this.words.number(Math.round(value));
    }
}
