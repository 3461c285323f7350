// SPDX-License-Identifier: Apache-2.0
/** The legend: what shapes and colours mean, how many hamlets are of each class, and a tick to hide a class. */
import type { CoverageChoice } from './coverage';
import { element } from './dom';
import type { Filtered } from './filters';
import { swatch } from './marker';
import { STATUS_TINTS, VNPT_TINTS, type Tint } from './pictures';
import type { State } from './state';
import type { ClassStyle } from './status';
import type { Words } from './words';

/** Classes that stay out of the legend while no hamlet is in them. */
const RARE = ['not_enough_data', 'no_data', 'no_road'];

export interface LegendParts {
    readonly coverage: CoverageChoice | undefined; // the picture that is shown
    readonly stations: readonly { readonly name: string; readonly colour: string }[];
    readonly gaps: boolean;
    readonly fibre: boolean;
    readonly communes: boolean;
}

export function drawLegend(into: HTMLElement, state: State, words: Words, classes: readonly ClassStyle[], answer: Filtered, parts: LegendParts): void {
    const heading = element('h2', {}, words.say(`map.theme.${state.view.theme}`));
    const total = element('p', { class: 'quiet' }, words.say('map.of_filtered', { count: words.number(answer.total) }));
    const list = element('ul', { class: 'classes' });
    for (const style of classes.filter(({ key }) => !RARE.includes(key) || (answer.counts.get(key) ?? 0) > 0)) {
        list.append(classRow(style, state, words, answer));
    }
    into.replaceChildren(heading, total, list, ...otherRows(parts, state, words));
}

function classRow(style: ClassStyle, state: State, words: Words, answer: Filtered): HTMLElement {
    const box = element('input', { type: 'checkbox', 'data-class': style.key });
    box.checked = !state.view.hidden.has(style.key);
    box.addEventListener('change', () => {
        const hidden = new Set(state.view.hidden);
        if (box.checked) {
            hidden.delete(style.key);
        } else {
            hidden.add(style.key);
        }
        state.change({ hidden });
    });
    const count = words.share(answer.counts.get(style.key) ?? 0, answer.total);
    return element('li', {}, element('label', {}, box, swatch(style), element('span', { class: 'name' }, style.label), element('span', { class: 'count' }, count)));
}

function otherRows(parts: LegendParts, state: State, words: Words): HTMLElement[] {
    const rows: HTMLElement[] = [];
    if (parts.coverage !== undefined) {
        rows.push(element('h3', {}, words.say('map.legend.coverage', { layer: parts.coverage.label })));
        const tints = state.view.legend === 'status' || !parts.coverage.hasLevels ? [2, 1, 0, 3].map((i) => [STATUS_TINTS[i], `map.coverage.${i}`] as const) : [6, 5, 4, 3, 2, 1].map((i) => [VNPT_TINTS[i], `map.vnpt.${i}`] as const);
        rows.push(element('ul', { class: 'tints' }, ...tints.map(([tint, key]) => tintRow(tint, words.say(key)))));
    }
    const signs: HTMLElement[] = [];
    if (parts.gaps) {
        signs.push(signRow('gap-sign', words.say('map.layer.gaps')));
    }
    if (parts.fibre) {
        signs.push(signRow('aerial-sign', words.say('map.legend.aerial')), signRow('underground-sign', words.say('map.legend.underground')));
    }
    if (parts.communes) {
        signs.push(signRow('commune-sign', words.say('map.layer.communes')));
    }
    for (const operator of parts.stations) {
        const sign = element('span', { class: 'sign sector-sign' });
        sign.style.borderColor = operator.colour;
        sign.style.backgroundColor = `${operator.colour}40`;
        signs.push(element('li', {}, sign, element('span', {}, words.say('map.legend.sectors', { operator: operator.name }))));
    }
    if (signs.length > 0) {
        rows.push(element('ul', { class: 'signs' }, ...signs));
    }
    return rows;
}

function tintRow(tint: Tint | undefined, label: string): HTMLElement {
    const sign = element('span', { class: 'sign tint-sign' });
    const [red, green, blue, opacity] = tint ?? [0, 0, 0, 0];
    sign.style.backgroundColor = `rgba(${red}, ${green}, ${blue}, ${opacity / 255})`;
    return element('li', {}, sign, element('span', {}, label));
}

function signRow(kind: string, label: string): HTMLElement {
    return element('li', {}, element('span', { class: `sign ${kind}` }), element('span', {}, label));
}
