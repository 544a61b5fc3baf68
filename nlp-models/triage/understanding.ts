/** What a customer's sentence means, how sure we are, and what to do then. */
export interface Understanding {
  /** The language that it was read in: one of the bot's own. */
  readonly locale: string;
  /** The best intent; null when nothing is accepted or asked back. */
  readonly intent: string | null;
  /** 0 to 1, calibrated: of a hundred sentences at 0.9, ninety are right. 1 for a rule. */
  readonly confidence: number;
  readonly decision: 'accept' | 'clarify' | 'none';
  /** The runners-up, best first, at most 3; for `clarify`, the two to offer come from intent and these. */
  readonly alternatives: readonly { readonly intent: string; readonly confidence: number }[];
  readonly entities: readonly Entity[];
  /** Whether a designer's phrase or the model decided. */
  readonly by: 'rule' | 'model';
}

export interface Entity {
  /** `card_ending`, `email`, … */
  readonly type: string;
  readonly value: string;
  /** As the customer wrote it. */
  readonly text: string;
  /** Where it stands, in UTF-16 units; `end` is behind it. */
  readonly start: number;
  readonly end: number;
}

export interface Triage {
  /** `spoken`: the conversation's language so far, which a clear sentence in another overrules. `fixed`: no detection. */
  understand(text: string, language: { readonly spoken?: string } | { readonly fixed: string }): Promise<Understanding>;
}
