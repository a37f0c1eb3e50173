/** What is drawn: each scene fills its paper, in colours around one hue. */
import type { Chance } from './chance.ts';

interface Paint {
  width: number;
  height: number;
  /** 0 to 359. */
  hue: number;
  chance: Chance;
}

type Scene = (paint: Paint) => string;

export const SCENES: readonly Scene[] = [hills, sea, town, lights, flower, portrait, mountains, table];

const colour = (hue: number, saturation: number, lightness: number) =>
  `hsl(${(hue + 360) % 360},${saturation}%,${lightness}%)`;

/** Degrees to either side: grass and sky have their colours. */
function outdoors({ hue }: Paint): number {
  return (hue % 50) - 25;
}

function sky({ width, height }: Paint, above: string, below: string): string {
  const stops = `<stop offset="0" stop-color="${above}"/><stop offset="1" stop-color="${below}"/>`;
  const gradient = `<linearGradient id="s" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient>`;
  return `<defs>${gradient}</defs><rect width="${width}" height="${height}" fill="url(#s)"/>`;
}

function disc(x: number, y: number, radius: number, fill: string, opacity = 1): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" opacity="${opacity}"/>`;
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function hills(paint: Paint): string {
  const { width, height, chance } = paint;
  const tone = outdoors(paint);
  const ground = chance.oneOf([110, 200, 260]);
  const side = Math.min(width, height);
  const sun = disc(width * (0.2 + 0.6 * chance.part()), height * 0.35, side * 0.1, colour(tone + 45, 90, 85));
  const layers = [0, 1, 2, 3].map((layer) => {
    const y = height * (0.5 + 0.13 * layer);
    const [up, down] = [y - height * 0.2 * chance.part(), y + height * 0.15 * chance.part()];
    const curve = `M0 ${y} C${width * 0.3} ${up} ${width * 0.6} ${down} ${width} ${y} V${height} H0 Z`;
    return `<path d="${curve}" fill="${colour(ground + tone - 12 * layer, 35, 58 - 13 * layer)}"/>`;
  });
  return sky(paint, colour(tone + 205, 60, 60), colour(tone + 35, 80, 82)) + sun + layers.join('');
}

function sea(paint: Paint): string {
  const { width, height, chance } = paint;
  const tone = outdoors(paint);
  const above = chance.oneOf([205, 215, 15, 335]);
  const x = width * (0.25 + 0.5 * chance.part());
  const line = height * (0.5 + 0.15 * chance.part());
  const side = Math.min(width, height);
  const glow = disc(x, line - side * 0.08, side * 0.11, colour(tone + 40, 95, 80));
  const waves = [0, 1, 2, 3, 4].map((wave) => {
    const y = line + (height - line) * (0.08 + 0.2 * wave);
    return `<ellipse cx="${x}" cy="${y}" rx="${side * (0.1 + 0.06 * wave)}" ry="${side * 0.012}" fill="#fff" opacity=".35"/>`;
  });
  const water = box(0, line, width, height - line, colour(tone / 2 + 205, 50, 38));
  return sky(paint, colour(above, 65, 58), colour(tone / 2 + 35, 85, 80)) + glow + water + waves.join('');
}

function town(paint: Paint): string {
  const { width, height, hue, chance } = paint;
  const houses = Array.from({ length: 9 }, (_, i) => {
    const [wide, tall] = [width / 9, height * (0.25 + 0.4 * chance.part())];
    const house = box(i * wide, height - tall, wide * 0.94, tall, colour(hue + 220, 25, 16 + 4 * (i % 3)));
    const lit = box((i + 0.3) * wide, height - tall * 0.7, wide * 0.3, wide * 0.3, colour(45, 90, 70));
    return chance.percent(60) ? house + lit : house;
  });
  return sky(paint, colour(hue + 230, 45, 28), colour(hue + 20, 75, 66)) + houses.join('');
}

function lights(paint: Paint): string {
  const { width, height, hue, chance } = paint;
  const discs = Array.from({ length: 16 }, () => {
    const radius = Math.min(width, height) * (0.05 + 0.12 * chance.part());
    const fill = colour(hue + chance.between(-50, 50), 80, chance.between(55, 80));
    return disc(width * chance.part(), height * chance.part(), radius, fill, 0.25 + 0.4 * chance.part());
  });
  return sky(paint, colour(hue + 180, 40, 12), colour(hue + 200, 50, 24)) + discs.join('');
}

function flower(paint: Paint): string {
  const { width, height, hue, chance } = paint;
  const [x, y] = [width * (0.35 + 0.3 * chance.part()), height * (0.4 + 0.2 * chance.part())];
  const side = Math.min(width, height);
  const count = chance.between(6, 11);
  const petals = Array.from({ length: count }, (_, i) => {
    const shape = `cx="${x}" cy="${y - side * 0.22}" rx="${side * 0.09}" ry="${side * 0.2}"`;
    const fill = colour(hue, 75, 60 + (i % 2) * 8);
    return `<ellipse ${shape} fill="${fill}" transform="rotate(${(360 / count) * i} ${x} ${y})"/>`;
  });
  const heart = disc(x, y, side * 0.1, colour(48, 90, 55));
  return sky(paint, colour(110, 35, 45), colour(135, 40, 22)) + petals.join('') + heart;
}

function portrait(paint: Paint): string {
  const { width, height, hue, chance } = paint;
  const [x, side] = [width * (0.4 + 0.2 * chance.part()), Math.min(width, height)];
  const y = height * 0.42;
  const skin = colour(25, 45, chance.between(45, 78));
  const shape = `cx="${x}" cy="${y + side * 0.5}" rx="${side * 0.36}" ry="${side * 0.3}"`;
  const shoulders = `<ellipse ${shape} fill="${colour(hue, 55, 42)}"/>`;
  const hair = disc(x, y - side * 0.03, side * 0.2, colour(30, 35, chance.between(12, 40)));
  const face = disc(x, y + side * 0.03, side * 0.16, skin);
  return sky(paint, colour(hue + 160, 30, 75), colour(hue + 180, 25, 58)) + hair + shoulders + face;
}

function mountains(paint: Paint): string {
  const { width, height, chance } = paint;
  const tone = outdoors(paint);
  const peaks = [0.2, 0.75, 0.48].map((at, i) => {
    const [x, top] = [width * at, height * (0.2 + 0.25 * chance.part())];
    const [wide, base] = [width * (0.3 + 0.1 * i), height];
    const snow = (base - top) * 0.22;
    const cap = `${x},${top} ${x - (wide * snow) / (base - top)},${top + snow} ${x + (wide * snow) / (base - top)},${top + snow}`;
    const rock = `<polygon points="${x},${top} ${x - wide},${base} ${x + wide},${base}" fill="${colour(tone + 215, 22, 50 - 10 * i)}"/>`;
    return `${rock}<polygon points="${cap}" fill="#f4f7fb"/>`;
  });
  return sky(paint, colour(tone + 205, 60, 55), colour(tone + 195, 55, 85)) + peaks.join('');
}

function table(paint: Paint): string {
  const { width, height, hue, chance } = paint;
  const [x, y, side] = [width / 2, height / 2, Math.min(width, height)];
  const plate = disc(x, y, side * 0.38, '#f6f3ee') + disc(x, y, side * 0.29, '#e9e4db');
  const food = Array.from({ length: 9 }, () => {
    const [dx, dy] = [chance.bell() * side * 0.08, chance.bell() * side * 0.08];
    return disc(x + dx, y + dy, side * (0.03 + 0.06 * chance.part()), colour(chance.between(0, 120), 65, 48));
  });
  return sky(paint, colour(hue + 20, 35, 38), colour(hue + 25, 40, 26)) + plate + food.join('');
}
