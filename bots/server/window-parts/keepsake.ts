/** One value that outlives the page. Where the browser keeps nothing (private windows, blocked storage) it lives as long as the page. */
export interface Keepsake<T> {
  read(): T | null;
  write(value: T | null): void;
}

/** What is used of the browser's storage. */
interface Drawer {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** @param storage asked at each use, for in some browsers merely naming it throws. */
export const keepsake = <T>(storage: () => Drawer, key: string): Keepsake<T> => {
  let here: T | null = null;
  return {
    read: () => {
      try {
        const kept = storage().getItem(key);
        return kept === null ? here : (JSON.parse(kept) as T);
      } catch {
        return here;
      }
    },
    write: (value) => {
      here = value;
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(value));
      } catch {
        // Then it is kept in this page only, and a reload begins anew.
      }
    },
  };
};
