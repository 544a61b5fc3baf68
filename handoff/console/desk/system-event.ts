import type { Line } from './line';

/** What a line of the system tells, read from the server's short form. */
export type SystemEvent =
  | { readonly kind: 'requested'; readonly reason: string; readonly queue: string; readonly priority: string }
  /** A handoff went on; `detail`: the outcome, or where it was passed to. */
  | { readonly kind: 'step'; readonly step: HandoffStep; readonly who: string; readonly detail: string }
  | { readonly kind: 'action'; readonly action: string; readonly outcome: string }
  | { readonly kind: 'failure'; readonly reason: string }
  | { readonly kind: 'other'; readonly text: string };

const steps = [
  'accepted',
  'agent_lost',
  'back_in_line',
  'cancelled',
  'completed',
  'customer_left',
  'on_hold',
  'queue_gone',
  'reopened',
  'resumed',
  'returned',
  'transfer_declined',
  'transfer_not_taken',
  'transfer_wanted',
  'transferred',
] as const;
export type HandoffStep = (typeof steps)[number];

/**
 * Reads `handoff: asked → general (normal)`, `handoff: accepted` with its agent, `handoff: returned (resolved)`,
 * `handoff: transferred → cards`, `cards.block: ok`, `bot failure: …`; the rest as it stands.
 */
export const systemEvent = ({ text, agent }: Pick<Line, 'text' | 'agent'>): SystemEvent => {
  const [, reason, queue, priority] = /^handoff: (\S+) → (\S+) \((\w+)\)$/.exec(text) ?? [];
  if (reason !== undefined && queue !== undefined && priority !== undefined) return { kind: 'requested', reason, queue, priority };

  const [, named = '', outcome, target] = /^handoff: ([a-z ]+?)(?: \((.+)\)| → (.+))?$/s.exec(text) ?? [];
  const step = steps.find((one) => one === named.replaceAll(' ', '_'));
  if (step !== undefined) {
    // The id of an agent tells a reader nothing; who has taken it stands in the next line.
    const to = target?.startsWith('agent-') ? '' : target;
    return { kind: 'step', step, who: agent?.name ?? '', detail: outcome ?? to ?? '' };
  }

  const [, failure] = /^bot failure: (.+)$/s.exec(text) ?? [];
  if (failure !== undefined) return { kind: 'failure', reason: failure };

  const [, action, result] = /^([\w-]+\.[\w.-]+): ([\w ]+)$/.exec(text) ?? [];
  if (action !== undefined && result !== undefined) return { kind: 'action', action, outcome: result.replaceAll(' ', '_') };
  return { kind: 'other', text };
};
