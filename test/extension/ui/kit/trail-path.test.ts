import { describe, expect, it } from "vitest";
import { placesFor, trailPath } from "#ext/ui/kit/trail-path.ts";

describe("the trail's line", () => {
  it.each([1, 2, 5, 8, 13])(
    "has a place for each of %i steps and the hut, all on the map, from left to right",
    (stops) => {
      const places = placesFor(stops);
      expect(places.length).toBe(stops + 1);
      places.forEach((place, i) => {
        expect(place.x).toBeGreaterThan(i === 0 ? 0 : (places[i - 1]?.x ?? 0));
        expect([place.x <= 100, place.y >= 0, place.y <= 100]).toEqual([true, true, true]);
      });
    },
  );

  it("meets where walked ends and ahead begins", () => {
    const places = placesFor(8);
    const walked = trailPath(places, -1, 3);
    const ahead = trailPath(places, 3, 8);
    expect(ahead.startsWith(`M${walked.split(" ").slice(-2).join(" ")}C`)).toBe(true);
    expect(trailPath(places, -1, 8).endsWith(ahead.slice(ahead.indexOf("C")))).toBe(true);
  });

  it("is empty when nothing lies between", () => {
    expect(trailPath(placesFor(8), 8, 8)).toBe("");
  });
});
