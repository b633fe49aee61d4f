/** What the learner can do on the new tab. */
export interface TodayActions {
  /** Ticks a row, or takes the tick back. */
  toggle(key: string): void;
  /** Marks the topic of the day as done. */
  finishTopic(): void;
  /** Takes the last act back while its message shows, else the dates that were accepted today. */
  undo(): void;
  /** The field for a line now holds `text`. */
  writeLine(text: string): void;
  /** Keeps a line with today's topic. False when it could not be kept: the line goes back into its field. */
  keepLine(text: string): Promise<boolean>;
  /** Lists what fits into these minutes. */
  fit(minutes: number): void;
  /** Before the start: another usual day. */
  choosePace(minutes: number): void;
  start(): void;
  /** Takes the dates that the banner shows. */
  acceptDates(): void;
  /** Brings the dates back that were accepted last; false when none were. */
  undoDates(): boolean;
  /** Starts or stops the clock of today's topic. */
  clock(): void;
  /** Puts more of the roadmap on today's list. */
  more(): void;
}

/** What the learner can do when the storage does not answer. */
export interface FaultActions {
  retry(): void;
  /** Begins an empty library where one was lost. */
  beginAnew(): void;
  copyDetails(): void;
}
