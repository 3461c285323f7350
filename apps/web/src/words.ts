// SPDX-License-Identifier: Apache-2.0
/** Sentences, numbers and dates in the language that is shown. Sentences come from the program's catalogue. */
import type { Language, Messages, PageData } from './page_data';

export class Words {
    private m_language: Language;

    constructor(private readonly data: PageData) {
        this.m_language = data.facts.language;
    }

    get language(): Language {
        return this.m_language;
    }

    set language(language: Language) {
        this.m_language = language;
    }

    /** The message of this key, each {name} replaced. */
    say(key: string, places: Readonly<Record<string, string>> = {}): string {
        const message = this.messages[key] ?? key;
        return message.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '');
    }

    /** The label of a key of the data ("status", "weak"); the key itself when the catalogue has none. */
    label(subject: string, key: string): string {
        return this.messages[`${subject}.${key}`] ?? key;
    }

    /** 12.345,7 in Vietnamese, 12,345.7 in English. */
    number(value: number, digits = 0): string {
        const [whole = '', decimals] = Math.abs(value).toFixed(digits).split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.vietnamese ? '.' : ',');
        const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? '−' : '';
        return sign + grouped + (decimals === undefined ? '' : (this.vietnamese ? ',' : '.') + decimals);
    }

    /** "k/n (p %)"; 0 and 100 only when it is exactly that. */
    share(part: number, whole: number): string {
        const counts = `${this.number(part)}/${this.number(whole)}`;
        if (whole === 0) {
            return counts;
        }
        const percent = (100 * part) / whole;
        const inside = part > 0 && part < whole ? Math.min(99.9, Math.max(0.1, percent)) : percent;
        return `${counts} (${this.number(inside, 1)} %)`;
    }

    /** 15/11/2026 in Vietnamese; other texts as they are. */
    date(iso: string): string {
        const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
        return parts !== null && this.vietnamese ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
    }

    metres(distance: number | null): string {
        if (distance === null) {
            return '–';
        }
        return distance < 1000 ? `${this.number(distance)} m` : `${this.number(distance / 1000, 1)} km`;
    }

    private get vietnamese(): boolean {
        return this.m_language === 'vi';
    }

    private get messages(): Messages {
        return this.data.messages[this.m_language];
    }
}

/** Lower case without accents, for search and comparison. */
export function folded(text: string): string {
    return text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[đĐÐð]/g, 'd')
        .toLowerCase();
}
