/** The files that were chosen in this page, by the id of their message: bytes have no place in what outlives it. */
export const heldFiles = new Map<string, File>();
