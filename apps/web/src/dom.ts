// SPDX-License-Identifier: Apache-2.0
/** Elements with text, never with markup: whatever stands in the data stays text. */

type Attributes = Readonly<Record<string, string>>;
type Child = Node | string;

export function element<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
}

/** The element of this id, which the template has. */
export function byId(id: string): HTMLElement {
    const found = document.getElementById(id);
    if (found === null) {
        throw new Error(`the page has no element '${id}'`);
    }
    return found;
}

export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
    const made = element('button', { type: 'button', ...attributes }, label);
    made.addEventListener('click', onClick);
    return made;
}

/** Text from the data in a span of its own, so that right-to-left names do not turn what stands around them. */
export function isolated(text: string): HTMLElement {
    return element('bdi', {}, text);
}

export interface Choice {
    readonly value: string;
    readonly label: string;
}

/** A labelled list to choose from. */
export function chooser(label: string, choices: readonly Choice[], chosen: string, onChange: (value: string) => void): HTMLElement {
    const select = element('select');
    for (const choice of choices) {
        const option = element('option', { value: choice.value }, choice.label);
        option.selected = choice.value === chosen;
        select.append(option);
    }
    select.addEventListener('change', () => onChange(select.value));
    return element('label', { class: 'field' }, element('span', {}, label), select);
}

export function checkbox(label: string, checked: boolean, onChange: (checked: boolean) => void): HTMLElement {
    const box = element('input', { type: 'checkbox' });
    box.checked = checked;
    box.addEventListener('change', () => onChange(box.checked));
    return element('label', { class: 'tick' }, box, element('span', {}, label));
}
