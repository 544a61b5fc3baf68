/** A fault to play. Rules are asked in their order: delays add up, the first other one that fires decides. All of it is JSON. */
export interface Injection {
  /** Without it, every request. */
  readonly match?: {
    /** The customer's address. */
    readonly to?: string;
    readonly what?: What;
    /** Stands somewhere in the body. */
    readonly contains?: string;
  };
  readonly trigger: 'always' | { readonly next: number } | { readonly every: number } | { readonly share: number; readonly seed: number };
  readonly action: Action;
}

/** `resolve`: asks for a file's address; `download`: for the file there. */
export type What = 'message' | 'seen' | 'upload' | 'resolve' | 'download';

export type Action =
  /** An error of the Graph API instead of taking the message; `retryAfter` in s, `usage` in minutes (`X-Business-Use-Case-Usage`). */
  | {
      readonly do: 'error';
      readonly code: number;
      readonly subcode?: number;
      readonly status?: number;
      readonly retryAfter?: number;
      readonly usage?: number;
    }
  /** ms; of several, one after the other. */
  | { readonly do: 'delay'; readonly ms: number | readonly number[] }
  /** Never answers. */
  | { readonly do: 'hang'; readonly taken: boolean }
  /** Cuts the connection. */
  | { readonly do: 'reset'; readonly taken: boolean }
  /** Takes the message and breaks off in the middle of the answer. */
  | { readonly do: 'truncate' }
  /** A proxy's page instead of an answer. */
  | { readonly do: 'html'; readonly status: number }
  /** Takes the message; a `failed` status with this code follows. Messenger has no such status: there nothing follows. */
  | { readonly do: 'failLate'; readonly code: number };

/** What ends the search for an action. */
export type Decisive = Exclude<Action, { do: 'delay' }>;

export interface Injections {
  readonly add: (rule: Injection) => void;
  readonly clear: () => void;
  next(request: { readonly to: string; readonly what: What; readonly body: string }): {
    readonly delay: number;
    readonly action?: Decisive;
  };
}

export const injections = (): Injections => {
  let rules: { readonly rule: Injection; readonly fires: () => boolean; asked: number }[] = [];
  return {
    add: (rule) => void rules.push({ rule, fires: firing(rule.trigger), asked: 0 }),
    clear: () => {
      rules = [];
    },
    next: (request) => {
      let delay = 0;
      for (const entry of rules) {
        const { match = {}, action } = entry.rule;
        const concerns =
          (match.to ?? request.to) === request.to &&
          (match.what ?? request.what) === request.what &&
          request.body.includes(match.contains ?? '');
        if (!concerns || !entry.fires()) continue;
        if (action.do !== 'delay') return { delay, action };
        delay += typeof action.ms === 'number' ? action.ms : (action.ms[entry.asked++ % action.ms.length] ?? 0);
      }
      return { delay };
    },
  };
};

const firing = (trigger: Injection['trigger']): (() => boolean) => {
  if (trigger === 'always') return () => true;
  let count = 0;
  if ('next' in trigger) return () => count++ < trigger.next;
  if ('every' in trigger) return () => ++count % trigger.every === 0;
  const random = randomFrom(trigger.seed);
  return () => random() < trigger.share;
};

/** Park and Miller's generator: the same faults for the same seed. */
const randomFrom = (seed: number): (() => number) => {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};
