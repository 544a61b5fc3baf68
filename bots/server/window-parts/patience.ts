/** Longer than this no answer of the server is waited for, ms. `withFile`: where a file is on its way, in either direction. */
export const patience = { usual: 20_000, withFile: 150_000 } as const;
