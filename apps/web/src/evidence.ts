// SPDX-License-Identifier: Apache-2.0
/** What a result records short about a gap, told in words: obstacles and remedies. */
import type { Words } from './words';

/** The message of a remedy by its kind, for an amount below and above nothing. */
const REMEDIES: Readonly<Record<string, readonly [string, string]>> = {
    azimuth: ['turn_left', 'turn_right'],
    tilt: ['tilt_up', 'tilt_down'],
    power: ['power', 'power'],
    mast: ['mast', 'mast'],
};

/** Of "azimuth -82 deg LC0010:2" it is "turn the antenna of LC0010:2 82° anticlockwise". Other text as it is. */
export function remedyText(recorded: string, words: Words): string {
    if (recorded === 'new_station') {
        return words.say('remedy.new_station');
    }
    const parts = /^(\w+) ([+-]?[\d.]+) \S+ (.+)$/.exec(recorded);
    const [, kind = '', amount = '', sector = ''] = parts ?? [];
    const message = REMEDIES[kind]?.[Number(amount) > 0 ? 1 : 0];
    const digits = amount.split('.')[1]?.length ?? 0;
    return message === undefined ? recorded : words.say(`remedy_short.${message}`, { sector, amount: words.number(Math.abs(Number(amount)), digits) });
}

/** Of "3.86 km +8 m 104.00723,22.28407" it is "3.86 km from the station, 8 m above the line of sight". Other text as it is. */
export function obstacleText(recorded: string, words: Words): string {
    const [, km, metres] = /^([\d.]+) km ([+-]?[\d.]+) m\b/.exec(recorded) ?? [];
    if (km === undefined || metres === undefined) {
        return recorded;
    }
    const key = Number(metres) < 0 ? 'map.card.obstacle_below' : 'map.card.obstacle_above';
    return words.say(key, { km: words.number(Number(km), 1), m: words.number(Math.abs(Number(metres)), 0) });
}
