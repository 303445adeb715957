/** Rings until told to stop: two short tones every two seconds, but when something else is to be heard. */
export function ring(isHushed: () => boolean = () => false): () => void {
  const audio = new AudioContext()
  const tone = (at: number, frequency: number) => {
    const oscillator = audio.createOscillator()
    const gain = audio.createGain()
    oscillator.frequency.value = frequency
    gain.gain.setValueAtTime(0.0001, at)
    gain.gain.exponentialRampToValueAtTime(0.2, at + 0.03)
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.35)
    oscillator.connect(gain).connect(audio.destination)
    oscillator.start(at)
    oscillator.stop(at + 0.4)
  }
  const both = () => {
    if (isHushed()) return
    tone(audio.currentTime, 660)
    tone(audio.currentTime + 0.4, 880)
  }
  both()
  const timer = setInterval(both, 2000)
  return () => {
    clearInterval(timer)
    void audio.close()
  }
}
