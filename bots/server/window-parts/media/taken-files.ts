/** What may be chosen; the server looks at the bytes, and has the last word. */
export const takenFiles = {
  /** As a file field wants it. */
  accept: 'image/jpeg,image/png,image/gif,image/webp,application/pdf,audio/*,video/*',
  /** Bytes, as the server takes them. */
  largest: 16 * 1_048_576,
};
