import { customer } from './customer';
import { follower } from './follower';
import type { Product } from './open-product';
import type { Talk } from './talk';
import { visitor } from './visitor';

/** The doors through which each journey goes. */
export interface Door {
  readonly name: 'whatsapp' | 'messenger' | 'webchat';
  /** Somebody new, whom the bank knows. @param locale what a page of ours is opened in; the other doors know no language. */
  readonly somebody: (product: Product, locale?: 'en' | 'de') => Promise<Talk>;
}

/** A door at which somebody may write whom the bank does not know. */
export interface PublicDoor extends Door {
  readonly stranger: (product: Product) => Promise<Talk>;
}

let count = 0;
/** The bank knows every address, but for those that end in 9. */
const next = (prefix: string, last: '0' | '9'): string => `${prefix}${String(++count).padStart(4, '0')}${last}`;

export const publicDoors: readonly PublicDoor[] = [
  {
    name: 'whatsapp',
    somebody: async ({ graph }) => customer(graph, next('49155560', '0')),
    stranger: async ({ graph }) => customer(graph, next('49155560', '9')),
  },
  {
    name: 'messenger',
    somebody: async ({ graph }) => follower(graph, next('240688511223', '0')),
    stranger: async ({ graph }) => follower(graph, next('240688511223', '9')),
  },
];

/** A visitor of the web chat has been let in by the bank, which knows all of them. */
export const doors: readonly Door[] = [...publicDoors, { name: 'webchat', somebody: (product, locale = 'en') => visitor(product, locale) }];
