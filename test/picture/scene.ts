/** A landscape of our own, so plain that anybody sees which way is up. */
import sharp from 'sharp';
import type { Pixels } from '../fixtures/photo.ts';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">
  <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#2b5d9b"/><stop offset="1" stop-color="#f6d3a2"/></linearGradient>
  <rect width="1200" height="800" fill="url(#sky)"/>
  <circle cx="905" cy="235" r="85" fill="#fff3c9"/>
  <path d="M0 560 250 300 430 480 640 250 1010 600 1200 470V800H0Z" fill="#4d6485"/>
  <path d="M0 660Q300 540 620 640T1200 610V800H0Z" fill="#3f7a53"/>
  <path d="M0 740Q420 640 1200 735V800H0Z" fill="#2c5a3c"/>
  <path d="M255 690V590L330 530 405 590V690Z" fill="#f2ede2"/>
  <path d="M235 605 330 520 425 605Z" fill="#a8452f"/>
  <rect x="315" y="630" width="32" height="60" fill="#5b4030"/>
</svg>`;

export async function scene(width: number, height: number): Promise<Pixels> {
  const { data } = await sharp(Buffer.from(SVG))
    .resize(width, height)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width, height };
}
