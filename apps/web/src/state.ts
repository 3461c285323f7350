// SPDX-License-Identifier: Apache-2.0
/** What is looked at and through which filters; whoever shows it listens. */
import type { Class } from './status';

/** What hamlets are coloured by. */
export type Theme = 'status' | 'operators' | 'fibre';

export interface View {
    theme: Theme;
    operator: string; // key; '' for any
    technology: string; // '3G'; '' for any
    hidden: ReadonlySet<Class>; // classes of the legend that are ticked off
    commune: string; // '' for all
    power: string; // '' for all
    difficult: '' | 'yes' | 'no' | 'unknown';
    fibre: string; // '' for all
    inView: boolean; // the list keeps to what the map shows
    selected: number | null; // row of hamlets
    coverage: string; // 'Viettel|4G', '|4G' for any operator; '' for none
    legend: 'status' | 'vnpt'; // how coverage pictures are coloured
}

export const ALL: View = {
    theme: 'status',
    operator: '',
    technology: '',
    hidden: new Set(),
    commune: '',
    power: '',
    difficult: '',
    fibre: '',
    inView: false,
    selected: null,
    coverage: '',
    legend: 'status',
};

type Listener = (view: View, changed: ReadonlySet<keyof View>) => void;

export class State {
    private m_view: View = { ...ALL };
    private readonly m_listeners: Listener[] = [];

    get view(): View {
        return this.m_view;
    }

    change(part: Partial<View>): void {
        const changed = new Set(Object.keys(part) as (keyof View)[]);
        this.m_view = { ...this.m_view, ...part };
        for (const listener of this.m_listeners) {
            listener(this.m_view, changed);
        }
    }

    /** Everything again, after the language changed. */
    refresh(): void {
        this.change({ ...this.m_view });
    }

    listen(listener: Listener): void {
        this.m_listeners.push(listener);
    }
}
