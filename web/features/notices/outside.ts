/** Beyond the page: notifications of the browser, and a sound. */

/** Whether this browser has them at all: on pages that are not secure, none has. */
export const canNotify = () => 'Notification' in window && isSecureContext;

export const mayNotify = () => canNotify() && Notification.permission === 'granted';

/** Asks the person, where the browser still does. Only from a click. */
export async function askToNotify(): Promise<boolean> {
  return canNotify() && (await Notification.requestPermission()) === 'granted';
}

export interface Outside {
  title: string;
  body: string;
  /** A later one of the same takes its place. */
  about: string;
  open: () => void;
}

/** @returns whether it could be shown */
export function notify({ title, body, about, open }: Outside): boolean {
  if (!mayNotify()) return false;
  try {
    const shown = new Notification(title, { body, tag: `jornada ${about}`, icon: '/icon.svg', silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
      open();
    };
    return true;
  } catch {
    // Browsers of phones have the word and do not keep it.
    return false;
  }
}

const NOTES_HZ = [659.3, 987.8];
const APART_S = 0.12;
const LASTS_S = 0.5;
const LOUDNESS = 0.08;

let audio: AudioContext | undefined;

/** Two soft notes. Browsers keep silent until somebody has clicked in the page. */
export async function sound(): Promise<void> {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') await Promise.race([audio.resume(), pause()]);
  if (audio.state !== 'running') return;
  for (const [at, hertz] of NOTES_HZ.entries()) ring(audio, hertz, audio.currentTime + at * APART_S);
}

/** A browser that does not allow it never answers. */
const pause = () => new Promise((done) => setTimeout(done, 500));

function ring(context: AudioContext, hertz: number, from: number) {
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + LASTS_S);
  tone.connect(loudness).connect(context.destination);
  tone.start(from);
  tone.stop(from + LASTS_S);
}
