// SPDX-License-Identifier: Apache-2.0
/** On a narrow screen one of three is seen at a time: the choices, the map, the list. */
import { button, byId } from './dom';
import type { Words } from './words';

export type Tab = 'panel' | 'map' | 'list';

const TABS: readonly Tab[] = ['map', 'panel', 'list'];

export function drawTabs(words: Words): void {
    const shown = (document.body.dataset['tab'] ?? 'map') as Tab;
    const bar = byId('tabs');
    bar.replaceChildren(...TABS.map((tab) => button(words.say(`map.tab.${tab}`), () => showTab(tab), { 'data-tab': tab, 'aria-pressed': String(tab === shown) })));
}

export function showTab(tab: Tab): void {
    document.body.dataset['tab'] = tab;
    for (const one of byId('tabs').querySelectorAll('button')) {
        one.setAttribute('aria-pressed', String(one.dataset['tab'] === tab));
    }
    window.dispatchEvent(new Event('resize')); // the map measures itself again
}
