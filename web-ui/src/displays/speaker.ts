import { reactive } from 'vue'

/** Plays recorded sounds one after another, and measures what is really played. */
export class Speaker {
  readonly state = reactive({
    /** the browser lets nothing be heard before somebody touches the page */
    blocked: false,
    /** the loudest that was really played, 0 to 1 */
    peak: 0,
  })
  private readonly audio = new AudioContext()
  private readonly meter = this.audio.createAnalyser()
  private readonly sounds = new Map<string, Promise<AudioBuffer>>()
  private playing: AudioBufferSourceNode[] = []

  constructor() {
    this.meter.connect(this.audio.destination)
    this.audio.addEventListener('statechange', () => this.check())
    this.check()
  }

  private check(): void {
    this.state.blocked = this.audio.state !== 'running'
  }

  /** @param address of a sound; each is asked for once */
  load(address: string): Promise<AudioBuffer> {
    const known = this.sounds.get(address)
    if (known) return known
    const loading = fetch(address)
      .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.status}`))))
      .then((bytes) => this.audio.decodeAudioData(bytes))
    loading.catch(() => this.sounds.delete(address))
    this.sounds.set(address, loading)
    return loading
  }

  /** To the end, or until it is stopped. */
  async play(buffers: AudioBuffer[], pauseSeconds: number): Promise<void> {
    let at = this.audio.currentTime + pauseSeconds
    const sources = buffers.map((buffer) => {
      const source = new AudioBufferSourceNode(this.audio, { buffer })
      source.connect(this.meter)
      source.start(at)
      at += buffer.duration
      return source
    })
    this.playing = sources
    const meters = setInterval(() => this.measure(), 40)
    await new Promise((over) => sources.at(-1)?.addEventListener('ended', over))
    clearInterval(meters)
  }

  stop(): void {
    for (const source of this.playing) source.stop()
  }

  private measure(): void {
    const wave = new Float32Array(this.meter.fftSize)
    this.meter.getFloatTimeDomainData(wave)
    this.state.peak = Math.max(this.state.peak, ...wave.map(Math.abs))
  }

  async unblock(): Promise<void> {
    await this.audio.resume()
    this.check()
  }

  close(): void {
    void this.audio.close()
  }
}
