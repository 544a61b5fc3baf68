let audio: AudioContext | undefined;

/** Hertz, of soft tones one after the other. */
const tunes = {
  /** Somebody asks for a person. */
  request: [660, 880],
  /** Somebody waits for too long. */
  promise: [520],
} as const;

/** Silent where the browser wants a click first, or has no sound. */
export const chime = (tune: keyof typeof tunes): void => {
  try {
    const context = (audio ??= new AudioContext());
    void context.resume();
    tunes[tune].forEach((hertz, index) => tone(context, hertz, 0.16 * index));
  } catch {
    // Title and list tell it too.
  }
};

/** @param hertz its pitch. @param delay when it begins, in seconds from now. */
const tone = (context: AudioContext, hertz: number, delay: number): void => {
  const begin = context.currentTime + delay;
  const [voice, volume] = [context.createOscillator(), context.createGain()];
  voice.frequency.value = hertz;
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(0.12, begin + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.35);
  voice.connect(volume).connect(context.destination);
  voice.start(begin);
  voice.stop(begin + 0.4);
};
