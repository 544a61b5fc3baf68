type Close = () => void | Promise<void>;

/** What has been opened, to be closed in the reverse order. */
export interface Closers {
  add(close: Close): void;
  /** Closes all, also where one of them fails; a second call finds nothing to do. */
  close(): Promise<void>;
}

export const closers = (): Closers => {
  const open: Close[] = [];
  const close = async (): Promise<void> => {
    const last = open.pop();
    if (!last) return;
    try {
      await last();
    } finally {
      await close();
    }
  };
  return { add: (one) => void open.push(one), close };
};
