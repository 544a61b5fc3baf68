/** Enough to tell two customers apart, too little to call them. */
export const maskAddress = (address: string): string => (address.length > 4 ? `••••${address.slice(-4)}` : '••••');
