/** As far as it is used, the browser's `Notification`. */
interface Notifier {
  new (title: string, options: { readonly body: string; readonly tag: string }): unknown;
  readonly permission: string;
}

/** Lets the browser say it to somebody who looks elsewhere. `tag`: a later one with the same takes its place. */
export const notify = (browser: Notifier | undefined, title: string, about: { readonly body: string; readonly tag: string }): void => {
  try {
    if (browser?.permission === 'granted') new browser(title, about);
  } catch {
    // Chrome for Android has it and throws when it is used; title, list and sound tell it too.
  }
};
