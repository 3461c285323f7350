// SPDX-License-Identifier: Apache-2.0
/** Search by name without accents, with the keyboard: arrows choose, Enter goes there, Escape closes. */
import { element, isolated } from './dom';
import type { Hamlets } from './hamlets';
import { folded, type Words } from './words';

const MOST = 8;

export class Search {
    private readonly m_input: HTMLInputElement;
    private readonly m_list = element('ul', { id: 'search-list', role: 'listbox', hidden: '' });
    private m_found: number[] = [];
    private m_chosen = -1;

    constructor(
        into: HTMLElement,
        private readonly hamlets: Hamlets,
        private readonly words: Words,
        private readonly onChoose: (row: number) => void,
    ) {
        this.m_input = element('input', {
            type: 'search',
            id: 'search',
            role: 'combobox',
            autocomplete: 'off',
            'aria-autocomplete': 'list',
            'aria-expanded': 'false',
            'aria-controls': 'search-list',
        });
        into.replaceChildren(this.m_input, this.m_list);
        this.m_input.addEventListener('input', () => this.update());
        this.m_input.addEventListener('keydown', (event) => this.onKey(event));
        this.m_input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
        this.translate();
    }

    translate(): void {
        this.m_input.placeholder = this.words.say('map.search');
        this.m_input.setAttribute('aria-label', this.words.say('map.search'));
        this.m_list.setAttribute('aria-label', this.words.say('map.search_results'));
    }

    private update(): void {
        this.m_found = found(this.hamlets, this.m_input.value).slice(0, MOST);
        this.m_chosen = this.m_found.length > 0 ? 0 : -1;
        this.draw();
    }

    private draw(): void {
        const isOpen = this.m_input.value.trim() !== '';
        this.m_list.hidden = !isOpen;
        this.m_input.setAttribute('aria-expanded', String(isOpen));
        this.m_input.setAttribute('aria-activedescendant', this.m_chosen < 0 ? '' : `found-${this.m_chosen}`);
        const rows = this.m_found.map((row, index) => {
            const commune = this.hamlets.table.text(row, 'commune');
            const item = element('li', { id: `found-${index}`, role: 'option', 'aria-selected': String(index === this.m_chosen) }, isolated(this.hamlets.name(row)), element('span', { class: 'quiet' }, isolated(commune)));
            item.addEventListener('mousedown', (event) => {
                event.preventDefault();
                this.choose(index);
            });
            return item;
        });
        this.m_list.replaceChildren(...(rows.length > 0 ? rows : [element('li', { class: 'quiet' }, this.words.say('map.nothing_found'))]));
    }

    private onKey(event: KeyboardEvent): void {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const step = event.key === 'ArrowDown' ? 1 : -1;
            this.m_chosen = Math.max(0, Math.min(this.m_found.length - 1, this.m_chosen + step));
            this.draw();
        } else if (event.key === 'Enter') {
            this.choose(this.m_chosen);
        } else if (event.key === 'Escape') {
            this.close();
        }
    }

    private choose(index: number): void {
        const row = this.m_found[index];
        if (row !== undefined) {
            this.m_input.value = this.hamlets.name(row);
            this.close();
            this.onChoose(row);
        }
    }

    private close(): void {
        this.m_list.hidden = true;
        this.m_input.setAttribute('aria-expanded', 'false');
    }
}

/** Rows in which every word of the question begins a word; those whose name begins with all of it come first. */
export function found(hamlets: Hamlets, question: string): number[] {
    const words = folded(question).split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) {
        return [];
    }
    const whole = words.join(' ');
    const fits = hamlets.order.filter((row) => words.every((word) => ` ${hamlets.searchTexts[row]}`.includes(` ${word}`)));
    const starts = (row: number): boolean => hamlets.searchTexts[row]?.startsWith(whole) === true;
    return [...fits.filter(starts), ...fits.filter((row) => !starts(row))];
}
