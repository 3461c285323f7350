// SPDX-License-Identifier: Apache-2.0
/** What the page and `lomsong serve` say to each other: io/serve/trial_request.hpp and trial_answer.hpp have the form. */

export interface TriedStation {
    readonly operator: string;
    readonly technology: string;
    readonly lon: number;
    readonly lat: number;
    readonly height_m?: number;
    readonly azimuth_deg?: number;
    readonly eirp_dbm?: number;
}

export interface TrialOffer {
    readonly unavailable: string;
    readonly changed_inputs: readonly string[];
    readonly hamlets_otherwise: number;
    readonly operators: readonly string[];
    readonly technologies: readonly { readonly name: string; readonly height_m: number; readonly eirp_dbm: number }[];
}

export interface Change {
    readonly before: string;
    readonly now: string;
    readonly kind: string;
}

export interface ChangedHamlet {
    readonly code: string;
    readonly any?: Change;
    readonly operators: Readonly<Record<string, Change>>;
}

export interface TrialAnswer {
    readonly hamlets: readonly ChangedHamlet[];
    readonly off_terrain: readonly number[];
}

const PATH = '/what-if';

export async function askOffer(): Promise<TrialOffer> {
    return (await (await fetch(PATH)).json()) as TrialOffer;
}

/** Asks for one answer at a time: a newer question ends the one before it, here and in the program. */
export class Trials {
    private readonly m_page = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    private m_running: AbortController | null = null;

    /** Null when a newer question came meanwhile. @throws the program's own words when it refuses. */
    async ask(stations: readonly TriedStation[]): Promise<TrialAnswer | null> {
        this.m_running?.abort();
        const running = new AbortController();
        this.m_running = running;
        try {
            const response = await fetch(PATH, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ page: this.m_page, stations }),
                signal: running.signal,
            });
            const answer = (await response.json()) as TrialAnswer & { readonly error?: string };
            if (running.signal.aborted) {
                return null;
            }
            if (answer.error !== undefined) {
                throw new Refusal(answer.error);
            }
            return answer;
        } catch (error) {
            if (running.signal.aborted) {
                return null;
            }
            throw error;
        }
    }

    /** Whatever is asked is answered no more. An empty question takes its place in the program. */
    cancel(): void {
        void this.ask([]).catch(() => null);
    }
}

/** The program answered, and said no. */
export class Refusal extends Error {}
