import type { Me } from './me';

/** Whether this account serves customers, or oversees those who do; others only write or draw. */
export const hasPlace = ({ roles }: Me): boolean => ['agent', 'supervisor', 'admin'].some((role) => roles.includes(role));
