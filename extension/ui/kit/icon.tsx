/** Line icons on a 24-unit grid. Always beside a word, or hidden from readers with a name on the control. */
import type { VNode } from "preact";

const PATHS = {
  tick: ["M5 12.5l4.5 4.5L19 7.5"],
  pen: ["M4.5 19.5l1-4L16 5l3 3L8.5 18.5z", "M14 7l3 3"],
  arrow: ["M5 12h14M13 6l6 6-6 6"],
  back: ["M19 12H5M11 6l-6 6 6 6"],
  plus: ["M12 5v14M5 12h14"],
  minus: ["M6 12h12"],
  undo: ["M9 7L5 11l4 4M5 11h9a5 5 0 010 10h-2"],
  fault: ["M12 4.5L21 19.5H3zM12 10v4.5M12 17v.2"],
  hut: ["M3.5 12.5L12 5l8.5 7.5M18 11v8.5H6V11M10 19.5v-5h4v5"],
  link: [
    "M10 14a4 4 0 005.7 0l2.8-2.8a4 4 0 00-5.7-5.7L11.5 6.8",
    "M14 10a4 4 0 00-5.7 0l-2.8 2.8a4 4 0 005.7 5.7l1.3-1.3",
  ],
  down: ["M12 4v11M7 10.5l5 5 5-5M5 20h14"],
  up: ["M12 16V5M7 9.5l5-5 5 5M5 20h14"],
  chevron: ["M6 9.5l6 6 6-6"],
  chevronUp: ["M6 14.5l6-6 6 6"],
  cross: ["M6 6l12 12M18 6L6 18"],
  device: ["M3.5 5h17v11h-17z", "M2 19.5h20"],
  cloud: ["M7 18.5h10a4 4 0 00.6-7.95A6 6 0 006.2 9.3 4.7 4.7 0 007 18.5z", "M9.5 13.5l2 2 3.5-3.7"],
  cloudOff: ["M7 18.5h10a4 4 0 00.6-7.95A6 6 0 006.2 9.3 4.7 4.7 0 007 18.5zM4 4l16 16"],
  book: ["M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.500c2-1.500 5-2 8-1.500V5c-3-.5-6 0-8 1.500z", "M12 6.500v13"],
  trash: ["M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7"],
  search: ["M10.500 4.500a6 6 0 110 12 6 6 0 010-12z", "M15 15l5 5"],
  copy: ["M8 8h11v11H8z", "M5 16V5h11"],
  pause: ["M9 6v12M15 6v12"],
  moved: ["M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4"],
  grip: ["M9 6.500v.2M9 12v.2M9 17.500v.2M15 6.500v.2M15 12v.2M15 17.500v.2"],
  pin: ["M12 21v-6M8 4h8l-1 6 2.500 4.500h-11L9 10z"],
  more: ["M6 12v.2M12 12v.2M18 12v.2"],
  clock: ["M12 4a8 8 0 110 16 8 8 0 010-16z", "M12 8v4.500l3 2"],
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, flip = false }: { readonly name: IconName; readonly flip?: boolean }): VNode {
  return (
    <svg class={flip ? "i i-flip" : "i"} viewBox="0 0 24 24" aria-hidden="true">
      {PATHS[name].map((d) => (
        <path d={d} />
      ))}
    </svg>
  );
}
