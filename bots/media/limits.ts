/** Bytes of one file, both ways: what WhatsApp takes of audio and video (WhatsApp Cloud API, Media, supported types). */
export const largestFile = 16 * 1_048_576;
/** What an agent reads of a customer's file that is larger. */
export const tooLarge = `It is larger than ${largestFile / 1_048_576} MB. Ask the customer for a smaller one.`;

/** Bytes of one part: far below the 16 MB that a MongoDB document may have, and little enough for a page of the embedded store. */
export const partSize = 524_288;
