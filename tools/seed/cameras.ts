/** The cameras a family may have had: what their files are called, and what is in them. */
import type { MediaKind } from '../../core/kind.ts';

export interface Camera {
  make: string;
  model: string;
  lenses: readonly string[];
  /** Years it was in use. */
  years: readonly [first: number, last: number];
  width: number;
  height: number;
  /** Of the still: its extension and kind. */
  still: readonly [ext: string, kind: MediaKind];
  /** The film's extension, and what comes of a still beside it: a RAW, or the moving part of a live photo. */
  film?: string;
  beside?: readonly [ext: string, kind: MediaKind];
  phone: boolean;
  /** `#` is a number of four digits, `@` date and time. */
  naming: string;
}

const JPEG = ['JPG', 'jpeg'] as const;
const jpeg = ['jpg', 'jpeg'] as const;

export const CAMERAS: readonly Camera[] = [
  {
    ...{ make: 'Canon', model: 'Canon PowerShot A80', lenses: [], years: [2004, 2008], width: 2272, height: 1704 },
    ...{ still: JPEG, film: 'AVI', phone: false, naming: 'IMG_#' },
  },
  {
    ...{ make: 'NIKON CORPORATION', model: 'NIKON D70', years: [2004, 2010], width: 3008, height: 2000 },
    ...{ still: JPEG, beside: ['NEF', 'raw'], phone: false, naming: 'DSC_#' },
    lenses: ['AF-S DX Zoom-Nikkor 18-70mm f/3.5-4.5G IF-ED', 'AF Nikkor 50mm f/1.8D'],
  },
  {
    ...{ make: 'Nokia', model: 'N95', lenses: [], years: [2007, 2011], width: 2592, height: 1944 },
    ...{ still: jpeg, film: 'mp4', phone: true, naming: '@' },
  },
  {
    ...{ make: 'Canon', model: 'Canon EOS 5D Mark II', years: [2009, 2018], width: 5616, height: 3744 },
    ...{ still: JPEG, beside: ['CR2', 'raw'], film: 'MOV', phone: false, naming: 'IMG_#' },
    lenses: ['EF24-105mm f/4L IS USM', 'EF50mm f/1.4 USM', 'EF70-200mm f/2.8L IS II USM'],
  },
  {
    ...{ make: 'Panasonic', model: 'DMC-TZ10', lenses: [], years: [2010, 2015], width: 4000, height: 3000 },
    ...{ still: JPEG, film: 'MTS', phone: false, naming: 'P100#' },
  },
  {
    ...{ make: 'Apple', model: 'iPhone 4S', lenses: ['iPhone 4S back camera 4.28mm f/2.4'], years: [2011, 2015] },
    ...{ width: 3264, height: 2448, still: JPEG, film: 'MOV', phone: true, naming: 'IMG_#' },
  },
  {
    ...{ make: 'GoPro', model: 'HERO4 Black', lenses: [], years: [2014, 2023], width: 4000, height: 3000 },
    ...{ still: JPEG, film: 'MP4', phone: false, naming: 'GOPR#' },
  },
  {
    ...{ make: 'Apple', model: 'iPhone 8', lenses: ['iPhone 8 back camera 3.99mm f/1.8'], years: [2017, 2022] },
    ...{ width: 4032, height: 3024, still: ['HEIC', 'heif'], beside: ['MOV', 'video'], film: 'MOV', phone: true },
    naming: 'IMG_#',
  },
  {
    ...{ make: 'FUJIFILM', model: 'X-T3', years: [2018, 2026], width: 6240, height: 4160 },
    ...{ still: JPEG, beside: ['RAF', 'raw'], film: 'MOV', phone: false, naming: 'DSCF#' },
    lenses: ['XF23mmF2 R WR', 'XF18-55mmF2.8-4 R LM OIS', 'XF55-200mmF3.5-4.8 R LM OIS'],
  },
  {
    ...{ make: 'SAMSUNG', model: 'SM-G973F', lenses: [], years: [2019, 2024], width: 4032, height: 3024 },
    ...{ still: jpeg, film: 'mp4', phone: true, naming: '@' },
  },
  {
    ...{ make: 'DJI', model: 'FC3170', lenses: [], years: [2020, 2026], width: 4000, height: 2250 },
    ...{ still: JPEG, beside: ['DNG', 'raw'], film: 'MP4', phone: false, naming: 'DJI_#' },
  },
  {
    ...{ make: 'Canon', model: 'Canon EOS R5', years: [2020, 2026], width: 8192, height: 5464 },
    ...{ still: JPEG, beside: ['CR3', 'raw'], film: 'MP4', phone: false, naming: '3L7A#' },
    lenses: ['RF24-105mm F4 L IS USM', 'RF100-500mm F4.5-7.1 L IS USM', 'RF35mm F1.8 MACRO IS STM'],
  },
  {
    ...{ make: 'Google', model: 'Pixel 6', lenses: ['Pixel 6 back camera 6.81mm f/1.85'], years: [2021, 2026] },
    ...{ width: 4080, height: 3072, still: jpeg, film: 'mp4', phone: true, naming: 'PXL_@' },
  },
  {
    ...{ make: 'Apple', model: 'iPhone 15 Pro', years: [2023, 2026], width: 5712, height: 4284, phone: true },
    ...{ still: ['HEIC', 'heif'], beside: ['MOV', 'video'], film: 'MOV', naming: 'IMG_#' },
    lenses: ['iPhone 15 Pro back triple camera 6.765mm f/1.78', 'iPhone 15 Pro back triple camera 9mm f/2.8'],
  },
];
