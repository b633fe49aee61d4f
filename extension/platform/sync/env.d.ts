/** What a build may be given besides what WXT gives it. */
interface ImportMetaEnv {
  /** Origin of the relay that `npm start` runs beside the browser. */
  readonly WXT_RELAY_URL?: string;
}
