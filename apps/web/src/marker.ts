// SPDX-License-Identifier: Apache-2.0
/** Small shapes that tell classes apart without colour, on a canvas: on the map, and as pictures in lists. */
import type { ClassStyle, Shape } from './status';

const OUTLINE = '#4d4d4d';
const HATCH = '#7f7f7f';

/** Draws a shape of this radius around the point. */
export function drawShape(context: CanvasRenderingContext2D, x: number, y: number, radius: number, style: ClassStyle): void {
    context.save();
    context.lineWidth = 1;
    context.strokeStyle = OUTLINE;
    context.fillStyle = style.colour;
    context.setLineDash([]);
    PAINTERS[style.shape](context, x, y, radius, style.colour);
    context.restore();
}

type Painter = (context: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string) => void;

const PAINTERS: Readonly<Record<Shape, Painter>> = {
    disc: (context, x, y, r) => {
        circle(context, x, y, r);
        context.fill();
        context.stroke();
    },
    ring: (context, x, y, r) => {
        circle(context, x, y, r);
        context.fillStyle = '#ffffff';
        context.fill();
        context.setLineDash([2, 2]);
        context.strokeStyle = HATCH;
        context.lineWidth = 1.5;
        context.stroke();
    },
    hatched: (context, x, y, r) => {
        circle(context, x, y, r);
        context.fillStyle = '#ffffff';
        context.fill();
        context.save();
        context.clip();
        context.beginPath();
        for (let shift = -2 * r; shift <= 2 * r; shift += 3.5) {
            context.moveTo(x + shift - r, y + r);
            context.lineTo(x + shift + r, y - r);
        }
        context.strokeStyle = HATCH;
        context.stroke();
        context.restore();
        circle(context, x, y, r);
        context.stroke();
    },
    triangle: (context, x, y, r) => polygon(context, [[x, y - 1.15 * r], [x + 1.1 * r, y + 0.85 * r], [x - 1.1 * r, y + 0.85 * r]]),
    square: (context, x, y, r) => polygon(context, [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]]),
    diamond: (context, x, y, r) => polygon(context, [[x, y - 1.2 * r], [x + 1.2 * r, y], [x, y + 1.2 * r], [x - 1.2 * r, y]]),
    cross: (context, x, y, r, colour) => {
        for (const [width, stroke] of [[5, '#ffffff'], [3, colour]] as const) {
            context.beginPath();
            context.moveTo(x - r, y - r);
            context.lineTo(x + r, y + r);
            context.moveTo(x + r, y - r);
            context.lineTo(x - r, y + r);
            context.lineWidth = width;
            context.lineCap = 'round';
            context.strokeStyle = stroke;
            context.stroke();
        }
    },
};

function circle(context: CanvasRenderingContext2D, x: number, y: number, r: number): void {
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
}

function polygon(context: CanvasRenderingContext2D, corners: readonly (readonly [number, number])[]): void {
    context.beginPath();
    for (const [x, y] of corners) {
        context.lineTo(x, y);
    }
    context.closePath();
    context.fill();
    context.stroke();
}

/** The shape as a small picture for lists and legends; its meaning stands beside it as text. */
export function swatch(style: ClassStyle): HTMLCanvasElement {
    const size = 18;
    const scale = 2;
    const canvas = document.createElement('canvas');
    canvas.width = size * scale;
    canvas.height = size * scale;
    canvas.className = 'swatch';
    canvas.setAttribute('aria-hidden', 'true');
    const context = canvas.getContext('2d');
    if (context !== null) {
        context.scale(scale, scale);
        drawShape(context, size / 2, size / 2, 5.5, style);
    }
    return canvas;
}
