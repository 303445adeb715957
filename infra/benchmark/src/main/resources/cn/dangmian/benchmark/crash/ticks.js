// A microphone that says what time it is: another of 32 tones every 50 milliseconds, and the first again after 1.6 s.
(() => {
  const SLOT = 50
  const TONES = 32
  const LOWEST = 400
  const STEP = 80
  const AHEAD = 4000
  const AGAIN = 1000
  const devices = navigator.mediaDevices
  if (!devices) return

  function microphone() {
    const audio = new AudioContext({ sampleRate: 48_000 })
    const tone = new OscillatorNode(audio)
    const out = new MediaStreamAudioDestinationNode(audio, { channelCount: 1 })
    tone.connect(new GainNode(audio, { gain: 0.3 })).connect(out)
    tone.start()
    // Long before they are heard, so that a page that is busy says no wrong time.
    const set = () => {
      const shift = audio.currentTime - Date.now() / 1000
      const first = Math.ceil(Date.now() / SLOT) + 2
      tone.frequency.cancelScheduledValues((first * SLOT) / 1000 + shift)
      for (let slot = first; slot < first + AHEAD / SLOT; slot++)
        tone.frequency.setValueAtTime(LOWEST + STEP * (slot % TONES), (slot * SLOT) / 1000 + shift)
    }
    set()
    setInterval(set, AGAIN)
    return out.stream.getAudioTracks()[0]
  }
  let track = null
  const own = () => (track ??= microphone())

  const before = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (wanted) => {
    const stream = await before(wanted)
    const [sound] = stream.getAudioTracks()
    if (!sound) return stream
    const ticking = own().clone()
    ticking.getSettings = sound.getSettings.bind(sound)
    ticking.getCapabilities = sound.getCapabilities.bind(sound)
    ticking.applyConstraints = async () => undefined
    stream.removeTrack(sound)
    stream.addTrack(ticking)
    return stream
  }
})()
