/** Thrown for a flow that goes on and on without waiting for anybody. */
export class EndlessFlow extends Error {
  readonly code = 'endless_flow';
  constructor(flow: string, cause: unknown) {
    super(`The flow ${flow} goes in a circle without the customer. Put a question into it: \`schalter prove ${flow}\` shows where.`, {
      cause,
    });
    this.name = 'EndlessFlow';
  }
}
