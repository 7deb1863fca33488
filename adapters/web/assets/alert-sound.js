// Plays the sounds of the desk's alerts.

const HERTZ = { calm: [520], urgent: [880, 620, 880, 620] };
const NOTE_SECONDS = 0.22;

/** @type {AudioContext | undefined} */
let audio;

/**
 * @param {boolean} urgent
 * @param {number} [wait] how many notes later
 */
export function play(urgent, wait = 0) {
  if (!audio) return;
  for (const [place, hertz] of HERTZ[urgent ? 'urgent' : 'calm'].entries()) {
    const at = audio.currentTime + (wait + place) * NOTE_SECONDS;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + NOTE_SECONDS);
  }
}

/**
 * Turns on sound. Some browsers do not allow a page to make a sound until someone has clicked on it or
 * pressed a key.
 * @param {() => void} whenAllowed
 */
export async function unlock(whenAllowed) {
  if (!audio) {
    audio = new AudioContext();
    audio.addEventListener('statechange', whenAllowed);
  }
  if (audio.state !== 'running') await audio.resume();
}

/** Undefined until a page asks for sound. */
export const soundState = () => audio?.state;
