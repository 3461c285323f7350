// SPDX-License-Identifier: Apache-2.0
/** Which coverage pictures can be shown: one operator's, and the best of all operators, put together here. */
import type { CoveragePicture } from './page_data';
import type { Words } from './words';

export interface CoverageChoice {
    readonly value: string; // 'Viettel|4G'; an empty part stands for any
    readonly label: string;
    readonly pictures: readonly CoveragePicture[]; // of one frame; what is shown is the best of them
    readonly hasLevels: boolean; // levels of several technologies are not comparable
}

const STATUSES = 4;
/** Of two statuses the one with the higher rank stands: none, then unknown, weak, good. Index: none, weak, good, unknown. */
const RANKS = [0, 2, 3, 1] as const;

/** The best of two grey values 1 + status + 4 * level step; 0 is outside. Unknown beats none: somebody may serve there. */
export function bestOf(one: number, other: number): number {
    if (one === 0 || other === 0) {
        return one + other;
    }
    const [a, b] = [(one - 1) % STATUSES, (other - 1) % STATUSES];
    const status = (RANKS[a] ?? 0) >= (RANKS[b] ?? 0) ? a : b;
    return 1 + status + STATUSES * Math.max(Math.floor((one - 1) / STATUSES), Math.floor((other - 1) / STATUSES));
}

const isOneFrame = (pictures: readonly CoveragePicture[]): boolean =>
    pictures.every((one) => (['west', 'south', 'east', 'north'] as const).every((edge) => one[edge] === pictures[0]?.[edge]));

/** Any operator first, then one by one. Pictures of different frames are not put together. */
export function coverageChoices(all: readonly CoveragePicture[], words: Words): CoverageChoice[] {
    const technologies = [...new Set(all.map((one) => one.technology))];
    const together = (technology: string): CoverageChoice => ({
        value: `|${technology}`,
        label: `${words.say('map.any_operator')}, ${technology === '' ? words.say('map.any_technology') : technology}`,
        pictures: all.filter((one) => technology === '' || one.technology === technology),
        hasLevels: technology !== '' || technologies.length === 1,
    });
    const combined = [...(technologies.length > 1 ? ['', ...technologies] : technologies)].map(together);
    const single = all.map((one) => ({ value: `${one.operator}|${one.technology}`, label: `${one.operator} ${one.technology}`, pictures: [one], hasLevels: true }));
    return [...combined.filter((one) => one.pictures.length > 1 && isOneFrame(one.pictures)), ...single];
}
