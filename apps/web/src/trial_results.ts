// SPDX-License-Identifier: Apache-2.0
/** What tried stations would change, as a list: for any operator, then one by one, hamlets by name. */
import { button, element, isolated } from './dom';
import type { Hamlets } from './hamlets';
import type { Change, ChangedHamlet, TrialAnswer } from './trial';
import type { Words } from './words';

/** Better first, as `lomsong compare` orders them otherwise. */
const KINDS = ['resolved', 'improved', 'now_known', 'new', 'worsened', 'no_longer_known', 'unchanged'];
const GOOD_KINDS: ReadonlySet<string> = new Set(['resolved', 'improved', 'now_known']);
const MOST_SHOWN = 200;

export const isBetter = (hamlet: ChangedHamlet): boolean => GOOD_KINDS.has((hamlet.any ?? Object.values(hamlet.operators)[0])?.kind ?? '');

interface Row {
    readonly row: number;
    readonly change: Change;
}

export class TrialResults {
    private readonly m_rows: ReadonlyMap<string, number>;

    constructor(
        private readonly hamlets: Hamlets,
        private readonly words: Words,
        private readonly onChoose: (row: number) => void,
    ) {
        this.m_rows = new Map(hamlets.order.map((row) => [hamlets.table.text(row, 'code'), row]));
    }

    rowOf(hamlet: ChangedHamlet): number | null {
        return this.m_rows.get(hamlet.code) ?? null;
    }

    draw(answer: TrialAnswer, operators: readonly string[]): HTMLElement[] {
        if (answer.hamlets.length === 0) {
            return [element('p', { class: 'empty quiet' }, this.words.say('what_if.nothing'))];
        }
        const any = this.section(this.words.say('what_if.any_operator'), this.rows(answer, (hamlet) => hamlet.any));
        return [...any, ...operators.flatMap((name) => this.section(name, this.rows(answer, (hamlet) => hamlet.operators[name])))];
    }

    private rows(answer: TrialAnswer, changeOf: (hamlet: ChangedHamlet) => Change | undefined): Row[] {
        return answer.hamlets.flatMap((hamlet) => {
            const row = this.rowOf(hamlet);
            const change = changeOf(hamlet);
            return row === null || change === undefined ? [] : [{ row, change }];
        });
    }

    private section(title: string, rows: readonly Row[]): HTMLElement[] {
        if (rows.length === 0) {
            return [];
        }
        const kinds = KINDS.flatMap((kind) => {
            const of = rows.filter((one) => one.change.kind === kind);
            return of.length === 0 ? [] : [this.count(kind, of), this.list(of)];
        });
        return [element('section', { class: 'tried' }, element('h3', {}, isolated(title)), ...kinds)];
    }

    private count(kind: string, rows: readonly Row[]): HTMLElement {
        const households = Math.round(this.hamlets.sum('households', rows.map((one) => one.row)));
        const places = {
            kind: this.words.label('what_if.kind', kind),
            share: this.words.share(rows.length, this.hamlets.count),
            households: this.words.number(households),
        };
        return element('p', { class: `tried-count ${GOOD_KINDS.has(kind) ? 'better' : 'worse'}` }, this.words.say('what_if.count', places));
    }

    private list(rows: readonly Row[]): HTMLElement {
        const items = rows.slice(0, MOST_SHOWN).map(({ row, change }) => {
            const name = button('', () => this.onChoose(row), { class: 'name', 'data-tried-row': String(row) });
            name.append(isolated(this.hamlets.name(row)));
            const [before, now] = [change.before, change.now].map((status) => this.words.label('status', status));
            const words = this.words.say('what_if.from_to', { before: before ?? '', now: now ?? '' });
            return element('li', {}, name, element('span', { class: 'quiet' }, isolated(this.hamlets.table.text(row, 'commune')), ` · ${words}`));
        });
        const more = rows.length - items.length;
        return element('ul', {}, ...items, ...(more > 0 ? [element('li', { class: 'quiet' }, this.words.say('what_if.more', { count: this.words.number(more) }))] : []));
    }
}
