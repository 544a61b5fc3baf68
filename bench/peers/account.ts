/** The account that all peers serve; the stand-in checks none of it. */
export const account = {
  phoneNumberId: '106540352242922',
  displayPhoneNumber: '15550783881',
  accessToken: 'bench-token',
  appSecret: 'bench-secret-of-this-machine-only',
} as const;
