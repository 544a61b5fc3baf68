/** The server turned a request away. */
export class Refused extends Error {
  /** @param by who was faster, where somebody was. */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly by: string | null = null,
  ) {
    super(`The server answered ${status} ${code}.`);
    this.name = 'Refused';
  }

  /** Whether the same request may go through later. */
  get mayPass(): boolean {
    return this.status >= 500 || this.status === 408 || this.status === 429;
  }
}
