/** Whether an address is a business-scoped user id (`US.13491208655302741918`), which a customer without a phone number has. */
export const isUserId = (address: unknown): boolean => typeof address === 'string' && /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/.test(address);
