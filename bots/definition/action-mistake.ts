/**
 * An action does not do as it declares: a mistake in code, which no further attempt mends. `input_mismatch`: it was not run.
 * `undeclared_outcome`: it ran, and whether it has changed anything is not known.
 */
export class ActionMistake extends Error {
  constructor(
    readonly code: 'input_mismatch' | 'undeclared_outcome',
    reason: string,
  ) {
    super(reason);
    this.name = 'ActionMistake';
  }
}
