import type { Agent, Presence } from '../../handoff/desk/agent';
import { collection } from '../storage/store';

/** Those of the house. A turn that gives somebody a place, or takes it, changes their record in its own commit. */
export const agents = collection<Agent>('agents', { fields: {}, indexes: [], followed: true });

export const presences = collection<Presence>('presences', { fields: { leaseUntil: 'number' }, indexes: [], followed: true });
