/** Bytes of one file, both ways: what WhatsApp takes of audio and video (WhatsApp Cloud API, Media, supported types). */
export const largestFile = 16 * 1_048_576;

/** Bytes of one part: far below the 16 MB that a MongoDB document may have, and little enough for a page of the embedded store. */
export const partSize = 524_288;
