import type { Way } from './situation';

/** What happens while the customer waits, and no person has come. */
export const isSilent = ({ by }: Pick<Way, 'by'>): boolean => by.type === 'outcome' || by.type === 'closed' || by.type === 'nobody';
