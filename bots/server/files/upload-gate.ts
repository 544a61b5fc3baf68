/** Lets files in as long as there is room for them: each is in memory, several times over, until it is kept. */
export interface UploadGate {
  /** Null: no room now. Else what gives the room back; to be called once the file is kept, or is not. */
  enter(sender: string, bytes: number): (() => void) | null;
}

/** Bytes of all files under way. */
const room = 64 * 1_048_576;
/** Of one sender, so that nobody can take all of it. */
const filesOfOne = 2;

export const uploadGate = (): UploadGate => {
  const underWay = new Map<string, number>();
  let free = room;
  return {
    enter: (sender, bytes) => {
      const own = underWay.get(sender) ?? 0;
      if (own >= filesOfOne || bytes > free) return null;
      underWay.set(sender, own + 1);
      free -= bytes;
      return () => {
        free += bytes;
        const left = (underWay.get(sender) ?? 1) - 1;
        if (left > 0) underWay.set(sender, left);
        else underWay.delete(sender);
      };
    },
  };
};
