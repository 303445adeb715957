import { computed, onScopeDispose, ref } from 'vue'
import { guestsOf, shownOf, trackAt, type Recording, type Seat } from './model'

const TICK_MILLIS = 100
const DRIFT_SECONDS = 0.25
/** Have-future-data: enough to go on. */
const READY = 3

/** Plays the tracks of all seats on one clock; the clock waits while any has to load. */
export function usePlayback(recording: Recording, elements: ReadonlyMap<Seat, HTMLVideoElement>) {
  const seats: Seat[] = ['terminal', 'desk', ...guestsOf(recording.tracks), ...shownOf(recording.tracks)]
  const position = ref(0)
  const playing = ref(false)
  const rate = ref(1)
  let tickedAt = performance.now()

  function steer(seat: Seat): boolean {
    const element = elements.get(seat)
    if (!element) return true
    const track = trackAt(recording.tracks, seat, position.value)
    element.hidden = !track
    if (!track) {
      element.pause()
      return true
    }
    if (element.dataset.track !== track.name) {
      element.dataset.track = track.name
      element.src = track.url
    }
    const wanted = (position.value - track.offsetMillis) / 1000
    if (Math.abs(element.currentTime - wanted) > DRIFT_SECONDS && !element.seeking) element.currentTime = wanted
    element.playbackRate = rate.value
    if (playing.value && element.paused && !element.ended) void element.play().catch(() => undefined)
    if (!playing.value) element.pause()
    return element.readyState >= READY || element.ended
  }

  function tick() {
    const now = performance.now()
    const ready = seats.map(steer).every(Boolean)
    if (playing.value && ready) position.value = Math.min(recording.durationMillis, position.value + (now - tickedAt) * rate.value)
    if (position.value >= recording.durationMillis) playing.value = false
    tickedAt = now
  }
  const timer = setInterval(tick, TICK_MILLIS)
  onScopeDispose(() => clearInterval(timer))

  function toggle() {
    if (!playing.value && position.value >= recording.durationMillis) position.value = 0
    playing.value = !playing.value
    tick()
  }
  function seek(millis: number) {
    position.value = Math.min(recording.durationMillis, Math.max(0, millis))
    tick()
  }
  return { position, playing, rate, toggle, seek, seconds: computed(() => position.value / 1000) }
}
