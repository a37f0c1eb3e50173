/** Where a picture was taken. */
import type { Metadata } from '../../../core/metadata.ts';
import type { Said, Tags } from './exifTool.ts';
import { numberOf, numbersOf, textOf } from './tags.ts';

type Position = NonNullable<Metadata['gps']>;

/** Latitude, longitude and perhaps altitude in one: films. */
const COORDINATES = [
  'Keys:GPSCoordinates',
  'UserData:GPSCoordinates',
  'ItemList:GPSCoordinates',
  'QuickTime:GPSCoordinates',
];

export function positionOf({ values }: Said): Position | undefined {
  return exifPosition(values) ?? xmpPosition(values) ?? filmPosition(values);
}

function exifPosition(values: Tags): Position | undefined {
  const lat = numberOf(values, ['GPS:GPSLatitude']);
  const lon = numberOf(values, ['GPS:GPSLongitude']);
  const north = textOf(values, ['GPS:GPSLatitudeRef'])?.toUpperCase();
  const east = textOf(values, ['GPS:GPSLongitudeRef'])?.toUpperCase();
  if (lat === undefined || lon === undefined) return undefined;
  // EXIF has no signs: without its hemispheres a place is one of four.
  if (!north || !east || !'NS'.includes(north) || !'EW'.includes(east)) return undefined;
  const altitude = numberOf(values, ['GPS:GPSAltitude']);
  return position(
    north === 'S' ? 0 - lat : lat,
    east === 'W' ? 0 - lon : lon,
    signed(altitude, values['GPS:GPSAltitudeRef']),
  );
}

function xmpPosition(values: Tags): Position | undefined {
  const lat = numberOf(values, ['XMP-exif:GPSLatitude']);
  const lon = numberOf(values, ['XMP-exif:GPSLongitude']);
  if (lat === undefined || lon === undefined) return undefined;
  const altitude = numberOf(values, ['XMP-exif:GPSAltitude']);
  return position(lat, lon, signed(altitude, values['XMP-exif:GPSAltitudeRef']));
}

function filmPosition(values: Tags): Position | undefined {
  for (const name of COORDINATES) {
    const [lat, lon, altitude] = numbersOf(values[name]);
    const found = lat !== undefined && lon !== undefined && position(lat, lon, altitude);
    if (found) return found;
  }
  return namedPosition(textOf(values, ['UserData:LocationInformation']));
}

/** 3GPP's box, as FFmpeg writes it: `(none) Role=shooting Lat=48.85840 Lon=2.29449 Alt=35.00 Body=earth Notes=`. */
const NAMED = /\bLat=(-?[\d.]+) Lon=(-?[\d.]+) Alt=(-?[\d.]+)/;

function namedPosition(text = ''): Position | undefined {
  const [lat, lon, altitude] = (NAMED.exec(text) ?? []).slice(1).map(Number);
  return lat !== undefined && lon !== undefined ? position(lat, lon, altitude) : undefined;
}

/** 1 below the sea, 3 below the ellipsoid (EXIF 3.0). */
function signed(altitude: number | undefined, reference: unknown): number | undefined {
  return altitude !== undefined && Number(reference) % 2 === 1 ? 0 - altitude : altitude;
}

/** No place on Earth, or exactly none: zeroes are left where somebody removed the place. */
function position(lat: number, lon: number, altitude: number | undefined): Position | undefined {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return undefined;
  const isSane = altitude !== undefined && altitude > -12_000 && altitude < 100_000;
  // Seven digits are a centimetre.
  return { lat: fixed(lat, 7), lon: fixed(lon, 7), ...(isSane && { altitude: fixed(altitude, 2) }) };
}

function fixed(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}
