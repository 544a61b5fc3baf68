/** What the bots of the other frameworks say; ours has it in its texts. */
export const spoken = {
  ask: 'Did you lose your card, or was it stolen?',
  choices: ['I lost it', 'It was stolen'],
  noted: 'Thank you, I have noted that.',
  unknown: "I'm sorry, I didn't understand that. Could you put it another way?",
} as const;
