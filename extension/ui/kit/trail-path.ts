/** Where the marks of a trail stand, and the line through them. Places are percent of the map. */

export interface Place {
  readonly x: number;
  readonly y: number;
  /** The name stands above a peak and below a valley. */
  readonly above: boolean;
}

/** Eight steps and the hut, drawn by hand. */
const EIGHT: readonly Place[] = [
  { x: 6, y: 74, above: false },
  { x: 17.5, y: 58, above: true },
  { x: 29, y: 72, above: false },
  { x: 41, y: 50, above: true },
  { x: 53, y: 68, above: false },
  { x: 64.5, y: 48, above: true },
  { x: 75.5, y: 63, above: false },
  { x: 86, y: 42, above: true },
  { x: 94.5, y: 28, above: true },
];

/** Places for `stops` marks and the hut after them. */
export function placesFor(stops: number): readonly Place[] {
  if (stops === 8) return EIGHT;
  const places: Place[] = [];
  for (let i = 0; i < stops; i++) {
    const along = stops === 1 ? 0 : i / (stops - 1);
    const above = i % 2 === 1;
    places.push({ x: round(6 + 80 * along), y: round((above ? 56 : 73) - 14 * along), above });
  }
  return [...places, { x: 94.5, y: 28, above: true }];
}

/**
 * The line from mark `from` to mark `to`; mark -1 is where the trail enters the map. Empty when nothing lies between.
 */
export function trailPath(places: readonly Place[], from: number, to: number): string {
  const points = waypoints(places);
  // Between two marks lies one waypoint: mark i is point 2i + 1 after the entry, which is point 0.
  const begin = from < 0 ? 0 : from * 2 + 1;
  const end = Math.min(points.length - 1, to * 2 + 1);
  const first = points[begin];
  if (!first || end <= begin) return "";
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (let i = begin; i < end; i++) path += curve(points, i);
  return path;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Marks and a waypoint between each two, off the straight line: a path on a hill is never straight. */
function waypoints(places: readonly Place[]): readonly Point[] {
  const marks = places.map(({ x, y }) => ({ x: x * 14.4, y: y * 3.3 }));
  const points: Point[] = [{ x: -28.8, y: 198 }];
  marks.forEach((mark, i) => {
    points.push(mark);
    const next = marks[i + 1];
    if (next)
      points.push({
        x: (mark.x + next.x) / 2 + (i % 2 === 0 ? -10 : 14),
        y: (mark.y + next.y) / 2 + (i % 2 === 0 ? -6 : 4),
      });
  });
  return points;
}

/** One Catmull-Rom segment as a Bezier curve. */
function curve(points: readonly Point[], i: number): string {
  const at = (index: number): Point => points[Math.max(0, Math.min(points.length - 1, index))] ?? { x: 0, y: 0 };
  const [before, start, end, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
  const c1 = { x: start.x + (end.x - before.x) / 6, y: start.y + (end.y - before.y) / 6 };
  const c2 = { x: end.x - (after.x - start.x) / 6, y: end.y - (after.y - start.y) / 6 };
  return `C${[c1, c2, end].map(({ x, y }) => `${round(x)} ${round(y)}`).join(" ")}`;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
