/** Something in a bot that is wrong or does not fit together. */
export interface BotProblem {
  readonly file: string;
  /** From 1; 0 where there is no line to point at. */
  readonly line: number;
  readonly message: string;
  readonly cure: string;
  readonly code?: string;
}

/** One line a problem, as editors link it: `file:line message cure`. */
export const inWords = ({ file, line, code, message, cure }: BotProblem): string =>
  `${file}${line > 0 ? `:${line}` : ''} ${code === undefined ? '' : `${code} `}${sentence(message)} ${cure}`.trimEnd();

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A bot that cannot start as it is, with everything that keeps it from it. */
export class BotUnfit extends Error {
  readonly code = 'bot_unfit';
  constructor(
    bot: string,
    readonly problems: readonly BotProblem[],
  ) {
    super(`The bot "${bot}" does not fit together:\n${problems.map(inWords).join('\n')}`);
    this.name = 'BotUnfit';
  }
}
