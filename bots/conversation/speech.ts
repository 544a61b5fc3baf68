import type { Choice, Words } from '../../flows/dialogue/reply';

/** What the bot says in one turn. All of it becomes one bubble: it arrives whole or not at all, and costs the bank one message. */
export class Speech {
  private spoken: { readonly text: string; readonly keys: readonly string[]; readonly question?: true }[] = [];
  private choices: readonly Choice[] = [];
  private menu: string | undefined;

  say(text: string, keys: readonly string[]): void {
    this.spoken.push({ text, keys });
  }

  /** What is said with choices below it. A turn shows one set of choices: the last one is the question that stands. */
  ask(text: string, keys: readonly string[], shown: { choices: readonly Choice[]; menu: string }): void {
    this.spoken.push({ text, keys, question: true });
    this.choices = shown.choices;
    this.menu = shown.menu;
  }

  /** Takes back what this turn has asked: nobody is there any more to take the answer. */
  dropQuestion(): void {
    this.spoken = this.spoken.filter(({ question }) => question !== true);
    this.choices = [];
    this.menu = undefined;
  }

  /** Said before everything else in this turn. */
  sayFirst(text: string, key: string): void {
    this.spoken.unshift({ text, keys: [key] });
  }

  /** All that was said so far, as the one bubble that it becomes. */
  said(): Words | null {
    if (this.spoken.length === 0) return null;
    const text = this.spoken.map((part) => part.text).join('\n\n');
    return {
      text,
      ...(this.choices.length === 0 ? {} : { choices: this.choices }),
      ...(this.menu === undefined ? {} : { menu: this.menu }),
    };
  }

  /** Somebody around the turn has changed what it says; the text keys stay, for they tell where it came from. */
  sayInstead(reply: Words | null): void {
    const keys = this.keys();
    this.spoken = reply ? [{ text: reply.text, keys }] : [];
    this.choices = reply?.choices ?? [];
    this.menu = reply?.menu ?? this.menu;
  }

  /** The text keys that all of it was made from. */
  keys(): readonly string[] {
    return this.spoken.flatMap((part) => part.keys);
  }

  hasSpoken(): boolean {
    return this.spoken.length > 0;
  }

  /** Whether a text of this namespace was said (`handoff:`). */
  hasSaid(namespace: `${string}:`): boolean {
    return this.spoken.some(({ keys }) => keys.some((key) => key.startsWith(namespace)));
  }

  /** Whether the last words of this turn are these. */
  hasSaidLast(key: string): boolean {
    return this.spoken.at(-1)?.keys.includes(key) ?? false;
  }
}
