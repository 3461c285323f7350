// SPDX-License-Identifier: Apache-2.0
/** Title, date, what the numbers depend on, language, and the warning that data is made up. */
import { button, byId, element, isolated } from './dom';
import type { Language, PageData } from './page_data';
import { drawTabs } from './tabs';
import type { Words } from './words';

const LANGUAGES: readonly (readonly [Language, string])[] = [
    ['vi', 'Tiếng Việt'],
    ['en', 'English'],
];

export function drawHeader(data: PageData, words: Words, onLanguage: (language: Language) => void): void {
    const facts = data.facts;
    const title = facts.title || words.say('map.untitled');
    document.documentElement.lang = words.language;
    document.title = `${title} – ${words.say('map.page')}`;
    byId('title').replaceChildren(isolated(title));
    byId('subtitle').replaceChildren(words.say('map.page'), ...dataDate(facts.dataDate, words));
    byId('made-up').textContent = words.say('map.made_up');
    byId('made-up').hidden = !facts.madeUp;
    byId('languages').replaceChildren(...LANGUAGES.map(([language, name]) => languageButton(language, name, words, onLanguage)));
    const back = facts.index === '' ? [] : [element('a', { href: facts.index }, words.say('map.other_provinces')), '\u2002'];
    byId('tools').replaceChildren(...back, button(words.say('map.print'), () => window.print()));
    byId('map').setAttribute('aria-label', words.say('map.map_label'));
    byId('legend-title').textContent = words.say('map.legend_title');
    byId('north').setAttribute('aria-label', words.say('map.north'));
    byId('side').setAttribute('aria-label', words.say('map.choices'));
    byId('results').setAttribute('aria-label', words.say('map.list_label'));
    drawConditions(data, words);
    drawTabs(words);
}

function dataDate(date: string, words: Words): (string | HTMLElement)[] {
    return date === '' ? [] : [' · ', words.say('map.data_of', { date: words.date(date) })];
}

function languageButton(language: Language, name: string, words: Words, onLanguage: (language: Language) => void): HTMLElement {
    return button(name, () => onLanguage(language), { lang: language, 'aria-pressed': String(words.language === language) });
}

/** Under the list, and on paper: model, thresholds, CRS, program. */
function drawConditions(data: PageData, words: Words): void {
    const facts = data.facts;
    const lines = [facts.conditions, words.say('map.computed_in', { crs: facts.crs }), words.say('map.made_with', { version: facts.version })];
    if (facts.gapsLeftOut > 0) {
        lines.push(words.say('map.gaps_left_out', { count: words.number(facts.gapsLeftOut) }));
    }
    if (facts.warnings > 0) {
        lines.push(words.say('map.warnings', { count: words.number(facts.warnings) }));
    }
    byId('conditions').replaceChildren(...lines.filter((line) => line !== '').map((line) => element('p', {}, isolated(line))));
}
