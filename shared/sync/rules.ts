/**
 * The rules of sync that guard against loss, as values. The engine always runs by `RULES`; they are an argument inside
 * this folder so that a test can switch one off and show that the simulation then loses something.
 */
export interface Rules {
  /** A relay that names another epoch is another log: start again and send what it lacks. */
  readonly epoch: boolean;
  /** So is one whose head is below what this device has read. */
  readonly head: boolean;
  /** So is one that has another running hash there. */
  readonly hash: boolean;
  /** So is one that has not what it acknowledged, though the cursor had not come so far. */
  readonly mark: boolean;
  /** The cursor moves after entries are applied and saved. */
  readonly cursorAfterSave: boolean;
  /** A stream with an entry that cannot be opened is sent again. */
  readonly resend: boolean;
}

export const RULES: Rules = {
  epoch: true,
  head: true,
  hash: true,
  mark: true,
  cursorAfterSave: true,
  resend: true,
};
