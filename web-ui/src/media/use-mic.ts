import { onScopeDispose, ref, watch } from 'vue'
import { capture } from './capture'
import { decibels } from './levels'
import { MicWatch, type MicNote } from './mic-watch'
import { useMedia } from './use-media'

const LOOK_MILLIS = 200
/** Where a meter begins. */
const QUIET_DB = -60

/** How loud the microphone of this page is, whether it is sent or not, and what somebody should know of it. */
export function useMic() {
  const media = useMedia()
  const level = ref(0)
  const note = ref<MicNote | null>(null)
  let ear: { sound: AudioContext; analyser: AnalyserNode } | null = null
  let mic = new MicWatch()

  function listen(track: MediaStreamTrack | undefined): void {
    void ear?.sound.close()
    ear = null
    mic = new MicWatch()
    level.value = 0
    note.value = null
    if (!track) return
    const sound = new AudioContext()
    const analyser = sound.createAnalyser()
    analyser.fftSize = 2048
    sound.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    ear = { sound, analyser }
  }

  function look(): void {
    if (!ear) return
    // A browser that has not been touched yet lets nobody listen; that says nothing about the microphone.
    if (ear.sound.state !== 'running') return void ear.sound.resume().catch(() => undefined)
    const samples = new Float32Array(ear.analyser.fftSize)
    ear.analyser.getFloatTimeDomainData(samples)
    const loud = decibels(samples)
    level.value = Math.min(1, Math.max(0, 1 - loud / QUIET_DB))
    note.value = mic.look(performance.now(), loud, media.muted.audio)
  }

  const stop = watch(() => capture.stream?.getAudioTracks()[0], listen, { immediate: true })
  const timer = setInterval(look, LOOK_MILLIS)
  onScopeDispose(() => {
    stop()
    clearInterval(timer)
    void ear?.sound.close()
  })
  return { level, note }
}
