/**
 * The planner's rules as values. The app always plans by `RULES`; they are an argument inside this folder so that a
 * test can switch one off and show that a law breaks.
 */
export interface Rules {
  /** Leave the profile's buffer of each day free. */
  readonly buffer: boolean;
  /** Keep pauses free. */
  readonly pauses: boolean;
  /** Count what was done today against today's minutes. */
  readonly doneToday: boolean;
  /** A topic waits for the topics it requires. */
  readonly requires: boolean;
  /** Only the chosen option of each track. */
  readonly tracks: boolean;
  /** Leave out what the learner knew or skipped. */
  readonly knownAndSkipped: boolean;
  /** A pinned topic waits for its day and comes first from then on. */
  readonly pins: boolean;
  /** Several roadmaps take turns by their shares. */
  readonly shares: boolean;
  /** Reviews that are closest to being forgotten come first. */
  readonly weakestFirst: boolean;
  /** While topics remain, reviews take at most one part in so many of a day. */
  readonly reviewsOneIn: number;
  /** Shortest piece of a topic, in minutes, that is begun at a day's end. */
  readonly crumb: number;
  /** An estimate that was used up grows by so many minutes at a time. */
  readonly overrun: number;
  /** How far ahead the plan looks, in days. */
  readonly horizon: number;
}

export const RULES: Rules = {
  buffer: true,
  pauses: true,
  doneToday: true,
  requires: true,
  tracks: true,
  knownAndSkipped: true,
  pins: true,
  shares: true,
  weakestFirst: true,
  reviewsOneIn: 2,
  crumb: 15,
  overrun: 10,
  horizon: 3653,
};
