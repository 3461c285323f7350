// SPDX-License-Identifier: Apache-2.0
/** What is known of a gap, beside it on the map. */
import { element, isolated } from './dom';
import type { Table } from './table';
import type { Words } from './words';

export function gapPopup(gaps: Table, row: number, words: Words): HTMLElement {
    const list = element('dl', { class: 'facts' });
    const add = (key: string, value: string): void => {
        if (value !== '') {
            list.append(element('dt', {}, words.say(key)), element('dd', {}, isolated(value)));
        }
    };
    const people = gaps.number(row, 'people');
    const households = gaps.number(row, 'households');
    const area = gaps.number(row, 'area_km2');
    add('map.column.people', people === null ? '' : words.number(Math.round(people)));
    add('map.column.households', households === null ? '' : words.number(Math.round(households)));
    add('map.gap.area', area === null ? '' : `${words.number(area, 2)} km²`);
    add('map.gap.hamlets', gaps.text(row, 'hamlets'));
    add('map.card.cause', gaps.text(row, 'cause') === '' ? '' : words.label('cause', gaps.text(row, 'cause')));
    const distance = gaps.number(row, 'nearest_distance_m');
    const station = [gaps.text(row, 'nearest_station'), gaps.text(row, 'nearest_operator')].filter((part) => part !== '').join(' · ');
    add('map.card.nearest', station === '' ? '' : `${station} · ${words.metres(distance)}`);
    const scope = [gaps.text(row, 'operator') || words.say('map.any_operator'), gaps.text(row, 'technology')].filter((part) => part !== '').join(' ');
    return element('div', { class: 'popup' }, element('h3', {}, words.say('map.gap.title', { scope })), list);
}
