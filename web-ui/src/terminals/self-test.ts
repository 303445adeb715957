import { timeDownload, get, timeUpload } from '../api/http'
import { brightness, decibels } from '../media/levels'
import { connection, Refused } from '../wire/connection'
import { deviceFor, listDevices } from './devices'
import { wayOf, type Measured, type Occasion, type Profile, type SelfTest } from './model'

const LOOK_MILLIS = 1500
const TONE_HERTZ = 1000
const RELAY_MILLIS = 5000
const CALL_MILLIS = 6000
const DOWN_BYTES = 2_000_000
const UP_BYTES = 900_000

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
const done = (check: string, measures: Record<string, number>, reason = ''): Measured => ({ check, tested: true, reason, measures })
const untested = (check: string, reason: string): Measured => ({ check, tested: false, reason, measures: {} })
const rounded = (value: number) => Math.round(value * 10) / 10

/** A check that breaks is one that failed, with a word for why. */
async function failing(check: string, work: () => Promise<Measured>): Promise<Measured> {
  try {
    return await work()
  } catch (error) {
    return done(check, {}, error instanceof Refused ? error.code : error instanceof Error ? error.name : 'Error')
  }
}

async function look(stream: MediaStream): Promise<Measured> {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  await video.play()
  let frames = 0
  const count = () => {
    frames++
    video.requestVideoFrameCallback(count)
  }
  video.requestVideoFrameCallback(count)
  const from = performance.now()
  await pause(LOOK_MILLIS)
  const fps = (frames * 1000) / (performance.now() - from)
  const canvas = document.createElement('canvas')
  canvas.width = 64
  canvas.height = 36
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen?.drawImage(video, 0, 0, 64, 36)
  const bright = pen ? brightness(pen.getImageData(0, 0, 64, 36).data) : 0
  const { videoWidth: width, videoHeight: height } = video
  video.srcObject = null
  return done('CAMERA', { width, height, fps: rounded(fps), brightness: rounded(bright) })
}

function loudest(ear: AnalyserNode, millis: number): Promise<number> {
  return new Promise((resolve) => {
    const samples = new Float32Array(ear.fftSize)
    let most = -100
    const until = performance.now() + millis
    const timer = setInterval(() => {
      ear.getFloatTimeDomainData(samples)
      most = Math.max(most, decibels(samples))
      if (performance.now() > until) {
        clearInterval(timer)
        resolve(most)
      }
    }, 50)
  })
}

/** How loud the tone's own frequency is, in the median of some looks: a beep in between is not the tone. */
async function toneLevel(ear: AnalyserNode, millis: number): Promise<number> {
  const spectrum = new Float32Array(ear.frequencyBinCount)
  const bin = Math.round((TONE_HERTZ * ear.fftSize) / ear.context.sampleRate)
  const levels: number[] = []
  for (const until = performance.now() + millis; performance.now() < until; ) {
    ear.getFloatFrequencyData(spectrum)
    levels.push(Math.max(-120, spectrum[bin] ?? -120))
    await pause(40)
  }
  return levels.sort((a, b) => a - b)[Math.floor(levels.length / 2)] ?? -120
}

async function listen(stream: MediaStream): Promise<Measured[]> {
  const sound = new AudioContext()
  try {
    await Promise.race([sound.resume(), pause(1000)])
    if (sound.state !== 'running') return [done('MICROPHONE', {}, 'no-sound'), untested('LOOPBACK', 'no-sound')]
    const ear = sound.createAnalyser()
    ear.fftSize = 4096
    ear.smoothingTimeConstant = 0
    sound.createMediaStreamSource(stream).connect(ear)
    const level = await loudest(ear, LOOK_MILLIS)
    const before = await toneLevel(ear, 600)
    const tone = sound.createOscillator()
    const volume = sound.createGain()
    volume.gain.value = 0.3
    tone.frequency.value = TONE_HERTZ
    tone.connect(volume).connect(sound.destination)
    tone.start()
    await pause(150)
    const during = await toneLevel(ear, 900)
    tone.stop()
    const above = during - before
    return [done('MICROPHONE', { levelDb: rounded(level) }), done('LOOPBACK', { aboveNoiseDb: rounded(above) }, above >= 4 ? '' : 'not-heard')]
  } finally {
    await sound.close()
  }
}

async function wire(terminal: string, profile: Profile | null): Promise<Measured> {
  const devices = await listDevices(profile)
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    const from = performance.now()
    await connection().command(`/app/terminals/${terminal}/devices`, { devices })
    times.push(performance.now() - from)
  }
  return done('WEBSOCKET', { millis: Math.round(times.sort((a, b) => a - b)[1] ?? 0) })
}

type Relay = { urls: string[]; username: string; credential: string }

async function relay(way: string, relays: Relay[]): Promise<Measured> {
  const servers = relays.map((one) => ({ ...one, urls: one.urls.filter((url) => wayOf(url) === way) })).filter((one) => one.urls.length)
  if (!servers.length) return untested(way, 'not-configured')
  const pc = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: 'relay' })
  let candidates = 0
  const from = performance.now()
  const finished = new Promise<void>((resolve) => {
    pc.onicecandidate = ({ candidate }) => {
      if (!candidate) return resolve()
      if (candidate.type === 'relay') candidates++
      if (candidates) resolve()
    }
  })
  pc.createDataChannel('test')
  await pc.setLocalDescription()
  await Promise.race([finished, pause(RELAY_MILLIS)])
  pc.close()
  return done(way, { candidates, millis: Math.round(performance.now() - from) }, candidates ? '' : 'no-candidate')
}

/** A call of the machine to itself: encoded, sent over the network, received and decoded again. */
async function call(stream: MediaStream, relays: Relay[]): Promise<Measured> {
  const here = new RTCPeerConnection({ iceServers: relays })
  const there = new RTCPeerConnection()
  const seen = { host: 0, srflx: 0, relay: 0 }
  here.onicecandidate = ({ candidate }) => {
    if (candidate?.type === 'host' || candidate?.type === 'srflx' || candidate?.type === 'relay') seen[candidate.type]++
    if (candidate) void there.addIceCandidate(candidate).catch(() => undefined)
  }
  there.onicecandidate = ({ candidate }) => void (candidate && here.addIceCandidate(candidate).catch(() => undefined))
  // Nothing is decoded that nobody looks at.
  const screen = document.createElement('video')
  screen.muted = true
  there.ontrack = ({ streams }) => {
    screen.srcObject = streams[0] ?? null
    void screen.play().catch(() => undefined)
  }
  try {
    for (const track of stream.getTracks()) here.addTrack(track, stream)
    await here.setLocalDescription()
    await there.setRemoteDescription(here.localDescription as RTCSessionDescription)
    await there.setLocalDescription()
    await here.setRemoteDescription(there.localDescription as RTCSessionDescription)
    const until = performance.now() + CALL_MILLIS
    let got = { frames: 0, audioPackets: 0 }
    while (performance.now() < until && (got.frames < 15 || got.audioPackets < 40)) {
      await pause(250)
      got = { frames: 0, audioPackets: 0 }
      ;(await there.getStats()).forEach((report: { type: string; kind?: string; framesDecoded?: number; packetsReceived?: number }) => {
        if (report.type !== 'inbound-rtp') return
        if (report.kind === 'video') got.frames += report.framesDecoded ?? 0
        else got.audioPackets += report.packetsReceived ?? 0
      })
    }
    return done('CALL', { ...got, ...seen })
  } finally {
    here.close()
    there.close()
    screen.srcObject = null
  }
}

const megabits = (bytes: number, millis: number) => rounded((bytes * 8) / 1000 / Math.max(1, millis))

async function down(): Promise<Measured> {
  return done('DOWNLOAD', { mbps: megabits(DOWN_BYTES, await timeDownload(`/api/bandwidth?bytes=${DOWN_BYTES}`)) })
}

async function up(): Promise<Measured> {
  const bytes = new Uint8Array(UP_BYTES)
  for (let at = 0; at < UP_BYTES; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, UP_BYTES)))
  return done('UPLOAD', { mbps: megabits(UP_BYTES, await timeUpload('/api/bandwidth', bytes)) })
}

async function open(profile: Profile | null): Promise<MediaStream> {
  const camera = await deviceFor('CAMERA', profile)
  const microphone = await deviceFor('MICROPHONE', profile)
  return navigator.mediaDevices.getUserMedia({
    // The plain sound: what filters leave of a tone says nothing about the loudspeaker.
    audio: { deviceId: microphone, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    video: { deviceId: camera, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15, max: 30 } },
  })
}

async function ofCamera(profile: Profile | null, relays: Relay[], tell: (check: string) => void): Promise<Measured[]> {
  let stream: MediaStream
  try {
    stream = await open(profile)
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'Error'
    return [done('CAMERA', {}, reason), done('MICROPHONE', {}, reason), untested('LOOPBACK', reason), done('CALL', {}, reason)]
  }
  try {
    tell('CAMERA')
    const seen = await failing('CAMERA', () => look(stream))
    tell('MICROPHONE')
    const heard = await listen(stream).catch(() => [done('MICROPHONE', {}, 'no-sound'), untested('LOOPBACK', 'no-sound')])
    tell('CALL')
    return [seen, ...heard, await failing('CALL', () => call(stream, relays))]
  } finally {
    stream.getTracks().forEach((track) => track.stop())
  }
}

/**
 * Tries everything a reception needs, in less than 20 s.
 *
 * @param printed whether a test page came out; null when that was not tried
 * @param tell what is being tested now
 */
export async function runSelfTest(terminal: string, occasion: Occasion, profile: Profile | null, printed: boolean | null, tell: (check: string) => void): Promise<SelfTest> {
  tell('WEBSOCKET')
  const checks: Measured[] = [await failing('WEBSOCKET', () => wire(terminal, profile))]
  tell('DOWNLOAD')
  checks.push(await failing('DOWNLOAD', down), await failing('UPLOAD', up))
  const relays = await get<Relay[]>('/api/relays').catch(() => [])
  const ways = Promise.all((['RELAY_UDP', 'RELAY_TCP', 'RELAY_TLS'] as const).map((way) => failing(way, () => relay(way, relays))))
  checks.push(...(await ofCamera(profile, relays, tell)))
  tell('RELAY_UDP')
  checks.push(...(await ways))
  checks.push(printed === null ? untested('PRINTING', 'not-asked') : done('PRINTING', { printed: printed ? 1 : 0 }))
  return connection().command<SelfTest>(`/app/terminals/${terminal}/self-test`, { occasion, checks })
}
