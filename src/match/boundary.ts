import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { pointToLineDistance } from '@turf/point-to-line-distance';
import type { BoundaryCorner } from '../input/place-file.js';

/** Longitude and latitude in degrees, in this order, as in GeoJSON. */
export type Point = readonly [longitude: number, latitude: number];

/** The line around one region, and what lies beyond each stretch of it. */
export interface Boundary {
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  contains(point: Point): boolean;
  /** What lies beyond the stretches that come within a distance of the point; in the order of the line. */
  beyondWithin(point: Point, distanceKm: number): readonly string[];
  /** What lies beyond the stretches nearest to the point: two where they meet in the nearest corner. */
  beyondNearest(point: Point): readonly string[];
}

/** No degree of latitude is shorter, and none of longitude up to 50° north: to leave out far stretches. */
const LEAST_KM_PER_DEGREE = { latitude: 110, longitude: 71 } as const;

/** Less than any stretch is long; more than two calculations of one distance differ. */
const TIE_KM = 0.01;

type Stretch = { readonly beyond: string; readonly line: GeoLine };
type GeoLine = { type: 'LineString'; coordinates: [number, number][] };

function stretchesOf(corners: readonly BoundaryCorner[]): readonly Stretch[] {
  return corners.map(({ beyond, longitude, latitude }, index) => {
    const next = corners[(index + 1) % corners.length]!;
    const coordinates: [number, number][] = [
      [longitude, latitude],
      [next.longitude, next.latitude],
    ];
    return { beyond, line: { type: 'LineString', coordinates } };
  });
}

/** No stretch is nearer than this: the distance to the box around it, in the shortest degrees. */
function leastKm([longitude, latitude]: Point, { line }: Stretch): number {
  const [[x1, y1], [x2, y2]] = line.coordinates as [[number, number], [number, number]];
  const dx = Math.max(Math.min(x1, x2) - longitude, longitude - Math.max(x1, x2), 0);
  const dy = Math.max(Math.min(y1, y2) - latitude, latitude - Math.max(y1, y2), 0);
  return Math.max(dx * LEAST_KM_PER_DEGREE.longitude, dy * LEAST_KM_PER_DEGREE.latitude);
}

function distanceKm(point: Point, { line }: Stretch): number {
  return pointToLineDistance([...point], line, { units: 'kilometers' });
}

/** A boundary from its corners in order; the last is joined to the first. It must lie south of 50° north. */
export function boundaryOf(corners: readonly BoundaryCorner[]): Boundary {
  const stretches = stretchesOf(corners);
  const ring = [...stretches, stretches[0]!].map(({ line }) => line.coordinates[0]!);
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return {
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    contains: (point) => booleanPointInPolygon([...point], { type: 'Polygon', coordinates: [ring] }),
    beyondWithin: (point, limitKm) => {
      const near = stretches.filter(
        (stretch) => leastKm(point, stretch) <= limitKm && distanceKm(point, stretch) <= limitKm,
      );
      return [...new Set(near.map(({ beyond }) => beyond))];
    },
    beyondNearest: (point) => beyondNearest(point, stretches),
  };
}

/** Measures the stretches in the order of a lower bound of their distance, until none can be nearer. */
function beyondNearest(point: Point, stretches: readonly Stretch[]): readonly string[] {
  const inOrder = stretches
    .map((stretch) => ({ stretch, leastKm: leastKm(point, stretch) }))
    .sort((a, b) => a.leastKm - b.leastKm);
  let nearestKm = Number.POSITIVE_INFINITY;
  let nearest: { beyond: string; km: number }[] = [];
  for (const { stretch, leastKm } of inOrder) {
    if (leastKm > nearestKm + TIE_KM) break;
    const km = distanceKm(point, stretch);
    nearestKm = Math.min(nearestKm, km);
    nearest = [...nearest, { beyond: stretch.beyond, km }].filter((one) => one.km <= nearestKm + TIE_KM);
  }
  return [...new Set(nearest.map(({ beyond }) => beyond))];
}
