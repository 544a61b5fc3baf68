import type { Me } from './me';

/** Whether they see everybody's work and may take it over. */
export const oversees = ({ roles }: Me): boolean => roles.includes('supervisor') || roles.includes('admin');
