/** How much this browser keeps for us, and whether it promised to keep it. */
export interface StorageState {
  /** Bytes, or null when the browser does not say. */
  readonly used: number | null;
  readonly persisted: boolean;
}

export async function storageState(): Promise<StorageState> {
  try {
    const [{ usage }, persisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    return { used: usage ?? null, persisted };
  } catch {
    return { used: null, persisted: false };
  }
}
