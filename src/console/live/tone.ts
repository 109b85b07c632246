/** Two short notes, one above the other: heard beside other work, and no file to load. */
const NOTES = [
  { hertz: 660, from: 0, to: 0.12 },
  { hertz: 880, from: 0.1, to: 0.28 },
]
const LOUDNESS = 0.08
const REST_MS = 1500

let audio: AudioContext | null = null
let last = 0

/** Plays the tone, not more often than one can tell apart. Before the first press on the page browsers keep it silent. */
export function playTone(now = Date.now()): void {
  if (now - last < REST_MS || typeof AudioContext === 'undefined') return
  last = now
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined)
  for (const note of NOTES) {
    const oscillator = audio.createOscillator()
    const volume = audio.createGain()
    oscillator.frequency.value = note.hertz
    volume.gain.setValueAtTime(0, audio.currentTime + note.from)
    volume.gain.linearRampToValueAtTime(LOUDNESS, audio.currentTime + note.from + 0.02)
    volume.gain.linearRampToValueAtTime(0, audio.currentTime + note.to)
    oscillator.connect(volume).connect(audio.destination)
    oscillator.start(audio.currentTime + note.from)
    oscillator.stop(audio.currentTime + note.to)
  }
}
