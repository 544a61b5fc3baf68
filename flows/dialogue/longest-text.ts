/**
 * The longest text that a customer or an agent writes: UTF-16 units, which a page's `maxlength` counts too. As much as WhatsApp
 * takes in one bubble (Cloud API reference, Messages: text.body), so that a text fits whichever door it is quoted at.
 */
export const longestText = 4_096;
