/** A prepared answer; the customer does not see its title. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
