/** The doc side's rules as values, for tests that show what each is for. The app always runs by `SYNC_RULES`. */
export interface DocSideRules {
  /** `known` advances only without a gap. */
  readonly gap: boolean;
}

export const SYNC_RULES: DocSideRules = { gap: true };
