const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

export const durationPattern = /^([1-9]\d{0,5})(ms|s|m|h)$/;

/** `8s`, `3m`, `2h`, `500ms` → ms; null for anything else. */
export const durationOf = (text: string): number | null => {
  const [, count, unit] = durationPattern.exec(text) ?? [];
  return count && unit ? Number(count) * units[unit as keyof typeof units] : null;
};
