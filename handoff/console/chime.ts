let audio: AudioContext | undefined;

/** Two soft tones. Silent where the browser wants a click first, or has no sound. */
export const chime = (): void => {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    tone(audio, 660, 0);
    tone(audio, 880, 0.16);
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
