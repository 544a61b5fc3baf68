/** Whether an address of WhatsApp's is a phone number (digits, at most 15 of them by E.164); otherwise it is a user id. */
export const isPhone = (address: string): boolean => /^\+?\d{5,15}$/.test(address);
