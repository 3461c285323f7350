// SPDX-License-Identifier: Apache-2.0
/** The classes that hamlets are shown in: what each is called, its colour, its shape. */
import type { Hamlets } from './hamlets';
import type { View } from './state';
import type { Words } from './words';

export type Class = string;
export type Shape = 'disc' | 'ring' | 'triangle' | 'square' | 'cross' | 'hatched' | 'diamond';

export interface ClassStyle {
    readonly key: Class;
    readonly label: string;
    readonly colour: string;
    readonly shape: Shape;
}

const STATUS_SHAPES: readonly (readonly [Class, Shape])[] = [
    ['good_by_several', 'disc'],
    ['good_by_one', 'disc'],
    ['weak', 'triangle'],
    ['dead_zone', 'square'],
    ['no_signal', 'cross'],
    ['not_enough_data', 'hatched'],
    ['no_data', 'ring'],
];

const FIBRE_SHAPES: readonly (readonly [Class, Shape])[] = [
    ['served', 'disc'],
    ['passed_no_node', 'disc'],
    ['<=2 km', 'triangle'],
    ['2-5 km', 'triangle'],
    ['5-20 km', 'square'],
    ['>20 km', 'square'],
    ['no_road', 'cross'],
    ['no_data', 'ring'],
];

/** From near to far. */
export const FIBRE_CLASSES: readonly Class[] = FIBRE_SHAPES.map(([key]) => key);

/** Best first; those before "not enough data" are known. */
const RANK = ['good', 'weak', 'dead_zone', 'no_signal', 'not_enough_data', 'no_data'];

/** As files write it. */
export function fibreClassOf(key: string): Class {
    return key || 'no_data';
}

/** The status key of a hamlet for the operator and technology that are looked at. */
export function statusOf(hamlets: Hamlets, row: number, view: View): string {
    const technology = view.technology === '' ? '' : `_${view.technology.toLowerCase()}`;
    if (view.operator !== '') {
        return hamlets.table.text(row, `${view.operator}${technology}_status`) || 'no_data';
    }
    if (technology === '') {
        return hamlets.table.text(row, 'status') || 'no_data';
    }
    return bestOf(hamlets.operators.map((operator) => hamlets.table.text(row, `${operator.key}${technology}_status`)));
}

/** The best of several operators; "not enough data" when nobody serves and somebody is not known. */
export function bestOf(statuses: readonly string[]): string {
    const known = statuses.filter((status) => RANK.indexOf(status) >= 0);
    const best = known.reduce((a, b) => (RANK.indexOf(b) < RANK.indexOf(a) ? b : a), 'no_data');
    const isOpen = known.some((status) => status === 'not_enough_data' || status === 'no_data');
    return best === 'no_signal' && isOpen ? 'not_enough_data' : best;
}

/** The class that a hamlet is drawn in. */
export function classOf(hamlets: Hamlets, row: number, view: View): Class {
    if (view.theme === 'fibre') {
        return fibreClassOf(hamlets.table.text(row, 'fibre_class'));
    }
    if (view.theme === 'operators') {
        return String(Math.min(3, hamlets.table.number(row, 'operators_serving') ?? 0));
    }
    const status = statusOf(hamlets, row, view);
    if (status !== 'good') {
        return status;
    }
    return view.operator === '' && hamlets.operatorsGood(row, view.technology) < 2 ? 'good_by_one' : 'good_by_several';
}

/** The classes of the theme, best first. */
export function classesOf(view: View, colours: Readonly<Record<string, string>>, words: Words): ClassStyle[] {
    const style = (subject: string, key: Class, shape: Shape, label: string): ClassStyle => ({
        key,
        label,
        colour: colours[`${subject}.${key}`] ?? '#ffffff',
        shape,
    });
    if (view.theme === 'fibre') {
        return FIBRE_SHAPES.map(([key, shape]) => style('fibre', key, shape, words.label('fibre_class', key)));
    }
    if (view.theme === 'operators') {
        return ['3', '2', '1', '0'].map((key) => style('operators', key, key === '0' ? 'cross' : 'disc', words.say(`map.operators.${key}`)));
    }
    const shown = STATUS_SHAPES.filter(([key]) => view.operator === '' || key !== 'good_by_one');
    return shown.map(([key, shape]) => {
        const plain = view.operator !== '' && key === 'good_by_several';
        const label = key.startsWith('good_') && !plain ? words.say(`map.${key}`) : words.label('status', plain ? 'good' : key);
        return style('status', key, shape, label);
    });
}
