import type { BoundaryCorner } from '../input/place-file.js';
import type { PlaceSign } from '../model/place-sign.js';
import { countryOfPlace } from '../model/places.js';
import type { Site } from '../model/records.js';
import { type Boundary, boundaryOf, type Point } from './boundary.js';
import type { CoordinatesReader } from './place-reader.js';

/** Maps, receivers and the drawing of the line differ by less. */
const NEAR_LINE_KM = 20;
/** Half a degree each way is up to 70 km, on top of the above. */
const NEAR_LINE_ROUNDED_KM = 90;
/** West, south, east, north of China. Coordinates outside it contradict the country: swapped, or a mistake. */
const CHINA_BOX = [73, 18, 135.1, 53.6] as const;

function isIn([longitude, latitude]: Point, [west, south, east, north]: readonly number[]): boolean {
  return longitude >= west! && longitude <= east! && latitude >= south! && latitude <= north!;
}

/**
 * Whether a point outside the boundary can be believed: not where latitude and longitude look swapped, and not in
 * another country than the stated one. West of the region's east end that is told by the nearest stretch of line.
 */
function isCredible(point: Point, country: string | null, { box, beyondNearest }: Boundary): boolean {
  if (country === null) return !isIn([point[1], point[0]], box);
  if (!isIn(point, CHINA_BOX)) return false;
  return point[0] > box[2] || beyondNearest(point).every((beyond) => countryOfPlace(beyond) === country);
}

/** The place that the coordinates of a site show against the one boundary that is known; `country`: CN or null. */
export function signsOfCoordinates(
  { latitude, longitude }: Pick<Site, 'latitude' | 'longitude'>,
  country: string | null,
  region: string,
  boundary: Boundary,
): readonly PlaceSign[] {
  // 0, 0 is how programs write that they do not know.
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return [];
  const point: Point = [longitude, latitude];
  const source = { from: 'coordinates', words: `coordinates ${latitude}, ${longitude}` } as const;
  const isRounded = Number.isInteger(latitude) && Number.isInteger(longitude);
  const around = boundary.beyondWithin(point, isRounded ? NEAR_LINE_ROUNDED_KM : NEAR_LINE_KM);
  // A stated country decides a line between countries: of its two sides only one is in it.
  const near = around.filter((beyond) => country === null || countryOfPlace(beyond) === country);
  if (near.length > 0) return [{ ...source, kind: 'between', regions: [region, ...near] }];
  if (around.length > 0 || boundary.contains(point)) return [{ ...source, kind: 'in', region }];
  return isCredible(point, country, boundary) ? [{ ...source, kind: 'not-in', region }] : [];
}

/** Reads coordinates against the boundary of one region. */
export function coordinatesReader(region: string, corners: readonly BoundaryCorner[]): CoordinatesReader {
  const boundary = boundaryOf(corners);
  return (site, country) => signsOfCoordinates(site, country, region, boundary);
}
